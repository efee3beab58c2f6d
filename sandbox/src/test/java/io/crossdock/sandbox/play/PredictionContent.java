package io.crossdock.sandbox.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossdock.sandbox.chaos.CommittedRecords;
import io.crossdock.sandbox.servers.TestSeries;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Predictions as they stand in the table, the topic and the series, to be compared. */
final class PredictionContent {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FEATURE = "f_";

  private PredictionContent() {}

  /** The table's rows by their keys, each all that it says but when it was written. */
  static Map<String, String> ofTable(Connection connection) throws SQLException, IOException {
    return byKey(rows(connection));
  }

  /** The topic's last word by the table's keys. */
  static Map<String, String> ofTopic(String bootstrapServers, String topic) throws IOException {
    List<JsonNode> said = new ArrayList<>();
    for (String message : CommittedRecords.of(bootstrapServers, topic)) {
      said.add(JSON.readTree(message));
    }
    return byKey(said);
  }

  private static Map<String, String> byKey(List<JsonNode> rows) {
    Map<String, String> last = new TreeMap<>();
    for (JsonNode row : rows) {
      Map<String, String> fields = new TreeMap<>();
      row.fields().forEachRemaining(one -> fields.put(one.getKey(), text(one.getValue())));
      for (String time : List.of("from_time", "to_time")) {
        fields.put(time, time(row.get(time).textValue()));
      }
      last.put(
          String.join(
              "|",
              row.get("machine_id").textValue(),
              row.get("failure_mode").textValue(),
              row.get("model").textValue(),
              time(row.get("from_time").textValue())),
          fields.toString());
    }
    return last;
  }

  /** Of the table what the series has, too. */
  static List<String> pointsOfTable(Connection connection) throws SQLException, IOException {
    List<String> points = new ArrayList<>();
    for (JsonNode row : rows(connection)) {
      Map<String, String> point = new TreeMap<>();
      for (String name :
          List.of("tenant", "model", "verdict", "probability", "threshold", "revision")) {
        point.put(name, text(row.get(name)));
      }
      point.put("machine", text(row.get("machine_id")));
      point.put("mode", text(row.get("failure_mode")));
      point.put("version", text(row.get("model_version")));
      point.put("timestamp", time(row.get("to_time").textValue()));
      point.put(
          "over", text(JSON.valueToTree(isOver(row.get("probability"), row.get("threshold")))));
      row.get("features")
          .fields()
          .forEachRemaining(one -> point.put(FEATURE + one.getKey(), text(one.getValue())));
      points.add(point.toString());
    }
    points.sort(null);
    return points;
  }

  private static boolean isOver(JsonNode probability, JsonNode threshold) {
    return !probability.isNull() && probability.doubleValue() >= threshold.doubleValue();
  }

  /** The points of the series, without fields that they do not have. */
  static List<String> ofSeries(TestSeries series) throws IOException, InterruptedException {
    JsonNode answer = series.query("select * from prediction");
    List<String> points = new ArrayList<>();
    for (JsonNode row : answer.get("dataset")) {
      Map<String, String> point = new TreeMap<>();
      for (int i = 0; i < row.size(); i++) {
        String name = answer.get("columns").get(i).get("name").textValue();
        if (name.equals("timestamp")) {
          point.put(name, time(row.get(i).textValue()));
        } else if (!row.get(i).isNull() || !name.startsWith(FEATURE)) {
          point.put(name, text(row.get(i)));
        }
      }
      points.add(point.toString());
    }
    points.sort(null);
    return points;
  }

  private static List<JsonNode> rows(Connection connection) throws SQLException, IOException {
    List<JsonNode> all = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select to_jsonb(p) - 'written_at' from crossdock.prediction p")) {
      while (rows.next()) {
        all.add(JSON.readTree(rows.getString(1)));
      }
    }
    return all;
  }

  private static String time(String text) {
    return OffsetDateTime.parse(text).toInstant().toString();
  }

  /** The same for 1 and 1.0, in whatever order fields come. */
  private static String text(JsonNode node) {
    if (node.isNumber()) {
      return Double.toString(node.doubleValue());
    }
    if (node.isObject()) {
      Map<String, String> fields = new TreeMap<>();
      node.fields().forEachRemaining(one -> fields.put(one.getKey(), text(one.getValue())));
      return fields.toString();
    }
    if (node.isArray()) {
      List<String> all = new ArrayList<>();
      node.forEach(one -> all.add(text(one)));
      return all.toString();
    }
    return node.asText();
  }
}
