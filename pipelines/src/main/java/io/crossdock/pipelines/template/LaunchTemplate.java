package io.crossdock.pipelines.template;

import io.crossdock.io.secret.MissingSecretException;
import io.crossdock.io.secret.Secret;
import io.crossdock.io.settings.InvalidSettingsException;
import io.crossdock.io.settings.Problems;
import io.crossdock.pipelines.Pipelines;
import io.crossdock.pipelines.launch.Launch;
import io.crossdock.pipelines.launch.Launchable;
import io.crossdock.pipelines.launch.OneLineErrors;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Launches a pipeline's template on Dataflow. */
@Command(
    name = "scripts/dataflow-launch",
    sortOptions = false,
    description = {
      "Launches a pipeline's template on Dataflow and prints the job's id.",
      "Exit codes: 0 launched; 1 the service refuses, fails or is not to be reached; 2 an option is"
          + " wrong, and nothing was sent."
    })
public final class LaunchTemplate implements Callable<Integer> {
  private static final Pattern GCS_PATH = Pattern.compile("gs://[^/\\s]+/\\S+");
  private static final Pattern PATH_SEGMENT = Pattern.compile("[a-z0-9][a-z0-9.:-]*");
  private static final Pattern JOB_NAME = Pattern.compile("[a-z]([-a-z0-9]{0,1022}[a-z0-9])?");
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

  /** In the clear a token goes to this machine at most. */
  private static final Pattern ROOT =
      Pattern.compile("https://[^\\s/]+|http://(127\\.0\\.0\\.1|localhost)(:\\d+)?");

  @Parameters(arity = "0..1", paramLabel = "PIPELINE", description = "Such as barcode.")
  private @Nullable String pipeline;

  @Option(names = "--project", description = "Google Cloud project.")
  private @Nullable String project;

  @Option(names = "--region", description = "Dataflow's region, such as europe-west1.")
  private @Nullable String region;

  @Option(names = "--jobName", description = "Name of the job; one runs under a name.")
  private @Nullable String jobName;

  @Option(names = "--flexTemplate", description = "A Flex Template's file, gs://BUCKET/PATH.")
  private @Nullable String flexTemplate;

  @Option(
      names = "--template",
      description = "Or a classic template's file, gs://BUCKET/PATH; it takes no --param.")
  private @Nullable String template;

  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE",
      description = "An option of the pipeline, such as --param=kafkaTopics=scans. Repeatable.")
  private List<String> params = List.of();

  @Option(
      names = "--accessToken",
      description =
          "Reference to an OAuth 2.0 access token: env:NAME or file:PATH, such as one that gcloud"
              + " auth print-access-token wrote.")
  private @Nullable String accessToken;

  @Option(names = "--serviceAccount", description = "Whom the workers act as, an e-mail address.")
  private @Nullable String serviceAccount;

  @Option(names = "--network", description = "Network of the workers.")
  private @Nullable String network;

  @Option(names = "--subnetwork", description = "Subnetwork: regions/REGION/subnetworks/NAME.")
  private @Nullable String subnetwork;

  @Option(names = "--tempLocation", description = "For temporary files, gs://BUCKET/PATH.")
  private @Nullable String tempLocation;

  @Option(
      names = "--workerImage",
      description = "The workers' container image; for a Flex Template.")
  private @Nullable String workerImage;

  @Option(
      names = "--experiment",
      paramLabel = "NAME",
      description = "Of the runner, such as use_runner_v2. Repeatable.")
  private List<String> experiments = List.of();

  @Option(names = "--update", description = "Replaces the running job of this name.")
  private boolean update;

  @Option(
      names = "--renamed",
      paramLabel = "OLD=NEW",
      description = "A step that the update renames. Repeatable.")
  private List<String> renamed = List.of();

  @Option(names = "--timeout", description = "For connection and answer. Default: 60s.")
  private String timeout = "60s";

  @Option(names = "--apiRoot", description = "Default: https://dataflow.googleapis.com.")
  private String apiRoot = "https://dataflow.googleapis.com";

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  /** Runs and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** As {@link #main}; gives the exit code. */
  static int run(String... args) {
    return OneLineErrors.of(new LaunchTemplate()).execute(args);
  }

  @Override
  public Integer call() {
    Problems problems = new Problems();
    try {
      LaunchRequest request = request(problems);
      Duration limit = problems.duration("--timeout", timeout, Duration.ofMillis(1));
      if (!ROOT.matcher(apiRoot).matches()) {
        problems.add("--apiRoot", "is no address https://HOST");
      }
      String token = token(problems);
      problems.throwIfAny();
      System.out.println("launched " + new DataflowApi(apiRoot, limit).launch(request, token));
      return 0;
    } catch (InvalidSettingsException e) {
      System.err.println(e.getMessage());
      return Launch.WRONG_OPTIONS;
    } catch (LaunchException e) {
      System.err.println("Not launched: " + e.getMessage());
      return Launch.FAILED;
    }
  }

  private LaunchRequest request(Problems problems) {
    Map<String, String> values = pairs("--param", params, problems);
    if ((template == null) == (flexTemplate == null)) {
      problems.add("--flexTemplate", "or --template is needed, and not both");
    } else if (template != null && !values.isEmpty()) {
      problems.add(
          "--param",
          "a classic template has its options written into it: write another one, or launch a Flex"
              + " Template");
    } else if (template != null && workerImage != null) {
      problems.add("--workerImage", "is written into a classic template: write another one");
    }
    Launchable<?> launchable = launchable(problems);
    if (launchable != null && flexTemplate != null) {
      TemplateParameters.of(launchable).check(values, problems);
    }
    Map<String, String> steps = pairs("--renamed", renamed, problems);
    if (!steps.isEmpty() && !update) {
      problems.add("--renamed", "is for an --update");
    }
    LaunchRequest.Job job =
        new LaunchRequest.Job(
            matching("--project", project, PATH_SEGMENT, problems),
            matching("--region", region, PATH_SEGMENT, problems),
            matching("--jobName", jobName, JOB_NAME, problems),
            values,
            environment(),
            experiments,
            update,
            steps);
    return template != null
        ? LaunchRequest.classic(job, matching("--template", template, GCS_PATH, problems))
        : LaunchRequest.flex(
            job,
            flexTemplate == null
                ? ""
                : matching("--flexTemplate", flexTemplate, GCS_PATH, problems));
  }

  private @Nullable Launchable<?> launchable(Problems problems) {
    List<String> names = Pipelines.all().stream().<String>map(Launchable::name).toList();
    if (pipeline == null || !names.contains(pipeline)) {
      problems.add("PIPELINE", "is none of " + names);
      return null;
    }
    return Pipelines.all().get(names.indexOf(pipeline));
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    put(environment, "serviceAccountEmail", serviceAccount);
    put(environment, "network", network);
    put(environment, "subnetwork", subnetwork);
    put(environment, "tempLocation", tempLocation);
    put(environment, "sdkContainerImage", workerImage);
    return environment;
  }

  private static void put(Map<String, String> to, String name, @Nullable String value) {
    if (value != null) {
      to.put(name, value);
    }
  }

  private static Map<String, String> pairs(String option, List<String> texts, Problems problems) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String text : texts) {
      String[] pair = text.split("=", 2);
      if (pair.length < 2 || pair[0].isBlank()) {
        // Not repeated: it may be a secret in the wrong place.
        problems.add(option, "is NAME=VALUE");
      } else if (pairs.put(pair[0], pair[1]) != null) {
        problems.add(option, pair[0] + " is given twice");
      }
    }
    return pairs;
  }

  private static String matching(
      String option, @Nullable String value, Pattern pattern, Problems problems) {
    String given = problems.required(option, value);
    if (!given.isEmpty() && !pattern.matcher(given).matches()) {
      problems.add(option, "\"" + given + "\" does not match " + pattern);
    }
    return given;
  }

  private String token(Problems problems) {
    String reference = problems.required("--accessToken", accessToken);
    if (reference.isEmpty()) {
      return "";
    }
    try {
      String token = Secret.resolve(reference);
      if (!TOKEN.matcher(token).matches()) {
        problems.add("--accessToken", "what it refers to is no token: it is empty or has spaces");
      }
      return token;
    } catch (IllegalArgumentException | MissingSecretException e) {
      problems.add("--accessToken", String.valueOf(e.getMessage()));
      return "";
    }
  }
}
