package io.crossdock.pipelines.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossdock.pipelines.launch.Launchable;
import java.util.Locale;

/**
 * A pipeline's template in the words of Dataflow's REST interface v1b3: {@code TemplateMetadata},
 * {@code ParameterMetadata}, {@code ContainerSpec}.
 */
final class TemplateJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private TemplateJson() {}

  /** What parameters the template takes. */
  static ObjectNode metadata(Launchable<?> pipeline) {
    ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    String name = pipeline.name();
    metadata.put(
        "name", "Crossdock " + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    metadata.put("description", pipeline.summary());
    metadata.put("streaming", true);
    // The rows would bear it, being written by keys; that verdicts bear a scan that comes twice
    // from within the pipeline is not shown.
    metadata.put("supportsAtLeastOnce", false);
    metadata.put("supportsExactlyOnce", true);
    ArrayNode parameters = metadata.putArray("parameters");
    TemplateParameters.of(pipeline).all().forEach(parameter -> parameters.add(json(parameter)));
    return metadata;
  }

  private static ObjectNode json(Parameter parameter) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", parameter.name());
    json.put("groupName", parameter.group());
    json.put("label", parameter.label());
    json.put("helpText", parameter.help());
    json.put("paramType", parameter.type().name());
    json.put("isOptional", parameter.optional());
    if (parameter.defaultValue() != null) {
      json.put("defaultValue", parameter.defaultValue());
    }
    if (!parameter.choices().isEmpty()) {
      ArrayNode options = json.putArray("enumOptions");
      parameter.choices().forEach(one -> options.addObject().put("value", one).put("label", one));
    }
    if (!parameter.regexes().isEmpty()) {
      ArrayNode regexes = json.putArray("regexes");
      parameter.regexes().forEach(regexes::add);
    }
    return json;
  }

  /** A Flex Template's file: the image that makes the job, and the metadata. */
  static ObjectNode containerSpec(Launchable<?> pipeline, String image) {
    ObjectNode spec = JsonNodeFactory.instance.objectNode();
    spec.put("image", image);
    spec.putObject("sdkInfo").put("language", "JAVA");
    spec.set("metadata", metadata(pipeline));
    return spec;
  }

  /** The text of a file, the same on every machine. */
  static String text(ObjectNode json) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(lines);
    printer.indentArraysWith(lines);
    try {
      return MAPPER.writer(printer).writeValueAsString(json) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that cannot be written", e);
    }
  }
}
