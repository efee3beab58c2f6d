/** Google Cloud Pub/Sub as a door: messages in and out as bytes. */
package io.crossdock.io.pubsub;
