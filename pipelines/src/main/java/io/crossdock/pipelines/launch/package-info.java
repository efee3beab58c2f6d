/** How a pipeline's main runs and ends, shared by all of them. */
package io.crossdock.pipelines.launch;
