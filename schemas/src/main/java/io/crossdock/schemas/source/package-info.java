/** Messages as they were read, and where. */
package io.crossdock.schemas.source;
