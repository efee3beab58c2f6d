/** Messages as all brokers have them: what their headers mean, and what is sent. */
package io.crossdock.io.message;
