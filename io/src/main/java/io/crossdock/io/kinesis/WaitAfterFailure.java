package io.crossdock.io.kinesis;

import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Waits after a request that has failed for good. KinesisIO logs what it does not expect, such as a
 * right that was taken away, and asks again at once, for ever: hundreds of times a second.
 */
final class WaitAfterFailure implements ExecutionInterceptor {
  private static final long MILLIS = 1_000;

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    try {
      TimeUnit.MILLISECONDS.sleep(MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
