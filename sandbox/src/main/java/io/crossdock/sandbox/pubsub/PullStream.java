package io.crossdock.sandbox.pubsub;

import com.google.pubsub.v1.ReceivedMessage;
import com.google.pubsub.v1.StreamingPullRequest;
import com.google.pubsub.v1.StreamingPullResponse;
import com.google.pubsub.v1.StreamingPullResponse.SubscriptionProperties;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** A stream by which a client receives messages, and acknowledges them if it likes. */
final class PullStream implements StreamObserver<StreamingPullRequest> {
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int AT_ONCE = 100;

  private final Topics topics;
  private final ExecutorService threads;
  private final ServerCallStreamObserver<StreamingPullResponse> client;
  private @Nullable HeldSubscription subscription;
  private volatile int deadlineSeconds;
  private volatile boolean ended;

  PullStream(
      Topics topics,
      ExecutorService threads,
      ServerCallStreamObserver<StreamingPullResponse> client) {
    this.topics = topics;
    this.threads = threads;
    this.client = client;
    client.setOnCancelHandler(() -> ended = true);
  }

  @Override
  public void onNext(StreamingPullRequest request) {
    if (request.getStreamAckDeadlineSeconds() > 0) {
      deadlineSeconds = request.getStreamAckDeadlineSeconds();
    }
    if (subscription == null) {
      try {
        subscription = topics.subscription(request.getSubscription());
      } catch (StatusRuntimeException e) {
        ended = true;
        client.onError(e);
        return;
      }
      HeldSubscription from = subscription;
      threads.execute(() -> deliver(from));
    }
    subscription.acknowledge(request.getAckIdsList());
    for (int i = 0; i < request.getModifyDeadlineAckIdsCount(); i++) {
      subscription.modifyAckDeadline(
          List.of(request.getModifyDeadlineAckIds(i)), request.getModifyDeadlineSeconds(i));
    }
  }

  private void deliver(HeldSubscription from) {
    try {
      while (!ended) {
        List<ReceivedMessage> messages = from.pull(AT_ONCE, LOOK, deadlineSeconds);
        if (!messages.isEmpty() && !ended) {
          client.onNext(
              StreamingPullResponse.newBuilder()
                  .addAllReceivedMessages(messages)
                  .setSubscriptionProperties(properties(from))
                  .build());
        }
      }
    } catch (StatusRuntimeException | IllegalStateException e) {
      ended = true; // the client is gone: what it was sent comes again after its deadline
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Google's client hands messages of a key on one after the other only if it is told to. */
  private static SubscriptionProperties properties(HeldSubscription from) {
    return SubscriptionProperties.newBuilder()
        .setMessageOrderingEnabled(from.definition().getEnableMessageOrdering())
        .build();
  }

  @Override
  public void onError(Throwable error) {
    ended = true;
  }

  @Override
  public void onCompleted() {
    ended = true;
    if (!client.isCancelled()) {
      client.onError(Status.UNAVAILABLE.withDescription("the stream ends").asRuntimeException());
    }
  }
}
