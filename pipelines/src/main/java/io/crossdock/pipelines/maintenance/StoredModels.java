package io.crossdock.pipelines.maintenance;

import io.crossdock.transforms.maintenance.score.ModelFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;

/** Models in whatever file systems Beam knows: folders, gs://. */
final class StoredModels implements ModelFiles {
  private static final long serialVersionUID = 1;

  @Override
  public List<Found> list(String pattern) throws IOException {
    List<Found> found = new ArrayList<>();
    MatchResult match = FileSystems.match(pattern, EmptyMatchTreatment.ALLOW);
    for (MatchResult.Metadata file : match.metadata()) {
      found.add(
          new Found(file.resourceId().toString(), file.sizeBytes(), file.lastModifiedMillis()));
    }
    found.sort(Comparator.comparing(Found::uri));
    return found;
  }

  @Override
  public byte[] read(String uri) throws IOException {
    try (InputStream in =
        Channels.newInputStream(
            FileSystems.open(FileSystems.matchSingleFileSpec(uri).resourceId()))) {
      return in.readAllBytes();
    }
  }
}
