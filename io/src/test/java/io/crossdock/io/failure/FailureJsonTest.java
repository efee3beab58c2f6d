package io.crossdock.io.failure;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossdock.io.postgres.Samples;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.source.Source;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import org.junit.Test;

public class FailureJsonTest {

  @Test
  public void everyFailureComesBack() {
    Random random = new Random(3);
    for (int i = 0; i < 500; i++) {
      Failure failure = any(random);
      String line = FailureJson.encode(failure);
      assertThat(line, not(containsString("\n")));
      assertThat(
          FailureJson.decode(line.getBytes(StandardCharsets.UTF_8)), equalTo(Optional.of(failure)));
    }
  }

  private static Failure any(Random random) {
    byte[] payload = new byte[random.nextInt(200)];
    random.nextBytes(payload);
    byte[] key = new byte[random.nextInt(20)];
    random.nextBytes(key);
    FailureKind[] kinds = FailureKind.values();
    return new Failure(
        new UUID(random.nextLong(), random.nextLong()),
        text(random),
        text(random),
        text(random),
        kinds[random.nextInt(kinds.length)],
        text(random),
        payload,
        text(random),
        key,
        new Source(text(random), random.nextInt(), random.nextLong(), text(random)),
        random.nextLong(),
        random.nextBoolean() ? OptionalLong.of(random.nextLong()) : OptionalLong.empty(),
        random.nextInt());
  }

  /** Any characters but halves of surrogate pairs, which no UTF-8 holds. */
  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.appendCodePoint(
          random.nextInt(4) == 0 ? 0x10000 + random.nextInt(0x1000) : random.nextInt(0xD800));
    }
    return text.toString();
  }

  @Test
  public void hasTheContractsFields() throws IOException {
    List<String> fields = new ArrayList<>();
    new ObjectMapper()
        .readTree(FailureJson.encode(Samples.failure(1, 1)))
        .fieldNames()
        .forEachRemaining(fields::add);
    assertThat(
        fields,
        containsInAnyOrder(
            Arrays.stream(Failure.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toArray(String[]::new)));
  }

  @Test
  public void whatIsNoFailureIsRefused() {
    String good = FailureJson.encode(Samples.failure(1, 1));
    for (String bad :
        List.of(
            "",
            "[]",
            "{}",
            good.substring(0, good.length() - 1),
            good.replace("MALFORMED", "ODD"),
            good.replace("\"attempt\":1", "\"attempt\":\"1\""),
            good.replace("\"attempt\":1", "\"attempt\":12345678901"),
            good.replace("\"tenant\":\"acme\"", "\"tenant\":null"),
            good.replace("\"payload\":\"", "\"payload\":\"%%"),
            good.replaceFirst("\"key\":\"[^\"]*\"", "\"key\":null"))) {
      IllegalArgumentException thrown =
          assertThrows(
              bad,
              IllegalArgumentException.class,
              () -> FailureJson.decode(bad.getBytes(StandardCharsets.UTF_8)));
      assertThat(thrown.getMessage(), containsString("no failure: "));
    }
  }
}
