/** The laptop: plays a day of a warehouse through the real pipeline. */
package io.crossdock.sandbox;
