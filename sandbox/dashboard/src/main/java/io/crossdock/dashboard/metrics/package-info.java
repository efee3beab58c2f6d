/** What Prometheus asks for: numbers from the database, with few labels. */
package io.crossdock.dashboard.metrics;
