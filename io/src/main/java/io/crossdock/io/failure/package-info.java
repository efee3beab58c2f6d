/** Dead letters out, and back in to be tried again. */
package io.crossdock.io.failure;
