/** Secrets, kept as references. */
package io.crossdock.io.secret;
