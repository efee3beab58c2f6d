/** Time-series stores that speak the InfluxDB line protocol. */
package io.crossdock.io.influx;
