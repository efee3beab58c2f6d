/** The maintenance pipeline: machines' vibration and process into predictions and work orders. */
package io.crossdock.pipelines.maintenance;
