package io.crossdock.io.format;

import io.crossdock.schemas.epcis.*;
import java.util.*;
import org.junit.Test;

public class EpcisXmlTest {
  @Test
  public void scratch() throws Exception {
    for (String version : List.of("1.2", "2.0"))
      for (var d : EpcisDocuments.xml(version).entrySet()) {
        for (boolean strict : new boolean[] {false, true})
          try {
            System.out.println(
                "VERDICT "
                    + strict
                    + " OK "
                    + version
                    + " "
                    + d.getKey()
                    + " "
                    + EpcisXml.events(d.getValue(), strict).size());
          } catch (MessageException e) {
            String m = String.valueOf(e.getMessage());
            System.out.println(
                "VERDICT "
                    + strict
                    + " NO "
                    + version
                    + " "
                    + d.getKey()
                    + " "
                    + m.substring(0, Math.min(200, m.length())));
          }
      }
    var json = EpcisDocuments.json();
    for (var d : EpcisDocuments.xml("2.0").entrySet()) {
      byte[] twin = json.get(d.getKey().replace(".xml", ".json"));
      if (twin == null) continue;
      try {
        var a = EpcisXml.events(d.getValue(), false);
        var b = EpcisJson.events(twin);
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
          if (i >= a.size() || i >= b.size()) {
            System.out.println("TWIN size " + d.getKey() + " " + a.size() + " " + b.size());
            break;
          }
          List<String> x = flat(a.get(i).content()), y = flat(b.get(i).content());
          List<String> xo = new ArrayList<>(x), yo = new ArrayList<>(y);
          for (String s : y) xo.remove(s);
          for (String s : x) yo.remove(s);
          System.out.println(
              "TWIN "
                  + (xo.isEmpty() && yo.isEmpty() ? "same " : "DIFF ")
                  + d.getKey()
                  + " "
                  + i
                  + " xml: "
                  + xo
                  + " json: "
                  + yo);
        }
      } catch (MessageException e) {
        System.out.println("TWIN refused " + d.getKey() + e.getMessage());
      }
    }
  }

  static List<String> flat(EpcisNode n) {
    List<String> out = new ArrayList<>();
    walk("", n, out);
    Collections.sort(out);
    return out;
  }

  static void walk(String p, EpcisNode n, List<String> out) {
    if (n.children().isEmpty()) out.add(p + "/" + n.name() + "=" + n.value());
    for (EpcisNode c : n.children()) walk(p + "/" + n.name(), c, out);
  }
}
