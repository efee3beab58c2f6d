package io.crossdock.pipelines.barcode;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.crossdock.io.settings.Problems;
import io.crossdock.schemas.barcode.Place;
import io.crossdock.transforms.barcode.Places;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class PlacesFileTest {
  private static final String HEAD = "tenant,place,site,latitude,longitude\n";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Problems problems = new Problems();

  private Places read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private Places read(byte[] bytes) throws IOException {
    Path file = folder.newFile("places.csv").toPath();
    Files.write(file, bytes);
    return PlacesFile.read(file.toString(), problems);
  }

  private void onlyProblem(String beginning, String more) {
    assertThat(problems.all(), contains(allOf(startsWith(beginning), containsString(more))));
  }

  @Test
  public void withoutAFileThereAreNoPlaces() {
    assertThat(PlacesFile.read(null, problems).find("acme", "DOCK-1"), nullValue());
    assertThat(problems.all(), empty());
  }

  @Test
  public void placesAreFoundByTenantAndName() throws IOException {
    Places places =
        read(
            HEAD
                + "acme,DOCK-1,North,52.5,13.4\n"
                + "acme,\"Gate \"\"B\"\", left\",Süd, -33.9 ,151.2\n"
                + "zen,DOCK-1,Kyoto,35.0,135.8\n");
    assertThat(problems.all(), empty());
    assertThat(
        places.find("acme", "DOCK-1"), equalTo(new Place("acme", "DOCK-1", "North", 52.5, 13.4)));
    assertThat(
        places.find("acme", "Gate \"B\", left"),
        equalTo(new Place("acme", "Gate \"B\", left", "Süd", -33.9, 151.2)));
    assertThat(
        places.find("zen", "DOCK-1"), equalTo(new Place("zen", "DOCK-1", "Kyoto", 35.0, 135.8)));
    assertThat(places.find("zen", "DOCK-2"), nullValue());
  }

  @Test
  public void columnsMayStandInAnyOrder() throws IOException {
    Places places = read("longitude,latitude,place,tenant,site,note\r\n13.4,52.5,D,acme,N,x\r\n");
    assertThat(places.find("acme", "D"), equalTo(new Place("acme", "D", "N", 52.5, 13.4)));
    assertThat(problems.all(), empty());
  }

  @Test
  public void aCoordinateThatIsNoNumberIsNamedWithItsRow() throws IOException {
    read(HEAD + "acme,A,North,52,13\nacme,B,North,north,13\n");
    onlyProblem("--places: ", "row 2: For input string: \"north\"");
  }

  @Test
  public void aPlaceOffTheEarthIsNamedWithItsRow() throws IOException {
    read(HEAD + "acme,A,North,152,13\n");
    onlyProblem("--places: ", "row 1: place A of acme is at 152.0, 13.0");
  }

  @Test
  public void aPlaceThatIsThereTwiceIsNamed() throws IOException {
    read(HEAD + "acme,A,North,52,13\nacme,A,South,48,11\n");
    onlyProblem("--places: ", "place A of tenant acme is there twice");
  }

  @Test
  public void aMissingColumnIsNamed() throws IOException {
    read("tenant,place,site,latitude\nacme,A,North,52\n");
    onlyProblem("--places: ", "longitude");
  }

  @Test
  public void aShortRowIsNamed() throws IOException {
    read(HEAD + "acme,A,North,52\n");
    onlyProblem("--places: ", "row 1");
  }

  @Test
  public void whatIsNoUtf8IsRefused() throws IOException {
    read((HEAD + "acme,Süd,North,52,13\n").getBytes(StandardCharsets.ISO_8859_1));
    onlyProblem("--places: ", "cannot be read");
  }

  @Test
  public void aFileThatIsNotThereIsNamed() {
    PlacesFile.read("no/such.csv", problems);
    onlyProblem("--places: no/such.csv cannot be read", "NoSuchFile");
  }
}
