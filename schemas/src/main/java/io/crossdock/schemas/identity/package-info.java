/** Ids that follow from content. */
package io.crossdock.schemas.identity;
