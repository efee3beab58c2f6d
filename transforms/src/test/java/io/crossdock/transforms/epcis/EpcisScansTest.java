package io.crossdock.transforms.epcis;

import static io.crossdock.transforms.epcis.Events.DOCK;
import static io.crossdock.transforms.epcis.Events.LINK;
import static io.crossdock.transforms.epcis.Events.OTHER;
import static io.crossdock.transforms.epcis.Events.URN;
import static io.crossdock.transforms.epcis.Events.content;
import static io.crossdock.transforms.epcis.Events.event;
import static io.crossdock.transforms.epcis.Events.text;
import static io.crossdock.transforms.epcis.Events.tree;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.epcis.EpcisEvent;
import io.crossdock.schemas.epcis.EpcisIdentifier;
import io.crossdock.schemas.epcis.EpcisNode;
import io.crossdock.schemas.epcis.EpcisRole;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import java.util.List;
import org.junit.Test;

public class EpcisScansTest {
  private static final SourceMessage MESSAGE =
      new SourceMessage(
          new byte[] {1}, "", new byte[0], "", 1_767_589_300_000_000L, 1, Source.kafka("t", 0, 9));

  private static List<Scan> scans(EpcisEvent event) {
    return EpcisScans.of(event, MESSAGE, "acme");
  }

  private static EpcisEvent placed(
      String readPoint, String bizLocation, List<EpcisIdentifier> identifiers) {
    return new EpcisEvent(
        "AggregationEvent",
        "",
        5,
        "+01:00",
        "ADD",
        "packing",
        "",
        readPoint,
        bizLocation,
        identifiers,
        false,
        EpcisNode.text("", "packed"));
  }

  @Test
  public void eachIdentifierIsAScan() {
    List<Scan> scans = scans(event(content(DOCK, URN, OTHER)));
    assertThat(scans, hasSize(2));
    Scan first = scans.get(0);
    assertThat(
        first,
        is(
            new Scan(
                "acme",
                first.id(),
                "urn:uuid:1",
                "(414)4012345000054",
                "(414)4012345000054",
                URN,
                1_767_589_200_000_000L,
                MESSAGE.arrivalMicros(),
                "shipping",
                Scan.Reading.BULK,
                MESSAGE.source())));
    assertThat(scans.get(1).rawCode(), is(OTHER));
    assertThat(scans.get(1).id(), is(not(first.id())));
  }

  @Test
  public void theSameInTwoNotationsIsOneScan() {
    assertThat(scans(event(content(DOCK, URN, LINK))), hasSize(1));
  }

  @Test
  public void thePartItPlaysAndTheTenantCount() {
    List<Scan> scans =
        scans(
            placed(
                DOCK,
                "",
                List.of(
                    new EpcisIdentifier(EpcisRole.PARENT_ID, URN),
                    new EpcisIdentifier(EpcisRole.CHILD_EPCS, URN))));
    assertThat(scans, hasSize(2));
    assertThat(scans.get(0).id(), is(not(scans.get(1).id())));
    EpcisEvent event = event(content(DOCK, URN));
    assertThat(
        EpcisScans.of(event, MESSAGE, "other").get(0).id(), is(not(scans(event).get(0).id())));
  }

  @Test
  public void theReadPointGoesBeforeTheLocation() {
    List<EpcisIdentifier> one = List.of(new EpcisIdentifier(EpcisRole.EPC_LIST, URN));
    Scan both = scans(placed("urn:a:door", "urn:a:hall", one)).get(0);
    assertThat(both.scannerId(), is("urn:a:door"));
    assertThat(both.location(), is("urn:a:door"));
    Scan hall = scans(placed("", "urn:a:hall", one)).get(0);
    assertThat(hall.scannerId(), is("urn:a:hall"));
    assertThat(hall.location(), is("urn:a:hall"));
    Scan nowhere = scans(placed("", "", one)).get(0);
    assertThat(nowhere.scannerId(), is("epcis"));
    assertThat(nowhere.location(), is(""));
  }

  @Test
  public void noIdentifierNoScan() {
    assertThat(scans(event(content(DOCK))), is(empty()));
  }

  /** It repeats the event id on purpose (R14) and is no copy. */
  @Test
  public void aCorrectionIsAnotherScanOfTheSameEventId() {
    List<EpcisNode> wrong = content(DOCK, URN);
    Scan original = scans(event("urn:uuid:7", DOCK, false, wrong)).get(0);
    wrong.add(tree("errorDeclaration", text("declarationTime", "2026-01-06T05:00:00Z")));
    Scan correction = scans(event("urn:uuid:7", DOCK, true, wrong)).get(0);
    assertThat(original.reading(), is(Scan.Reading.BULK));
    assertThat(correction.reading(), is(Scan.Reading.CORRECTION));
    assertThat(correction.eventId(), is(original.eventId()));
    assertThat(correction.id(), is(not(original.id())));
  }
}
