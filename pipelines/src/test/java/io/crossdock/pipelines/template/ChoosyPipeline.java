package io.crossdock.pipelines.template;

import io.crossdock.io.settings.Problems;
import io.crossdock.pipelines.launch.Launchable;
import java.time.Instant;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Hidden;
import org.apache.beam.sdk.options.StreamingOptions;
import org.jspecify.annotations.Nullable;

/** A pipeline that demands things in every way there is. */
final class ChoosyPipeline implements Launchable<ChoosyPipeline.ChoosyOptions> {

  /** What colour goods have. */
  enum Colour {
    RED,
    GREEN
  }

  /** What shade of green. */
  enum Shade {
    LIGHT,
    DARK
  }

  /** Its options. */
  public interface ChoosyOptions extends StreamingOptions {
    @Description("Always needed.")
    @Nullable String getAlways();

    void setAlways(@Nullable String value);

    @Description("A choice.")
    @Default.String("red")
    String getColour();

    void setColour(String value);

    @Description("A choice that is looked at when the other is green.")
    @Default.String("dark")
    String getShade();

    void setShade(String value);

    @Description("For green alone.")
    @Nullable String getForGreen();

    void setForGreen(@Nullable String value);

    @Description("A whole number without a default.")
    @Nullable Integer getCount();

    void setCount(@Nullable Integer value);

    @Description("A truth.")
    @Default.Boolean(false)
    boolean isLoud();

    void setLoud(boolean value);

    @Hidden
    @Description("Nobody's business.")
    @Nullable String getSecretHandshake();

    void setSecretHandshake(@Nullable String value);
  }

  @Override
  public String name() {
    return "choosy";
  }

  @Override
  public String summary() {
    return "Demands things.";
  }

  @Override
  public Class<ChoosyOptions> options() {
    return ChoosyOptions.class;
  }

  @Override
  public Run open(ChoosyOptions options, Instant now) {
    Problems problems = new Problems();
    problems.required("--always", options.getAlways());
    if (problems.choice("--colour", options.getColour(), Colour.class) == Colour.GREEN) {
      problems.choice("--shade", options.getShade(), Shade.class);
      problems.required("--forGreen", options.getForGreen());
    }
    problems.throwIfAny();
    return new Run() {
      @Override
      public void build(Pipeline pipeline) {}

      @Override
      public void done() {}
    };
  }
}
