/** What becomes of a message that cannot go on. */
package io.crossdock.schemas.failure;
