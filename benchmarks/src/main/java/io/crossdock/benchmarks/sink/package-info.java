/** What it costs to get rows into PostgreSQL, and how many go through the whole pipeline. */
package io.crossdock.benchmarks.sink;
