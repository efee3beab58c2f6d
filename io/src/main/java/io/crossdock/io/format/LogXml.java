package io.crossdock.io.format;

import com.ctc.wstx.stax.WstxOutputFactory;
import io.crossdock.io.json.JsonLine;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.fleet.DoorEvent;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.TemperatureReading;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.schemas.maintenance.MachineEvent;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.maintenance.VibrationBlock;
import java.io.ByteArrayOutputStream;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Logs in XML as {@code schemas/src/main/xsd/log.xsd} has them, from which the mappings in {@code
 * runners-config/xml} read the same values.
 */
public final class LogXml {
  /** Media type of these messages. */
  public static final String CONTENT_TYPE = "application/vnd.crossdock.log+xml";

  private static final String NAMESPACE = "urn:crossdock:log:1";
  private static final XMLOutputFactory FACTORY = new WstxOutputFactory();

  private final XMLStreamWriter xml;

  private LogXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** Writes what stands in a log. */
  @FunctionalInterface
  private interface Content {
    void write(LogXml log) throws XMLStreamException;
  }

  /** A log of scans. A scan's id and how it was read are not in it: {@link ScanJson#encode}. */
  public static byte[] ofScans(List<Scan> scans) {
    return of(
        log -> {
          for (Scan scan : scans) {
            log.scan(scan);
          }
        });
  }

  /** A log of trucks' events. */
  public static byte[] ofTruckEvents(List<? extends TruckEvent> events) {
    return of(
        log -> {
          for (TruckEvent event : events) {
            log.owner("truck", event.tenant(), event.truckId());
            log.truckEvent(event);
            log.xml.writeEndElement();
          }
        });
  }

  /** A log of machines' events. */
  public static byte[] ofMachineEvents(List<? extends MachineEvent> events) {
    return of(
        log -> {
          for (MachineEvent event : events) {
            log.owner("machine", event.tenant(), event.machineId());
            log.machineEvent(event);
            log.xml.writeEndElement();
          }
        });
  }

  private static byte[] of(Content content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    try {
      XMLStreamWriter xml = FACTORY.createXMLStreamWriter(out, "UTF-8");
      // Codes have group separators (U+001D), which XML 1.0 cannot say.
      xml.writeStartDocument("UTF-8", "1.1");
      xml.writeStartElement("log");
      xml.writeDefaultNamespace(NAMESPACE);
      content.write(new LogXml(xml));
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalArgumentException("cannot be said in XML: " + e.getMessage(), e);
    }
    return out.toByteArray();
  }

  private void scan(Scan scan) throws XMLStreamException {
    xml.writeStartElement("scan");
    xml.writeAttribute("tenant", scan.tenant());
    at(scan.eventTimeMicros());
    xml.writeAttribute("scanner", scan.scannerId());
    xml.writeAttribute("place", scan.location());
    xml.writeAttribute("event", scan.eventId());
    xml.writeAttribute("step", scan.step());
    xml.writeCharacters(scan.rawCode());
    xml.writeEndElement();
  }

  private void owner(String element, String tenant, String id) throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeAttribute("tenant", tenant);
    xml.writeAttribute("id", id);
  }

  private void at(long micros) throws XMLStreamException {
    xml.writeAttribute("at", JsonLine.time(micros));
  }

  private void truckEvent(TruckEvent event) throws XMLStreamException {
    if (event instanceof TemperatureReading reading) {
      xml.writeStartElement("temperature");
      at(event.eventTimeMicros());
      xml.writeAttribute("sensor", reading.sensorId());
      xml.writeAttribute("defrosting", Boolean.toString(reading.defrosting()));
      xml.writeCharacters(Double.toString(reading.celsius()));
    } else if (event instanceof GpsFix fix) {
      xml.writeStartElement("position");
      at(event.eventTimeMicros());
      number("latitude", fix.latitude());
      number("longitude", fix.longitude());
      number("accuracy", fix.accuracyMetres());
    } else if (event instanceof DoorEvent door) {
      xml.writeStartElement("door");
      at(event.eventTimeMicros());
      xml.writeAttribute("id", door.doorId());
      xml.writeAttribute("open", Boolean.toString(door.open()));
    }
    xml.writeEndElement();
  }

  private void machineEvent(MachineEvent event) throws XMLStreamException {
    if (event instanceof VibrationBlock block) {
      xml.writeStartElement("vibration");
      at(event.eventTimeMicros());
      xml.writeAttribute("sensor", block.sensorId());
      number("rate", block.rateHz());
      number("fullScale", block.fullScale());
      number("shaft", block.shaftHz());
      StringBuilder samples = new StringBuilder();
      for (int i = 0; i < block.samples().size(); i++) {
        samples.append(i == 0 ? "" : " ").append(block.samples().at(i));
      }
      xml.writeCharacters(samples.toString());
    } else if (event instanceof ProcessReading reading) {
      xml.writeStartElement("process");
      at(event.eventTimeMicros());
      if (!reading.variant().isEmpty()) {
        xml.writeAttribute("variant", reading.variant());
      }
      number("air", reading.airKelvin());
      number("process", reading.processKelvin());
      number("speed", reading.speedRpm());
      number("torque", reading.torqueNm());
      number("toolWear", reading.toolWearMinutes());
    }
    xml.writeEndElement();
  }

  /** A number, if it is there. */
  private void number(String name, @Nullable Double value) throws XMLStreamException {
    if (value != null && Double.isFinite(value)) {
      xml.writeAttribute(name, Double.toString(value));
    }
  }
}
