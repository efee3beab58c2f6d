package io.crossdock.bridge;

import io.crossdock.io.settings.Problems;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code scripts/bridge amqp}. */
@Command(
    name = "amqp",
    sortOptions = false,
    description = {
      "From a queue of AMQP 0-9-1, such as RabbitMQ's. The queue must be there, and durable.",
      "Routes look at the routing key, whose levels have points between them: '#=scans' takes all."
          + " A message's content type, message id and the headers tenant and device say what the"
          + " route does not; its content type and device win over the route's."
    })
final class AmqpCommand implements Callable<Integer> {
  private static final Address.Schemes SCHEMES = new Address.Schemes("amqp", 5672, "amqps", 5671);

  @Option(
      names = "--url",
      description =
          "amqp://HOST:PORT/VIRTUALHOST, or with TLS amqps://…; without a virtual host it is /.")
  private @Nullable String url;

  @Option(names = "--queue", description = "What to read.")
  private @Nullable String queue;

  @Mixin private LoginOptions login = new LoginOptions();
  @Mixin private BridgeOptions options = new BridgeOptions();

  @Override
  public Integer call() throws Exception {
    Problems problems = new Problems();
    BridgeSettings bridge = options.settings('.', problems);
    Address address = Address.parse(url, SCHEMES, problems);
    AmqpSettings settings =
        new AmqpSettings(
            address,
            login.login(problems),
            address.path().isEmpty() ? "/" : address.path(),
            problems.required("--queue", queue),
            bridge.inFlight());
    problems.throwIfAny();
    return BridgeCommand.run(new AmqpInput(settings), bridge);
  }
}
