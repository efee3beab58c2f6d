/** Plays a simulated day through broker, pipeline and database, and says what came of it. */
package io.crossdock.sandbox.play;
