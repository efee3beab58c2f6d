/** Kinesis as a door: records in as bytes. */
package io.crossdock.io.kinesis;
