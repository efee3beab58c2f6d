/** The contracts of what devices send, brought to a schema registry. */
package io.crossdock.pipelines.contract;
