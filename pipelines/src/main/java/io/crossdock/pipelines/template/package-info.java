/** Pipelines as templates of Dataflow: the files that describe them, and the request to launch. */
package io.crossdock.pipelines.template;
