package io.crossdock.bridge;

import io.crossdock.io.settings.Problems;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.pulsar.client.api.SubscriptionType;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code scripts/bridge pulsar}. */
@Command(
    name = "pulsar",
    sortOptions = false,
    description = {
      "From topics of Pulsar, by a durable subscription; a new one begins at the earliest message.",
      "Routes look at TENANT/NAMESPACE/TOPIC: '#=scans' takes all. A message's properties"
          + " content-type, tenant and device, and its key as device, say what the route does not."
    })
final class PulsarCommand implements Callable<Integer> {
  private static final Address.Schemes SCHEMES =
      new Address.Schemes("pulsar", 6650, "pulsar+ssl", 6651);

  /** How several bridges share a subscription. */
  private enum Type {
    FAILOVER,
    SHARED
  }

  @Option(names = "--url", description = "pulsar://HOST:PORT, or with TLS pulsar+ssl://HOST:PORT.")
  private @Nullable String url;

  @Option(names = "--topics", description = "What to read, with commas between them.")
  private @Nullable String topics;

  @Option(
      names = "--subscription",
      description =
          "Name of the subscription. Keep it: another one begins at the earliest message.")
  private @Nullable String subscription;

  @Option(
      names = "--subscriptionType",
      paramLabel = "TYPE",
      description =
          "failover (one bridge at a time reads a topic, in order) or shared (several do, in no"
              + " order). Default: ${DEFAULT-VALUE}.")
  private String type = "failover";

  @Option(
      names = "--token",
      paramLabel = "REFERENCE",
      description = "A token to log in with, as env:NAME or file:PATH.")
  private @Nullable String token;

  @Option(
      names = "--tlsCa",
      paramLabel = "FILE",
      description = "Certificates (PEM) to trust. Default: those that Java trusts.")
  private @Nullable Path ca;

  @Mixin private BridgeOptions options = new BridgeOptions();

  @Override
  public Integer call() throws Exception {
    Problems problems = new Problems();
    BridgeSettings bridge = options.settings('/', problems);
    Address address = Address.parse(url, SCHEMES, problems);
    PulsarSettings settings =
        new PulsarSettings(
            (address.tls() ? SCHEMES.tls() : SCHEMES.plain()) + "://" + address,
            LoginOptions.secret("--token", token, problems),
            ca,
            problems.names("--topics", topics),
            problems.required("--subscription", subscription),
            problems.choice("--subscriptionType", type, Type.class) == Type.SHARED
                ? SubscriptionType.Shared
                : SubscriptionType.Failover,
            bridge.inFlight());
    problems.throwIfAny();
    return BridgeCommand.run(new PulsarInput(settings), bridge);
  }
}
