/** A stand-in for a maintenance system, since no real one can be had here. */
package io.crossdock.sandbox.cmms;
