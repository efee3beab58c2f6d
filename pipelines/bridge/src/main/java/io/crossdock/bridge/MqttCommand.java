package io.crossdock.bridge;

import io.crossdock.io.settings.Problems;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code scripts/bridge mqtt}. */
@Command(
    name = "mqtt",
    sortOptions = false,
    description = {
      "From an MQTT broker: QoS 1, in a session that the broker keeps. What a publisher sends with"
          + " QoS 0 may be lost before it is here.",
      "A message's content type, and the user properties tenant, device and message-id (MQTT 5), say"
          + " what the route does not; its content type and device win over the route's."
    })
final class MqttCommand implements Callable<Integer> {
  private static final Address.Schemes SCHEMES = new Address.Schemes("mqtt", 1883, "mqtts", 8883);
  private static final Duration LONGEST_KEEP_ALIVE = Duration.ofSeconds(65_535);

  @Option(names = "--url", description = "mqtt://HOST:PORT, or with TLS mqtts://HOST:PORT.")
  private @Nullable String url;

  @Option(names = "--mqtt", description = "Version: 3 (3.1.1) or 5. Default: ${DEFAULT-VALUE}.")
  private int version = 5;

  @Option(
      names = "--clientId",
      description =
          "Name of the session. Keep it: under another name the broker sends nothing of what came"
              + " while the bridge was away. One bridge at a time may use it.")
  private @Nullable String clientId;

  @Option(
      names = "--share",
      paramLabel = "GROUP",
      description = "Shares messages with the bridges of a group, by $share/GROUP/….")
  private @Nullable String share;

  @Option(
      names = "--retained",
      description =
          "keep or skip: whether the copies that a broker keeps for later subscribers are moved. A"
              + " copy has the id of its message. Default: ${DEFAULT-VALUE}.")
  private String retained = "keep";

  @Option(
      names = "--sessionExpiry",
      paramLabel = "DURATION",
      description =
          "How long the broker keeps what comes while the bridge is away (MQTT 5; with 3.1.1 it"
              + " decides itself). Default: ${DEFAULT-VALUE}.")
  private String sessionExpiry = "7d";

  @Option(
      names = "--keepAlive",
      paramLabel = "DURATION",
      description = "After how long in silence the connection is tried. Default: ${DEFAULT-VALUE}.")
  private String keepAlive = "30s";

  @Mixin private LoginOptions login = new LoginOptions();
  @Mixin private BridgeOptions options = new BridgeOptions();

  @Override
  public Integer call() throws Exception {
    Problems problems = new Problems();
    BridgeSettings bridge = options.settings('/', problems);
    MqttSettings settings = settings(bridge, problems);
    problems.throwIfAny();
    return BridgeCommand.run(new MqttInput(settings), bridge);
  }

  private MqttSettings settings(BridgeSettings bridge, Problems problems) {
    if (version != 3 && version != 5) {
      problems.add("--mqtt", version + " is neither 3 nor 5");
    }
    String group = problems.optional("--share", share);
    if (group != null && group.matches(".*[/+#].*")) {
      problems.add("--share", "is a name without /, + and #");
    }
    Duration alive = problems.duration("--keepAlive", keepAlive, Duration.ofSeconds(1));
    if (alive.compareTo(LONGEST_KEEP_ALIVE) > 0) {
      problems.add("--keepAlive", "is longer than MQTT can say, 65535s");
    }
    return new MqttSettings(
        Address.parse(url, SCHEMES, problems),
        login.login(problems),
        version,
        problems.required("--clientId", clientId),
        filters(bridge.routes(), group),
        problems.choice("--retained", retained, MqttSettings.Retained.class),
        problems.duration("--sessionExpiry", sessionExpiry, Duration.ofSeconds(1)).toSeconds(),
        Math.toIntExact(Math.min(alive.toSeconds(), LONGEST_KEEP_ALIVE.toSeconds())),
        bridge.inFlight());
  }

  private static List<String> filters(List<Route> routes, @Nullable String group) {
    return routes.stream()
        .map(route -> group == null ? route.filter() : "$share/" + group + "/" + route.filter())
        .distinct()
        .toList();
  }
}
