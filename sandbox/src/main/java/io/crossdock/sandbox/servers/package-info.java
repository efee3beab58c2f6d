/** Starts and stops the processes around a pipeline on a laptop. */
package io.crossdock.sandbox.servers;
