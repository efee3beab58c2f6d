/** Where a pipeline reads and writes: the doors that all pipelines have, chosen by options. */
package io.crossdock.pipelines.doors;
