/** Machines: what their sensors say, what is known of them, what a model predicts, and orders. */
package io.crossdock.schemas.maintenance;
