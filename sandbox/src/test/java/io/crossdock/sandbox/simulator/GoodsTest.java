package io.crossdock.sandbox.simulator;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.crossdock.sandbox.simulator.Goods.Item;
import io.crossdock.schemas.barcode.Anomaly;
import io.crossdock.schemas.barcode.Code;
import io.crossdock.schemas.barcode.CodeKind;
import io.crossdock.transforms.barcode.gs1.Gs1Code;
import io.crossdock.transforms.barcode.gs1.Gs1Fault;
import io.crossdock.transforms.barcode.gs1.Gs1Parser;
import io.crossdock.transforms.barcode.gs1.Gs1Result;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.JUnit4;

@RunWith(JUnit4.class)
public class GoodsTest {
  private static final Gs1Parser PARSER = new Gs1Parser();

  private final SplittableRandom random = new SplittableRandom(11);
  private final Goods goods = new Goods(random.split());

  @Test
  public void allNotationsOfAPalletAreOneSscc() {
    Item pallet = goods.newPallet();
    Set<String> notations = notations(pallet);
    assertThat(notations.size(), is(5));
    assertThat(notations, hasItem(pallet.sscc()));
    assertThat(notations, hasItem("]C100" + pallet.sscc()));
    assertThat(notations, hasItem("https://id.example.com/00/" + pallet.sscc()));
    for (String notation : notations) {
      assertThat(
          notation, code(notation), is(new Code(CodeKind.SSCC, "(00)" + pallet.sscc(), true)));
    }
  }

  @Test
  public void allNotationsOfACaseAreOneSerial() {
    Item box = goods.newCase(random);
    Set<String> notations = notations(box);
    assertThat(notations.size(), is(5));
    assertThat(notations, hasItem(containsString("\u001d")));
    assertThat(notations, hasItem(startsWith("]d2")));
    String key = "(01)" + box.gtin() + "(21)" + box.serial();
    for (String notation : notations) {
      assertThat(notation, code(notation), is(new Code(CodeKind.SGTIN, key, true)));
    }
  }

  @Test
  public void allNotationsOfAClassAreOneGtinOrBatch() {
    Set<CodeKind> kinds = new TreeSet<>();
    for (int i = 0; i < 200; i++) {
      Item item = goods.ofClass(random);
      String key = "(01)" + item.gtin() + (item.batch() ? "(10)" + item.serial() : "");
      CodeKind kind = item.batch() ? CodeKind.LGTIN : CodeKind.GTIN;
      kinds.add(kind);
      for (String notation : notations(item)) {
        assertThat(notation, code(notation), is(new Code(kind, key, false)));
      }
    }
    assertThat(kinds, is(Set.of(CodeKind.GTIN, CodeKind.LGTIN)));
  }

  @Test
  public void someProductsHaveUpcA() {
    Set<String> all = new HashSet<>();
    for (int i = 0; i < 300; i++) {
      all.addAll(notations(goods.ofClass(random)));
    }
    assertThat(all, hasItem(matchesPattern("614141\\d{6}|0?614141\\d{6}")));
    assertThat(all, hasItem(matchesPattern("952\\d{10}")));
    assertThat(all, hasItem(matchesPattern("]E0952\\d{10}")));
  }

  @Test
  public void noSerialIsGivenTwice() {
    Set<Item> given = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      given.add(goods.newPallet());
      given.add(goods.newCase(random));
    }
    assertThat(given.size(), is(2_000));
  }

  @Test
  public void otherGoodsAreOfAnotherProduct() {
    Item item = goods.ofClass(random);
    for (int i = 0; i < 500; i++) {
      assertThat(goods.otherThan(item, random).gtin(), is(not(item.gtin())));
    }
  }

  @Test
  public void eachMisreadingHasTheFaultItSays() {
    Map<Anomaly.Kind, Integer> kinds = new EnumMap<>(Anomaly.Kind.class);
    for (int i = 0; i < 2_000; i++) {
      Misreading misreading = Misreading.of(goods.ofClass(random).gtin(), random);
      Gs1Result result = PARSER.parse(misreading.code());
      assertThat(misreading.toString(), result, is(instanceOf(Gs1Fault.class)));
      assertThat(
          misreading.toString(), ((Gs1Fault) result).reason().name(), is(misreading.kind().name()));
      kinds.merge(misreading.kind(), 1, Integer::sum);
    }
    assertThat(
        kinds.keySet(),
        is(
            Set.of(
                Anomaly.Kind.EMPTY_CODE,
                Anomaly.Kind.NOT_DIGITS,
                Anomaly.Kind.WRONG_LENGTH,
                Anomaly.Kind.WRONG_CHECK_DIGIT,
                Anomaly.Kind.BAD_ELEMENTS)));
    kinds.forEach((kind, count) -> assertThat(kind.name(), count, is(greaterThanOrEqualTo(150))));
  }

  private Set<String> notations(Item item) {
    Set<String> notations = new TreeSet<>();
    for (int i = 0; i < 100; i++) {
      notations.add(goods.code(item, random));
    }
    return notations;
  }

  private static Code code(String raw) {
    Gs1Result result = PARSER.parse(raw);
    if (result instanceof Gs1Code good) {
      return good.code();
    }
    throw new AssertionError(raw + " is faulty: " + result);
  }
}
