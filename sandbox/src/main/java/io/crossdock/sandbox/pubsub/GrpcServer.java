package io.crossdock.sandbox.pubsub;

import com.google.protobuf.Empty;
import com.google.pubsub.v1.AcknowledgeRequest;
import com.google.pubsub.v1.DeleteSubscriptionRequest;
import com.google.pubsub.v1.DeleteTopicRequest;
import com.google.pubsub.v1.GetSubscriptionRequest;
import com.google.pubsub.v1.GetTopicRequest;
import com.google.pubsub.v1.ModifyAckDeadlineRequest;
import com.google.pubsub.v1.PublishRequest;
import com.google.pubsub.v1.PublishResponse;
import com.google.pubsub.v1.PublisherGrpc;
import com.google.pubsub.v1.PullRequest;
import com.google.pubsub.v1.PullResponse;
import com.google.pubsub.v1.StreamingPullRequest;
import com.google.pubsub.v1.StreamingPullResponse;
import com.google.pubsub.v1.SubscriberGrpc;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The emulator over gRPC, as Google's own clients speak it. */
final class GrpcServer implements AutoCloseable {
  private static final Duration WAIT = Duration.ofSeconds(2);
  private static final int MOST_BYTES = 20 * 1024 * 1024;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Server server;

  private GrpcServer(Topics topics, int port) throws IOException {
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .executor(threads)
            .maxInboundMessageSize(MOST_BYTES)
            .addService(new Publishing(topics))
            .addService(new Subscribing(topics, threads))
            .build()
            .start();
  }

  static GrpcServer start(Topics topics, int port) throws IOException {
    return new GrpcServer(topics, port);
  }

  int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    server.shutdownNow();
    threads.shutdownNow();
  }

  private interface Answer<T> {
    T give() throws InterruptedException;
  }

  private static <T> void reply(StreamObserver<T> observer, Answer<T> answer) {
    try {
      observer.onNext(answer.give());
      observer.onCompleted();
    } catch (StatusRuntimeException e) {
      observer.onError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      observer.onError(Status.UNAVAILABLE.asRuntimeException());
    }
  }

  private static final class Publishing extends PublisherGrpc.PublisherImplBase {
    private final Topics topics;

    Publishing(Topics topics) {
      this.topics = topics;
    }

    @Override
    public void createTopic(Topic request, StreamObserver<Topic> observer) {
      reply(
          observer,
          () -> {
            topics.createTopic(request.getName());
            return request;
          });
    }

    @Override
    public void getTopic(GetTopicRequest request, StreamObserver<Topic> observer) {
      reply(
          observer,
          () -> {
            topics.requireTopic(request.getTopic());
            return Topic.newBuilder().setName(request.getTopic()).build();
          });
    }

    @Override
    public void deleteTopic(DeleteTopicRequest request, StreamObserver<Empty> observer) {
      reply(
          observer,
          () -> {
            topics.deleteTopic(request.getTopic());
            return Empty.getDefaultInstance();
          });
    }

    @Override
    public void publish(PublishRequest request, StreamObserver<PublishResponse> observer) {
      reply(
          observer,
          () ->
              PublishResponse.newBuilder()
                  .addAllMessageIds(topics.publish(request.getTopic(), request.getMessagesList()))
                  .build());
    }
  }

  private static final class Subscribing extends SubscriberGrpc.SubscriberImplBase {
    private final Topics topics;
    private final ExecutorService threads;

    Subscribing(Topics topics, ExecutorService threads) {
      this.topics = topics;
      this.threads = threads;
    }

    @Override
    public void createSubscription(Subscription request, StreamObserver<Subscription> observer) {
      reply(observer, () -> topics.createSubscription(request));
    }

    @Override
    public void getSubscription(
        GetSubscriptionRequest request, StreamObserver<Subscription> observer) {
      reply(observer, () -> topics.subscription(request.getSubscription()).definition());
    }

    @Override
    public void deleteSubscription(
        DeleteSubscriptionRequest request, StreamObserver<Empty> observer) {
      reply(
          observer,
          () -> {
            topics.deleteSubscription(request.getSubscription());
            return Empty.getDefaultInstance();
          });
    }

    @Override
    @SuppressWarnings("deprecation") // of the field that says not to wait
    public void pull(PullRequest request, StreamObserver<PullResponse> observer) {
      Duration wait = request.getReturnImmediately() ? Duration.ZERO : WAIT;
      reply(
          observer,
          () ->
              PullResponse.newBuilder()
                  .addAllReceivedMessages(
                      topics
                          .subscription(request.getSubscription())
                          .pull(request.getMaxMessages(), wait, 0))
                  .build());
    }

    @Override
    public void acknowledge(AcknowledgeRequest request, StreamObserver<Empty> observer) {
      reply(
          observer,
          () -> {
            topics.subscription(request.getSubscription()).acknowledge(request.getAckIdsList());
            return Empty.getDefaultInstance();
          });
    }

    @Override
    public void modifyAckDeadline(
        ModifyAckDeadlineRequest request, StreamObserver<Empty> observer) {
      reply(
          observer,
          () -> {
            topics
                .subscription(request.getSubscription())
                .modifyAckDeadline(request.getAckIdsList(), request.getAckDeadlineSeconds());
            return Empty.getDefaultInstance();
          });
    }

    @Override
    public StreamObserver<StreamingPullRequest> streamingPull(
        StreamObserver<StreamingPullResponse> observer) {
      return new PullStream(
          topics, threads, (ServerCallStreamObserver<StreamingPullResponse>) observer);
    }
  }
}
