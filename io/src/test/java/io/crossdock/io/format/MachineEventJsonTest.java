package io.crossdock.io.format;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notANumber;
import static org.junit.Assert.assertThrows;

import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.maintenance.MachineEvent;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.maintenance.Samples;
import io.crossdock.schemas.maintenance.VibrationBlock;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.Test;

/** Machine events as JSON, field by field. */
public class MachineEventJsonTest {
  private static final Source SOURCE = Source.kafka("machines", 1, 7);
  private static final long NINE = 1_767_603_600_123_456L;
  private static final String HEAD =
      "\"tenant\":\"acme\",\"machineId\":\"m1\",\"timestamp\":\"2026-01-05T09:00:00.123456Z\",";
  private static final String BLOCK = "\"sensorId\":\"de\",\"rate\":25600,";

  private static SourceMessage message(String json, String tenant) {
    return new SourceMessage(
        json.getBytes(StandardCharsets.UTF_8), "", new byte[0], tenant, NINE + 1_000, 1, SOURCE);
  }

  private static MachineEvent decode(String json) throws MessageException {
    return FromJson.machineEvent(message(json, ""), "default", name -> {});
  }

  private static VibrationBlock block(double fullScale, double shaft, float... samples) {
    return VibrationBlock.of(
        "acme",
        "m1",
        "de",
        25_600,
        Samples.of(samples),
        fullScale,
        shaft,
        NINE,
        NINE + 1_000,
        SOURCE);
  }

  @Test
  public void aBlockIsInMetresPerSecondSquaredWhateverItsUnit() throws MessageException {
    assertThat(
        decode("{" + HEAD + BLOCK + "\"samples\":[1,-2.5,3e-3]}"),
        equalTo(block(Double.NaN, Double.NaN, 1, -2.5f, 3e-3f)));
    assertThat(
        decode(
            "{"
                + HEAD
                + "\"samples\":[1,-2],\"fullScale\":16,\"shaftHz\":29.95,"
                + BLOCK
                + "\"unit\":\"g\"}"),
        equalTo(block(16 * 9.80665, 29.95, (float) 9.80665, (float) -19.6133)));
    assertThat(
        decode("{" + HEAD + BLOCK + "\"unit\":\"mg\",\"samples\":[1000],\"shaftHz\":null}"),
        equalTo(block(Double.NaN, Double.NaN, (float) (1_000 * 9.80665e-3))));
    String base64 =
        Base64.getEncoder().encodeToString(Samples.of(1, Float.MIN_VALUE, -0f).toBytes());
    assertThat(
        decode("{" + HEAD + BLOCK + "\"unit\":\"m/s2\",\"samplesBase64\":\"" + base64 + "\"}"),
        equalTo(block(Double.NaN, Double.NaN, 1, Float.MIN_VALUE, -0f)));
  }

  @Test
  public void aReadingHasWhatIsMeasured() throws MessageException {
    ProcessReading reading =
        (ProcessReading)
            decode(
                "{"
                    + HEAD
                    + "\"variant\":\"L\",\"airTemperature\":298.1,"
                    + "\"processTemperatureCelsius\":35.5,\"speed\":1551,\"torque\":42.8}");
    assertThat(reading.variant(), equalTo("L"));
    assertThat(reading.airKelvin(), equalTo(298.1));
    assertThat(reading.processKelvin(), equalTo(35.5 + 273.15));
    assertThat(reading.speedRpm(), equalTo(1_551.0));
    assertThat(reading.torqueNm(), equalTo(42.8));
    assertThat(reading.toolWearMinutes(), notANumber());
    assertThat(reading.eventTimeMicros(), equalTo(NINE));
    ProcessReading worn =
        (ProcessReading) decode("{" + HEAD + "\"toolWear\":0,\"speed\":null,\"variant\":null}");
    assertThat(worn.toolWearMinutes(), equalTo(0.0));
    assertThat(worn.variant(), equalTo(""));
  }

  @Test
  public void whatIsEncodedIsDecodedAgain() throws MessageException {
    Random random = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      MachineEvent event = random.nextBoolean() ? block(random) : reading(random);
      String json = new String(MachineEventJson.encode(event), StandardCharsets.UTF_8);
      MachineEvent decoded =
          FromJson.machineEvent(
              new SourceMessage(
                  json.getBytes(StandardCharsets.UTF_8),
                  MachineEventJson.CONTENT_TYPE,
                  new byte[0],
                  "",
                  event.arrivalMicros(),
                  1,
                  SOURCE),
              "default",
              name -> {
                throw new AssertionError(name);
              });
      assertThat(json, decoded, equalTo(event));
    }
  }

  private static VibrationBlock block(Random random) {
    float[] samples = new float[1 + random.nextInt(200)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = anyFloat(random);
    }
    return VibrationBlock.of(
        "acme " + random.nextInt(9),
        "m\n\"ü" + random.nextInt(9),
        "de",
        1 + random.nextDouble() * 1e5,
        Samples.of(samples),
        random.nextBoolean() ? Double.NaN : 0.1 + random.nextDouble() * 1e3,
        random.nextBoolean() ? Double.NaN : random.nextDouble() * 100,
        NINE + random.nextInt(),
        NINE + random.nextInt(),
        SOURCE);
  }

  private static ProcessReading reading(Random random) {
    return ProcessReading.of(
        "acme",
        "m1",
        random.nextBoolean() ? "" : "H",
        random.nextBoolean() ? Double.NaN : random.nextDouble() * 400,
        random.nextBoolean() ? Double.NaN : random.nextDouble() * 400,
        random.nextDouble() * 3_000,
        random.nextBoolean() ? Double.NaN : random.nextGaussian() * 40,
        random.nextBoolean() ? Double.NaN : random.nextInt(250),
        NINE + random.nextInt(),
        NINE + random.nextInt(),
        SOURCE);
  }

  /** Of all finite floats up to the bound, the smallest as likely as the largest. */
  private static float anyFloat(Random random) {
    float value = Float.intBitsToFloat(random.nextInt());
    return Math.abs(value) <= AccelerationUnit.MOST ? value : random.nextFloat();
  }

  @Test
  public void anArrayOfShortestDecimalsIsReadToTheSameFloats() throws MessageException {
    Random random = new Random(6);
    for (int round = 0; round < 100; round++) {
      float[] samples = new float[10_000];
      StringBuilder json = new StringBuilder("{").append(HEAD).append(BLOCK).append("\"samples\":");
      for (int i = 0; i < samples.length; i++) {
        samples[i] = anyFloat(random);
        json.append(i == 0 ? '[' : ',').append(samples[i]);
      }
      VibrationBlock read = (VibrationBlock) decode(json.append("]}").toString());
      assertThat(read.samples(), equalTo(Samples.of(samples)));
    }
  }

  @Test
  public void aMillionSamplesAreReadAndOneMoreIsTooLarge() throws MessageException {
    String million = "1,".repeat(SampleValues.MOST - 1) + "1";
    assertThat(
        ((VibrationBlock) decode("{" + HEAD + BLOCK + "\"samples\":[" + million + "]}"))
            .samples()
            .size(),
        equalTo(SampleValues.MOST));
    assertTooLarge("{" + HEAD + BLOCK + "\"samples\":[" + million + ",1]}");
    byte[] bytes = new byte[SampleValues.MOST * Float.BYTES];
    String full = Base64.getEncoder().encodeToString(bytes);
    assertThat(
        ((VibrationBlock) decode("{" + HEAD + BLOCK + "\"samplesBase64\":\"" + full + "\"}"))
            .samples()
            .size(),
        equalTo(SampleValues.MOST));
    String over = Base64.getEncoder().encodeToString(new byte[bytes.length + Float.BYTES]);
    assertTooLarge("{" + HEAD + BLOCK + "\"samplesBase64\":\"" + over + "\"}");
  }

  private static void assertTooLarge(String json) {
    MessageException refused = refused(json);
    assertThat(refused.kind(), equalTo(FailureKind.TOO_LARGE));
    assertThat(refused.getMessage(), containsString("more than 1000000 samples"));
  }

  @Test
  public void whatIsWrongIsSaid() {
    Map<String, String> wrong = new LinkedHashMap<>();
    wrong.put("\"sensorId\":\"de\",\"samples\":[1]", "rate is missing");
    wrong.put("\"rate\":100,\"samples\":[1]", "sensorId is missing");
    wrong.put(BLOCK + "\"shaftHz\":1", "must be either a block");
    wrong.put(BLOCK + "\"samples\":null", "must be either a block");
    wrong.put("\"variant\":\"L\",\"speed\":null", "must be either a block");
    wrong.put(BLOCK + "\"samples\":[1],\"speed\":1", "must be either a block");
    wrong.put(BLOCK + "\"samples\":[1],\"samplesBase64\":\"AAAAAA==\"", "array and in base64");
    wrong.put(BLOCK + "\"samples\":[]", "samples is empty");
    wrong.put(BLOCK + "\"samplesBase64\":\"\"", "samples is empty");
    wrong.put(BLOCK + "\"samples\":{}", "samples is START_OBJECT, not an array");
    wrong.put(BLOCK + "\"samples\":\"1,2\"", "samples is VALUE_STRING, not an array");
    wrong.put(BLOCK + "\"samples\":[1,[2]]", "samples[1] is START_ARRAY, not a number");
    wrong.put(BLOCK + "\"samples\":[1,\"2\"]", "samples[1] is VALUE_STRING, not a number");
    wrong.put(BLOCK + "\"samples\":[null]", "samples[0] is VALUE_NULL, not a number");
    wrong.put(BLOCK + "\"samples\":[0,1e999]", "samples[1] is Infinity m/s2, not from");
    wrong.put(BLOCK + "\"samples\":[-2e6],\"unit\":\"g\"", "samples[0] is -1.96133E7 m/s2");
    wrong.put(BLOCK + "\"samplesBase64\":\"AADAfw==\"", "samples[0] is NaN m/s2");
    wrong.put(BLOCK + "\"samplesBase64\":\"AACAfw==\"", "samples[0] is Infinity m/s2");
    wrong.put(BLOCK + "\"samplesBase64\":\"AAA=\"", "has 2 bytes, no whole number of");
    wrong.put(BLOCK + "\"samplesBase64\":\"?\"", "samplesBase64 is no base64");
    wrong.put(BLOCK + "\"samplesBase64\":[1]", "samplesBase64 is START_ARRAY, not a text");
    wrong.put("\"sensorId\":\"de\",\"rate\":0,\"samples\":[1]", "rate 0.0 is not from");
    wrong.put("\"sensorId\":\"de\",\"rate\":-5,\"samples\":[1]", "rate -5.0 is not from");
    wrong.put("\"sensorId\":\"de\",\"rate\":1e999,\"samples\":[1]", "rate Infinity is not from");
    wrong.put("\"sensorId\":\"de\",\"rate\":\"9\",\"samples\":[1]", "not a number");
    wrong.put(BLOCK + "\"samples\":[1],\"unit\":\"G\"", "unit \"G\" is none");
    wrong.put(BLOCK + "\"samples\":[1],\"unit\":null", "unit is VALUE_NULL, not a text");
    wrong.put(BLOCK + "\"samples\":[1],\"fullScale\":0", "fullScale 0.0 m/s2 is not over 0");
    wrong.put(BLOCK + "\"samples\":[1],\"fullScale\":-1", "fullScale -1.0 is not from");
    wrong.put(BLOCK + "\"samples\":[1],\"shaftHz\":-1", "shaftHz -1.0 is not from");
    wrong.put("\"airTemperature\":-1", "airTemperature -1.0 is not from");
    wrong.put("\"airTemperatureCelsius\":-274", "airTemperatureCelsius -274.0 is not from");
    wrong.put("\"airTemperature\":1,\"airTemperatureCelsius\":1", "in kelvin and in degrees");
    wrong.put("\"speed\":-1", "speed -1.0 is not from");
    wrong.put("\"torque\":1e999", "torque Infinity is not from");
    wrong.put("\"toolWear\":true", "toolWear is VALUE_TRUE, not a number");
    wrong.put("\"speed\":1,\"variant\":7", "variant is VALUE_NUMBER_INT, not a text");
    wrong.put("\"speed\":1,\"variant\":\"a\\u0000\"", "code 0");
    wrong.forEach(
        (fields, said) -> {
          MessageException refused = refused("{" + HEAD + fields + "}");
          assertThat(fields, refused.kind(), equalTo(FailureKind.SCHEMA_VIOLATION));
          assertThat(fields, refused.getMessage(), containsString(said));
        });
    assertThat(
        refused("{\"machineId\":\"m\",\"speed\":1}").getMessage(),
        containsString("timestamp is missing"));
    assertThat(
        refused("{\"timestamp\":1,\"speed\":1}").getMessage(),
        containsString("machineId is missing"));
    assertThat(
        refused("{" + HEAD + BLOCK + "\"samples\":[]}").eventTimeMicros().isPresent(), is(true));
  }

  @Test
  public void whatIsNoObjectIsMalformed() {
    String deep = "[".repeat(100_000);
    for (String json :
        List.of(
            "[]",
            "{",
            "7",
            "{}{}",
            "{" + HEAD + BLOCK + "\"samples\":[1,2",
            "{" + HEAD + BLOCK + "\"samples\":[NaN]}",
            "{" + HEAD + BLOCK + "\"samples\":[1],\"samples\":[2]}",
            "{" + HEAD + "\"speed\":1,\"x\":" + deep,
            "{"
                + HEAD
                + "\"speed\":1,\"x\":1"
                + "0".repeat(1_000)
                + ",\"torque\":"
                + "1".repeat(1_000)
                + "}")) {
      assertThat(json, refused(json).kind(), equalTo(FailureKind.MALFORMED));
    }
  }

  /** What is refused at its first bad sample does not first take room for all of them. */
  @Test
  public void garbageBehindTheLimitIsNotEvenRead() {
    String huge = "{" + HEAD + BLOCK + "\"samples\":[" + "0,".repeat(3_000_000) + "garbage";
    assertTooLarge(huge);
  }

  @Test
  public void anyBytesAreAnEventOrADeclaredFailure() {
    Random random = new Random(7);
    byte[] seed =
        ("{"
                + HEAD
                + BLOCK
                + "\"unit\":\"g\",\"samples\":[1,2.5,-3e2],\"fullScale\":16,"
                + "\"samplesBase64\":null,\"speed\":null}")
            .getBytes(StandardCharsets.UTF_8);
    int decoded = 0;
    for (int i = 0; i < 30_000; i++) {
      byte[] bytes = seed.clone();
      int damages = random.nextInt(4);
      for (int d = 0; d < damages; d++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(128);
      }
      try {
        FromJson.machineEvent(
            new SourceMessage(bytes, "", new byte[0], "", NINE, 1, SOURCE), "default", name -> {});
        decoded++;
      } catch (MessageException e) {
        assertThat(e.getMessage(), e.getMessage() == null, is(false));
      }
    }
    assertThat(decoded, lessThan(30_000));
  }

  private static MessageException refused(String json) {
    return assertThrows(json, MessageException.class, () -> decode(json));
  }
}
