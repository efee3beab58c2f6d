/**
 * An emulator of Google Cloud Pub/Sub of our own, for a laptop. Google's is there only where its
 * SDK is installed.
 */
package io.crossdock.sandbox.pubsub;
