package io.crossdock.pipelines.barcode;

import io.crossdock.io.settings.Problems;
import io.crossdock.schemas.barcode.Place;
import io.crossdock.transforms.barcode.Places;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads the table of places from a CSV file. */
final class PlacesFile {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreSurroundingSpaces(true)
          .get();

  private PlacesFile() {}

  static Places read(@Nullable String file, Problems problems) {
    List<Place> places = new ArrayList<>();
    if (file == null) {
      return Places.of(places);
    }
    try (Reader reader = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8);
        CSVParser rows = FORMAT.parse(reader)) {
      for (CSVRecord row : rows) {
        places.add(place(row));
      }
      return Places.of(places);
    } catch (IOException | UncheckedIOException e) {
      problems.add("--places", file + " cannot be read (" + e + ")");
    } catch (IllegalArgumentException e) {
      problems.add("--places", file + ": " + e.getMessage());
    }
    return Places.of(List.of());
  }

  private static Place place(CSVRecord row) {
    try {
      return new Place(
          row.get("tenant"),
          row.get("place"),
          row.get("site"),
          Double.parseDouble(row.get("latitude")),
          Double.parseDouble(row.get("longitude")));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("row " + row.getRecordNumber() + ": " + e.getMessage(), e);
    }
  }
}
