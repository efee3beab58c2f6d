/** The servers' own processes: each starts, says its port, and ends when its input closes. */
package io.crossdock.sandbox.servers.process;
