/** Trucks: what their sensors say, what is planned for them, and what is told of them. */
package io.crossdock.schemas.fleet;
