package io.crossdock.transforms.fleet.judge;

import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import io.crossdock.schemas.fleet.AlertRule;
import io.crossdock.schemas.fleet.Duty;
import io.crossdock.transforms.fleet.rules.FleetRule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** When each sensor that must be heard on a duty was heard last. */
final class SilenceWatch {
  /** The subject of positions. */
  static final String GPS = "gps";

  private final TreeMap<String, Long> heard = new TreeMap<>();

  /** On duty, these and the positions must be heard from its beginning on. */
  void begin(Duty duty, List<String> sensors) {
    heard.clear();
    heard.put(GPS, duty.fromMicros());
    sensors.forEach(sensor -> heard.put(sensor, duty.fromMicros()));
  }

  void end() {
    heard.clear();
  }

  void hear(String subject, long micros, Episodes episodes) {
    heard.put(subject, micros);
    episodes.clear(AlertRule.SENSOR_SILENT, subject, micros);
  }

  /** When the next will have been silent for too long. */
  long deadline(Scene scene) {
    long next = Long.MAX_VALUE;
    for (Map.Entry<String, Long> one : heard.entrySet()) {
      if (!scene.episodes().isOpen(AlertRule.SENSOR_SILENT, one.getKey())) {
        next = Math.min(next, one.getValue() + scene.rules().micros(FleetRule.SILENT_AFTER));
      }
    }
    return next;
  }

  /** Raises those that are silent for too long now. */
  void raise(long micros, Duty duty, Scene scene) {
    long silentAfter = scene.rules().micros(FleetRule.SILENT_AFTER);
    heard.forEach(
        (subject, last) -> {
          if (last + silentAfter <= micros
              && !scene.episodes().isOpen(AlertRule.SENSOR_SILENT, subject)) {
            scene
                .episodes()
                .raise(duty, AlertRule.SENSOR_SILENT, subject, last, micros, Double.NaN);
          }
        });
  }

  void write(CompactOutput out) {
    out.writeInt(heard.size());
    heard.forEach(
        (subject, micros) -> {
          out.writeString(subject);
          out.writeLong(micros);
        });
  }

  static SilenceWatch read(CompactInput in) {
    SilenceWatch watch = new SilenceWatch();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      watch.heard.put(in.readString(), in.readLong());
    }
    return watch;
  }
}
