package io.crossdock.schemas;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.crossdock.schemas.barcode.Anomaly;
import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.Code;
import io.crossdock.schemas.barcode.Conflict;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.barcode.ScanCopy;
import io.crossdock.schemas.barcode.Session;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.fleet.Alert;
import io.crossdock.schemas.fleet.DoorEvent;
import io.crossdock.schemas.fleet.Duty;
import io.crossdock.schemas.fleet.Excursion;
import io.crossdock.schemas.fleet.ExcursionLimit;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.PlannedPlace;
import io.crossdock.schemas.fleet.SensorDay;
import io.crossdock.schemas.fleet.SensorWindow;
import io.crossdock.schemas.fleet.Stop;
import io.crossdock.schemas.fleet.TemperatureReading;
import io.crossdock.schemas.fleet.Truck;
import io.crossdock.schemas.fleet.TruckDay;
import io.crossdock.schemas.fleet.TruckWindow;
import io.crossdock.schemas.maintenance.Bearing;
import io.crossdock.schemas.maintenance.FeatureRow;
import io.crossdock.schemas.maintenance.Machine;
import io.crossdock.schemas.maintenance.MaintenanceWork;
import io.crossdock.schemas.maintenance.ModelMessage;
import io.crossdock.schemas.maintenance.Prediction;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.maintenance.Samples;
import io.crossdock.schemas.maintenance.SettledOrders;
import io.crossdock.schemas.maintenance.SpectrumPeak;
import io.crossdock.schemas.maintenance.VibrationBlock;
import io.crossdock.schemas.maintenance.VibrationFeatures;
import io.crossdock.schemas.maintenance.WorkOrder;
import io.crossdock.schemas.source.Source;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.Test;

/** The Avro contracts say what the records say: field by field, in order, type by type. */
public class ContractTest {
  private static final File FOLDER = new File("src/main/avro/io/crossdock");

  /** In an order in which each names only those before it. */
  private static final List<Class<?>> BARCODE =
      List.of(
          Source.class,
          Scan.class,
          Code.class,
          Conflict.class,
          CheckedScan.class,
          ScanCopy.class,
          Session.class,
          Anomaly.class,
          Failure.class);

  /** In an order in which each names only those before it, and those above. */
  private static final List<Class<?>> FLEET =
      List.of(
          Truck.class,
          Duty.class,
          PlannedPlace.class,
          ExcursionLimit.class,
          TemperatureReading.class,
          GpsFix.class,
          DoorEvent.class,
          Alert.class,
          Stop.class,
          Excursion.class,
          SensorDay.class,
          TruckDay.class,
          SensorWindow.class,
          TruckWindow.class);

  /** In an order in which each names only those before it, and those above. */
  private static final List<Class<?>> MAINTENANCE =
      List.of(
          Bearing.class,
          Machine.class,
          MaintenanceWork.class,
          VibrationBlock.class,
          ProcessReading.class,
          SpectrumPeak.class,
          VibrationFeatures.class,
          FeatureRow.class,
          Prediction.Reason.class,
          Prediction.class,
          WorkOrder.class,
          SettledOrders.class,
          ModelMessage.class);

  private static final Map<String, List<Class<?>>> BY_DOMAIN =
      new TreeMap<>(Map.of("barcode", BARCODE, "fleet", FLEET, "maintenance", MAINTENANCE));

  private interface Check {
    void of(Class<?> type, Schema schema);
  }

  private static void each(Check check) throws IOException {
    Schema.Parser parser = new Schema.Parser();
    for (Map.Entry<String, List<Class<?>>> domain : BY_DOMAIN.entrySet()) {
      for (Class<?> type : domain.getValue()) {
        File file = new File(new File(FOLDER, domain.getKey()), type.getSimpleName() + ".avsc");
        check.of(type, parser.parse(file));
      }
    }
  }

  @Test
  public void everyContractHasItsRecordsFields() throws IOException {
    each(
        (type, schema) -> {
          assertThat(schema.getName(), equalTo(type.getSimpleName()));
          assertThat(described(schema), equalTo(described(type)));
        });
  }

  @Test
  public void everyContractAndFieldIsDescribed() throws IOException {
    each(
        (type, schema) -> {
          assertThat(schema.getDoc(), not(blankOrNullString()));
          for (Schema.Field field : schema.getFields()) {
            assertThat(
                schema.getName() + "." + field.name(), field.doc(), not(blankOrNullString()));
          }
        });
  }

  @Test
  public void noContractIsWithoutARecord() {
    BY_DOMAIN.forEach(
        (domain, records) -> {
          String[] files = new File(FOLDER, domain).list();
          String[] expected =
              records.stream().map(type -> type.getSimpleName() + ".avsc").toArray(String[]::new);
          assertThat(
              Arrays.asList(files == null ? new String[0] : files), containsInAnyOrder(expected));
        });
  }

  private static List<String> described(Schema schema) {
    List<String> fields = new ArrayList<>();
    for (Schema.Field field : schema.getFields()) {
      fields.add(field.name() + ": " + typeOf(field.schema()));
    }
    return fields;
  }

  private static String typeOf(Schema schema) {
    LogicalType logical = schema.getLogicalType();
    if (logical != null) {
      return logical.getName();
    }
    return switch (schema.getType()) {
      case UNION -> "optional " + typeOf(schema.getTypes().get(1));
      case MAP -> "map of " + typeOf(schema.getValueType());
      case ARRAY -> "list of " + typeOf(schema.getElementType());
      case ENUM -> "enum " + schema.getEnumSymbols();
      case RECORD -> schema.getName();
      default -> schema.getType().getName();
    };
  }

  private static List<String> described(Class<?> type) {
    List<String> fields = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      fields.add(component.getName() + ": " + typeOf(component));
    }
    return fields;
  }

  private static String typeOf(RecordComponent component) {
    Class<?> type = component.getType();
    if (type == long.class && component.getName().endsWith("Micros")) {
      return "timestamp-micros";
    }
    if (type == OptionalLong.class) {
      return "optional timestamp-micros";
    }
    if (type == List.class) {
      Class<?> element = parameter(component, 0);
      boolean moments = element == Long.class && component.getName().endsWith("Micros");
      return "list of " + (moments ? "timestamp-micros" : typeOf(element));
    }
    if (type == SortedMap.class && parameter(component, 0) == String.class) {
      return "map of " + typeOf(parameter(component, 1));
    }
    if (type.isRecord() && component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      return "optional " + typeOf(type);
    }
    return type == Double.class ? "optional double" : typeOf(type);
  }

  private static Class<?> parameter(RecordComponent component, int place) {
    Type generic = component.getGenericType();
    return (Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[place];
  }

  private static String typeOf(Class<?> type) {
    if (type.isEnum()) {
      return "enum " + Arrays.toString(type.getEnumConstants());
    }
    Map<Class<?>, String> names =
        Map.of(
            String.class, "string",
            UUID.class, "uuid",
            byte[].class, "bytes",
            int.class, "int",
            long.class, "long",
            double.class, "double",
            Double.class, "double",
            Samples.class, "list of float",
            boolean.class, "boolean");
    return names.getOrDefault(type, type.getSimpleName());
  }
}
