package io.crossdock.pipelines.launch;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Hidden;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.jspecify.annotations.Nullable;

/** A pipeline's own options, by walking its interfaces; those of Beam and of the runner are not. */
public final class OwnOptions {
  private static final String OURS = "io.crossdock.";
  private static final String OPTIONS = "Options";

  /**
   * An option.
   *
   * @param group the name of its interface without {@code Options}, such as {@code Kafka}
   * @param type of its values
   * @param description as {@code --help} says it
   * @param defaultValue what its getter gives when it is not set; absent for null
   */
  public record Own(
      String group, Class<?> type, String description, @Nullable String defaultValue) {}

  private OwnOptions() {}

  /**
   * The options by name: the pipeline's, then those of each interface in the order of extension.
   */
  public static Map<String, Own> of(Launchable<?> pipeline) {
    PipelineOptions unset = PipelineOptionsFactory.as(pipeline.options());
    List<Class<?>> interfaces = new ArrayList<>();
    collect(pipeline.options(), interfaces);
    Map<String, Own> all = new LinkedHashMap<>();
    for (Class<?> one : interfaces) {
      // Reflection promises no order, and a generated file wants one.
      Map<String, Method> getters = new TreeMap<>(Comparator.naturalOrder());
      for (Method method : one.getDeclaredMethods()) {
        if (method.getParameterCount() == 0 && !method.isAnnotationPresent(Hidden.class)) {
          getters.put(name(method), method);
        }
      }
      getters.forEach((name, getter) -> all.putIfAbsent(name, own(one, getter, unset)));
    }
    return all;
  }

  private static void collect(Class<?> one, List<Class<?>> interfaces) {
    if (one.getName().startsWith(OURS) && !interfaces.contains(one)) {
      interfaces.add(one);
      for (Class<?> parent : one.getInterfaces()) {
        collect(parent, interfaces);
      }
    }
  }

  private static String name(Method getter) {
    String name = getter.getName().replaceFirst("^(get|is)", "");
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  private static Own own(Class<?> one, Method getter, PipelineOptions unset) {
    Description description = getter.getAnnotation(Description.class);
    Object value;
    try {
      value = getter.invoke(unset);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("an option that cannot be read: " + getter, e);
    }
    return new Own(
        one.getSimpleName().replaceFirst(OPTIONS + "$", ""),
        getter.getReturnType(),
        description == null ? "" : description.value(),
        value == null ? null : value.toString());
  }
}
