package io.crossdock.io.contract;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The message of Protobuf that a pipeline's topic holds, as {@code schemas/src/main/proto} has it.
 * It is the first of its file, and what is new in it gets a number that was never used.
 */
public enum ProtobufContract {
  /** A scan. */
  SCAN("scan.proto"),
  /** What a truck's units say. */
  TRUCK_EVENT("truck_event.proto"),
  /** What a machine's sensors and controls say. */
  MACHINE_EVENT("machine_event.proto");

  private static final String FOLDER = "io/crossdock/wire/";

  private final String file;

  ProtobufContract(String file) {
    this.file = FOLDER + file;
  }

  /** The message, as protoc compiled it. */
  public Descriptor message() {
    FileDescriptor compiled = Compiled.FILES.get(file);
    if (compiled == null) {
      throw new IllegalStateException(file + " was not compiled");
    }
    return compiled.getMessageTypes().get(0);
  }

  /** The text of the file, which imports nothing but well-known types. */
  public String text() {
    try (InputStream in = resource(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  private static InputStream resource(String name) {
    InputStream in = ProtobufContract.class.getResourceAsStream("/" + name);
    if (in == null) {
      throw new IllegalStateException(name + " is not on the class path");
    }
    return in;
  }

  private static final class Compiled {
    static final Map<String, FileDescriptor> FILES = load(FOLDER + "contracts.desc");

    private static Map<String, FileDescriptor> load(String name) {
      Map<String, FileDescriptor> files = new HashMap<>();
      try (InputStream in = resource(name)) {
        // protoc writes a file behind those that it imports.
        for (FileDescriptorProto file : FileDescriptorSet.parseFrom(in).getFileList()) {
          FileDescriptor[] imports =
              file.getDependencyList().stream().map(files::get).toArray(FileDescriptor[]::new);
          files.put(file.getName(), FileDescriptor.buildFrom(file, imports));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(name + " cannot be read", e);
      } catch (DescriptorValidationException e) {
        throw new IllegalStateException(name + " is not as protoc writes it", e);
      }
      return files;
    }
  }
}
