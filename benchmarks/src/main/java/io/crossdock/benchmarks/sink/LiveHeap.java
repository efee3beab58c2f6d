package io.crossdock.benchmarks.sink;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** How much of another JVM's heap is in use by what is reachable: what a full collection leaves. */
final class LiveHeap implements AutoCloseable {
  private final JMXConnector connector;
  private final MemoryMXBean memory;

  /**
   * Of the JVM with this process id, by a management agent of its own that listens locally.
   *
   * @throws IOException where it cannot be reached
   */
  @SuppressWarnings("BanJNDI") // a JVM that we started ourselves, at an address of its own making
  LiveHeap(long pid) throws IOException {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
      try {
        connector =
            JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw new IOException("The JVM " + pid + " cannot be asked for its memory", e);
    }
    memory =
        ManagementFactory.getPlatformMXBean(
            connector.getMBeanServerConnection(), MemoryMXBean.class);
  }

  /** Collects, which stops the JVM for a moment, and says what is left, bytes. */
  long collect() {
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  /** What it needs beside the heap, bytes: classes, compiled code. */
  long besides() {
    return memory.getNonHeapMemoryUsage().getUsed();
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
