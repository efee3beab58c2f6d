/** Load: simulated messages in any format, through any door, at a set rate. */
package io.crossdock.sandbox.load;
