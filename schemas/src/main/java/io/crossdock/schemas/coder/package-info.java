/** Coders that write a record at once. */
package io.crossdock.schemas.coder;
