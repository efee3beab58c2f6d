/** How fast it is, measured on real servers. */
package io.crossdock.benchmarks;
