/** The fleet pipeline: its options, settings, wiring and main. */
package io.crossdock.pipelines.fleet;
