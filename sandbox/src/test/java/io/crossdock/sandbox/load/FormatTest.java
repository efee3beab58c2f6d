package io.crossdock.sandbox.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.crossdock.io.format.DecodeMachineEvents;
import io.crossdock.io.format.DecodeMessages;
import io.crossdock.io.format.DecodeScans;
import io.crossdock.io.format.DecodeTruckEvents;
import io.crossdock.io.format.FormatOptions;
import io.crossdock.io.format.FormatSettings;
import io.crossdock.io.settings.Problems;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.schemas.maintenance.MachineEvent;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import io.crossdock.schemas.source.SourceMessageCoder;
import io.crossdock.transforms.barcode.gs1.Gs1Code;
import io.crossdock.transforms.barcode.gs1.Gs1Parser;
import io.crossdock.transforms.epcis.EpcisScans;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.WithFailures;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.Rule;
import org.junit.Test;

/** What the simulators say is read as the same in every format that needs no registry. */
public class FormatTest {
  @Rule public final transient TestPipeline pipeline = TestPipeline.create();

  /** For formats that must not ask for one. */
  static final Supplier<SchemaIds> NO_REGISTRY =
      () -> {
        throw new AssertionError("this format needs no registry");
      };

  /** So many of a day's messages that all kinds are among them; a block of vibration is large. */
  private static final int SAMPLES = 500;

  private static final int MACHINE_SAMPLES = 30;

  private static final List<Format> FRAMED =
      List.of(Format.JSON_FRAMED, Format.AVRO, Format.PROTOBUF_FRAMED);

  private final List<SourceMessage> messages = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();
  private final Map<Format, Integer> unsayable = new EnumMap<>(Format.class);
  private int poison;

  private static FormatSettings settings(Traffic traffic) {
    FormatOptions options = PipelineOptionsFactory.create().as(FormatOptions.class);
    options.setXmlMapping("../runners-config/xml/" + traffic + ".json");
    Problems problems = new Problems();
    FormatSettings settings = FormatSettings.parse(options, problems);
    problems.throwIfAny();
    return settings;
  }

  /** Writes a day in all formats. */
  private void write(Traffic traffic, int most) {
    List<Sample> samples =
        traffic.day(7, most, LocalDate.of(2026, 1, 5)).samples().limit(most).toList();
    for (Format format : Format.values()) {
      if (FRAMED.contains(format) || (format.isForScans() && traffic != Traffic.BARCODE)) {
        continue;
      }
      Encoder encoder = format.encoder(NO_REGISTRY);
      samples.forEach(sample -> write(format, encoder, sample));
    }
  }

  private void write(Format format, Encoder encoder, Sample sample) {
    Content content = sample.content();
    if (content == null) {
      poison++;
      add(format, sample, sample.poison(), "");
      return;
    }
    Optional<byte[]> payload = encoder.encode(sample.topic(), content);
    if (payload.isEmpty()) {
      unsayable.merge(format, 1, Integer::sum);
      return;
    }
    expected.add(messages.size() + " " + said(format.isForScans(), content));
    add(format, sample, payload.get(), content.tenant());
  }

  private void add(Format format, Sample sample, byte[] payload, String tenant) {
    messages.add(
        new SourceMessage(
            payload,
            format.contentType(),
            sample.key().getBytes(UTF_8),
            tenant,
            sample.arrivalMicros(),
            1,
            Source.kafka(format.toString(), 0, messages.size())));
  }

  /** All that is said, or of a scan what an event of EPCIS can say. */
  private static String said(boolean epcis, Content content) {
    if (epcis && content instanceof ScanContent one) {
      Scan scan = one.scan();
      return String.join(
          " ",
          scan.tenant(),
          scan.location().replaceFirst("^urn:crossdock:place:", ""),
          scan.eventId().replaceFirst("^urn:crossdock:event:", ""),
          ((Gs1Code) new Gs1Parser().parse(scan.rawCode())).code().key(),
          Long.toString(scan.eventTimeMicros()),
          scan.step());
    }
    return new String(content.json(), UTF_8);
  }

  /** Reads what was written: each message is what it was, and all poison and no other fails. */
  private <T> void read(
      DecodeMessages<T> decode,
      SerializableFunction<T, Content> content,
      SerializableFunction<T, Source> source) {
    WithFailures.Result<PCollection<T>, Failure> decoded =
        pipeline.apply(Create.of(messages).withCoder(SourceMessageCoder.of())).apply(decode);
    PCollection<String> read =
        decoded
            .output()
            .apply(
                MapElements.into(TypeDescriptors.strings())
                    .via(
                        value -> {
                          Source from = source.apply(value);
                          return from.offset()
                              + " "
                              + said(from.name().startsWith("epcis"), content.apply(value));
                        }));
    PAssert.that(read).containsInAnyOrder(expected);
    PAssert.thatSingleton(decoded.failures().apply(Count.globally())).isEqualTo((long) poison);
    pipeline.run().waitUntilFinish();
  }

  @Test
  public void scansAreTheSameInEveryFormat() {
    write(Traffic.BARCODE, SAMPLES);
    assertThat(poison, greaterThan(0));
    read(
        DecodeScans.of("barcode", settings(Traffic.BARCODE), scan -> "", EpcisScans::of),
        ScanContent::new,
        Scan::source);
    System.out.println("Scans that a format cannot say: " + unsayable);
    assertThat("EPCIS has no bad codes", unsayable.get(Format.EPCIS_JSON), greaterThan(0));
    assertThat(unsayable.get(Format.EPCIS_XML_2), equalTo(unsayable.get(Format.EPCIS_JSON)));
    assertThat("nor Protobuf an empty one", unsayable.get(Format.PROTOBUF), is(1));
    assertThat(unsayable.get(Format.AVRO_SINGLE), equalTo(null));
  }

  @Test
  public void truckEventsAreTheSameInEveryFormat() {
    write(Traffic.FLEET, SAMPLES);
    read(
        DecodeTruckEvents.of("fleet", settings(Traffic.FLEET), event -> ""),
        TruckContent::new,
        TruckEvent::source);
    assertThat(unsayable.size(), is(0));
  }

  @Test
  public void machineEventsAreTheSameInEveryFormat() {
    write(Traffic.MAINTENANCE, MACHINE_SAMPLES);
    read(
        DecodeMachineEvents.of("maintenance", settings(Traffic.MAINTENANCE), event -> ""),
        MachineContent::new,
        MachineEvent::source);
    assertThat(unsayable.size(), is(0));
  }
}
