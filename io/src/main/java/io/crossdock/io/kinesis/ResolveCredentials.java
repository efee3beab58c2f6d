package io.crossdock.io.kinesis;

import io.crossdock.io.secret.Secret;
import org.apache.beam.sdk.io.aws2.common.ClientBuilderFactory;
import org.apache.beam.sdk.io.aws2.common.ClientConfiguration;
import org.apache.beam.sdk.io.aws2.options.AwsOptions;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;

/**
 * Makes Amazon's clients where a job runs. They wait after a failure. What Beam takes along as
 * access key and secret are references here, and are followed each time that a request is signed;
 * without them Beam's default holds, Amazon's usual places. Beam makes it by its name.
 */
public final class ResolveCredentials implements ClientBuilderFactory {
  /** For Beam. */
  public ResolveCredentials() {}

  @Override
  public <B extends AwsClientBuilder<B, C>, C> B create(
      B builder, ClientConfiguration config, @Nullable AwsOptions defaults) {
    B made = ClientBuilderFactory.defaultFactory().create(builder, config, defaults);
    made.overrideConfiguration(all -> all.addExecutionInterceptor(new WaitAfterFailure()));
    if (config.credentialsProvider() instanceof StaticCredentialsProvider references) {
      made.credentialsProvider(resolved(references));
    }
    return made;
  }

  /** Credentials whose id and secret are what those of {@code references} refer to. */
  static AwsCredentialsProvider resolved(AwsCredentialsProvider references) {
    return () -> {
      AwsCredentials named = references.resolveCredentials();
      return AwsBasicCredentials.create(
          Secret.resolve(named.accessKeyId()), Secret.resolve(named.secretAccessKey()));
    };
  }

  /** Nothing: who launches need not be who may read. */
  @Override
  public void checkConfiguration(ClientConfiguration config, @Nullable AwsOptions defaults) {}
}
