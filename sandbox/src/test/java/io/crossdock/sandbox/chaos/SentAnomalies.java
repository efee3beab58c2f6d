package io.crossdock.sandbox.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the records of an anomalies topic say in the end.
 *
 * @param last of each anomaly that was not withdrawn, what the record of the highest revision says
 * @param doubled records that say the same revision of the same anomaly as one before
 */
record SentAnomalies(Set<String> last, int doubled) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static SentAnomalies of(List<String> records) throws JsonProcessingException {
    Map<String, ObjectNode> byId = new HashMap<>();
    Set<String> seen = new HashSet<>();
    int doubled = 0;
    for (String record : records) {
      ObjectNode anomaly = (ObjectNode) JSON.readTree(record);
      String id = anomaly.required("id").asText();
      int revision = anomaly.required("revision").asInt();
      if (!seen.add(id + " " + revision)) {
        doubled++;
      }
      ObjectNode known = byId.get(id);
      if (known == null || known.required("revision").asInt() <= revision) {
        byId.put(id, anomaly);
      }
    }
    Set<String> last = new TreeSet<>();
    for (ObjectNode anomaly : byId.values()) {
      if (!anomaly.required("withdrawn").asBoolean()) {
        anomaly.remove("revision"); // depends on the order of arrival
        last.add(anomaly.toString());
      }
    }
    return new SentAnomalies(last, doubled);
  }
}
