package io.crossdock.pipelines.maintenance;

import io.crossdock.transforms.maintenance.score.ModelFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;

/** Models wherever Beam's file systems reach: this machine, {@code gs://}. */
public final class StoredModelFiles implements ModelFiles {
  private static final long serialVersionUID = 1;

  /** Beam's file systems must have been set up, as creating a pipeline does. */
  public StoredModelFiles() {}

  @Override
  public List<Found> list(String pattern) throws IOException {
    MatchResult result = FileSystems.match(pattern, EmptyMatchTreatment.ALLOW);
    if (result.status() == MatchResult.Status.NOT_FOUND) {
      return List.of();
    }
    return result.metadata().stream()
        .filter(file -> !file.resourceId().isDirectory())
        .map(
            file ->
                new Found(
                    file.resourceId().toString(), file.sizeBytes(), file.lastModifiedMillis()))
        .sorted(Comparator.comparing(Found::uri))
        .toList();
  }

  @Override
  public byte[] read(String uri) throws IOException {
    try (InputStream in =
        Channels.newInputStream(FileSystems.open(FileSystems.matchNewResource(uri, false)))) {
      return in.readAllBytes();
    }
  }
}
