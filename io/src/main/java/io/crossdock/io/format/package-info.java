/** Messages to records: the wire formats. */
package io.crossdock.io.format;
