/** Parts of Crossdock under JMH: nanoseconds and bytes of one operation, in a warm JVM. */
package io.crossdock.benchmarks.jmh;
