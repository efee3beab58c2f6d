package io.crossdock.transforms.maintenance.score;

import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/** The formats of models that there are on the class path. */
public final class ModelFormats {
  private static final List<ModelFormat> ALL =
      ServiceLoader.load(ModelFormat.class, ModelFormat.class.getClassLoader()).stream()
          .map(ServiceLoader.Provider::get)
          .toList();

  private ModelFormats() {}

  /**
   * The format of a file of this name.
   *
   * @throws ScoringException if there is none
   */
  public static ModelFormat of(String uri) {
    return ALL.stream()
        .filter(format -> format.accepts(uri))
        .findFirst()
        .orElseThrow(() -> new ScoringException(uri + ": is of no known format of models"));
  }

  /**
   * Loads a model and tries it with its typical values.
   *
   * @param uri where the model was read
   * @param local the file; the folder if its format has a model be a folder
   * @throws ScoringException saying what is wrong with it
   */
  public static Model load(String uri, Path local) {
    Model model = of(uri).load(uri, local);
    try {
      tryTypical(uri, model);
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
    return model;
  }

  private static void tryTypical(String uri, Model model) {
    List<ModelMetadata.Input> inputs = model.metadata().inputs();
    float[] typical = new float[inputs.size()];
    for (int i = 0; i < typical.length; i++) {
      typical[i] = (float) inputs.get(i).typical();
    }
    double[] scores;
    try {
      scores = model.score(new float[][] {typical});
    } catch (ScoringException e) {
      throw new ScoringException(
          uri + ": cannot score its own typical values: " + e.getMessage(), e);
    }
    if (scores.length != 1 || !isProbability(scores[0])) {
      throw new ScoringException(uri + ": gives no probability for its own typical values");
    }
  }

  /** Whether this can be a probability: a number from 0 to 1. */
  static boolean isProbability(double number) {
    return number >= 0 && number <= 1;
  }
}
