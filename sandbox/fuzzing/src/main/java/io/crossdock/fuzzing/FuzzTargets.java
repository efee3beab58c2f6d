package io.crossdock.fuzzing;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** The targets of a module, named in {@code META-INF/services} of its tests. */
public interface FuzzTargets {
  /** The module's folder, from the root of the project. */
  String module();

  /** Its targets. */
  List<FuzzTarget> targets();

  /** A target, and whose it is. */
  record Owned(String module, FuzzTarget target) {}

  /** All targets on the class path. */
  static List<Owned> all() {
    List<Owned> all = new ArrayList<>();
    for (FuzzTargets targets : ServiceLoader.load(FuzzTargets.class)) {
      targets.targets().forEach(target -> all.add(new Owned(targets.module(), target)));
    }
    return all;
  }
}
