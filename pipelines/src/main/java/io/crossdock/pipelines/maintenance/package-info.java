/** The maintenance pipeline. */
package io.crossdock.pipelines.maintenance;
