package io.crossdock.dashboard.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossdock.dashboard.access.Guard;
import io.crossdock.dashboard.data.Acknowledgements;
import io.crossdock.dashboard.data.Subject;
import io.crossdock.dashboard.replay.ReplayRefusedException;
import io.crossdock.dashboard.replay.ReplayRequest;
import io.crossdock.dashboard.replay.Replays;
import io.crossdock.io.settings.Durations;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What a person does: taking an episode on, and trying failures again. */
final class Actions {
  /** Where a request keeps who has sent it. */
  static final String PERSON = "person";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> PIPELINES = Set.of("barcode", "fleet", "maintenance");
  private static final int MOST_FAILURES = 200;
  private static final int LONGEST_NOTE = 500;

  private final Acknowledgements acknowledgements;
  private final Replays replays;

  Actions(Acknowledgements acknowledgements, Replays replays) {
    this.acknowledgements = acknowledgements;
    this.replays = replays;
  }

  void acknowledge(Context request) throws SQLException {
    Guard.requireOwnPage(request);
    JsonNode body = body(request);
    String tenant = text(body, "tenant");
    UUID id = Reads.uuid(text(body, "id"));
    String note = text(body, "note");
    Subject subject =
        Stream.of(Subject.values())
            .filter(one -> one.name().equals(text(body, "kind")))
            .findAny()
            .orElseThrow(() -> new BadRequestResponse("There is no such kind."));
    if (note.length() > LONGEST_NOTE) {
      throw new BadRequestResponse("The note is longer than " + LONGEST_NOTE + " characters.");
    }
    String holder =
        acknowledgements
            .take(tenant, subject, id, person(request), note)
            .orElseThrow(() -> new NotFoundResponse("It is not there any more."));
    answer(request, Map.of("acknowledgedBy", holder));
  }

  void replay(Context request) {
    Guard.requireOwnPage(request);
    JsonNode body = body(request);
    String pipeline = text(body, "pipeline");
    String lateness = text(body, "allowedLateness");
    List<UUID> failures = new ArrayList<>();
    body.path("failures").forEach(id -> failures.add(Reads.uuid(id.asText())));
    if (!PIPELINES.contains(pipeline) || failures.isEmpty() || failures.size() > MOST_FAILURES) {
      throw new BadRequestResponse(
          "Choose 1 to " + MOST_FAILURES + " failures of one of " + PIPELINES + ".");
    }
    try {
      if (!lateness.isEmpty()) {
        Durations.parse(lateness);
      }
      replays.begin(new ReplayRequest(pipeline, failures, lateness), person(request));
    } catch (IllegalArgumentException e) {
      throw new BadRequestResponse("The allowed lateness is no duration such as 30d.");
    } catch (ReplayRefusedException e) {
      throw new ConflictResponse(String.valueOf(e.getMessage()));
    }
    answer(request.status(202), state());
  }

  void replayState(Context request) {
    answer(request, state());
  }

  private Map<String, Object> state() {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("canLaunch", replays.canLaunch());
    Replays.Run last = replays.last();
    if (last != null) {
      state.put("pipeline", last.request().pipeline());
      state.put("failures", last.request().failures());
      state.put("person", last.person());
      state.put("began", last.began().toString());
      state.put("running", last.end() == null);
      if (last.end() != null) {
        state.put("well", last.end().well());
        state.put("message", last.end().message());
      }
    }
    return state;
  }

  static String person(Context request) {
    String person = request.attribute(PERSON);
    return person == null ? "" : person;
  }

  static JsonNode body(Context request) {
    try {
      JsonNode body = JSON.readTree(request.body());
      if (body != null && body.isObject()) {
        return body;
      }
    } catch (JsonProcessingException e) {
      // As below.
    }
    throw new BadRequestResponse("The request is no JSON object.");
  }

  static String text(JsonNode body, String name) {
    String text = body.path(name).asText("");
    if (text.indexOf('\0') >= 0) {
      throw new BadRequestResponse("The field " + name + " holds NUL.");
    }
    return text;
  }

  static void answer(Context request, Object value) {
    try {
      request.contentType("application/json").result(JSON.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
