/** What a running job on a Flink cluster is asked by the cluster's REST interface. */
package io.crossdock.pipelines.flink;
