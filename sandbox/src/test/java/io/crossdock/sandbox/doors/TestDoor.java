package io.crossdock.sandbox.doors;

import io.crossdock.sandbox.load.Sender;
import java.util.List;

/**
 * A door under test: the server behind it, what sends to it, and how a pipeline reads it. Topics
 * are called so whatever the server calls them: streams, queues, topics with a subscription.
 */
public interface TestDoor extends AutoCloseable {
  /** The server behind it with its version, as a row of a printed table. */
  String server();

  /**
   * Makes topics. Names must be other ones for each door: some doors are of one broker.
   *
   * @param contentType media type of what is sent to them, for doors whose messages say none
   *     themselves; empty where it is to be seen from the messages' beginning
   */
  void create(List<String> topics, String contentType) throws Exception;

  /** What sends to topics that were made. */
  Sender sender() throws Exception;

  /** A pipeline's arguments for reading topics that were made. */
  List<String> arguments(List<String> topics);

  /**
   * More arguments for a job that goes on from its checkpoint: with them one that did not would
   * miss what came before. Empty where what is read and not acknowledged comes back anyway.
   */
  List<String> fromCheckpointOnly();

  /** What rows say of where a topic's messages came from, as a pattern of SQL's {@code like}. */
  String source(String topic);

  /** Whether a message that is sent twice is seen to be one, so that it leaves no copy. */
  boolean knowsItsCopies();

  /** How many messages what reads has been given of a topic so far, in words. */
  String given(String topic) throws Exception;

  /** Starts what moves messages to where a job reads them, if this door has such a bridge. */
  default void startBridge() throws Exception {}

  /** Ends that as a power cut would. */
  default void killBridge() throws Exception {}

  @Override
  void close();
}
