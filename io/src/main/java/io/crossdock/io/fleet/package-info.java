/** The rows of the fleet as lines of JSON. */
package io.crossdock.io.fleet;
