package io.crossdock.sandbox.load;

import io.crossdock.sandbox.servers.SandboxException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;

/**
 * Sends to Kinesis in batches, one after the other. What a full shard takes not is sent again
 * before what comes after it; two records of one batch may change places by that.
 */
public final class KinesisSender implements Sender {
  /** What one request may have, by the rules of Kinesis. */
  private static final int MOST_RECORDS = 500;

  private static final int MOST_BYTES = 4 * 1024 * 1024;
  private static final int MOST_TRIES = 60;

  private final KinesisClient client;
  private final Batches<PutRecordsRequestEntry> batches =
      new Batches<>(MOST_RECORDS, MOST_BYTES, this::put);

  /** A sender by this client, which it closes. */
  public KinesisSender(KinesisClient client) {
    this.client = client;
  }

  @Override
  public void send(Message message) {
    batches.add(
        message.topic(),
        PutRecordsRequestEntry.builder()
            .partitionKey(message.key())
            .data(SdkBytes.fromByteArray(message.payload()))
            .build(),
        message.payload().length + message.key().length());
  }

  @Override
  public void push() {
    batches.push();
  }

  private void put(String stream, List<PutRecordsRequestEntry> entries) {
    List<PutRecordsRequestEntry> left = entries;
    try {
      for (int tries = 0; !left.isEmpty(); tries++) {
        if (tries > 0) {
          TimeUnit.MILLISECONDS.sleep(100L * Math.min(tries, 10));
        }
        List<PutRecordsRequestEntry> sending = left;
        PutRecordsResponse response =
            client.putRecords(request -> request.streamName(stream).records(sending));
        left = new ArrayList<>();
        List<PutRecordsResultEntry> results = response.records();
        for (int i = 0; i < results.size(); i++) {
          if (results.get(i).errorCode() != null) {
            left.add(sending.get(i));
          }
        }
        if (tries == MOST_TRIES && !left.isEmpty()) {
          throw new SandboxException("Kinesis takes nothing more for the stream " + stream + ".");
        }
      }
    } catch (ResourceNotFoundException e) {
      throw new SandboxException("Kinesis has no stream " + stream + ": make it first.");
    } catch (SdkException e) {
      throw new SandboxException("Kinesis takes nothing: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("Interrupted while sending.");
    }
  }

  @Override
  public void flush() {
    push();
  }

  @Override
  public void close() {
    client.close();
  }
}
