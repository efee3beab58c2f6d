/** Schema registries that speak Confluent's REST interface. */
package io.crossdock.io.registry;
