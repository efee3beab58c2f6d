/** Rows as lines of JSON. */
package io.crossdock.io.json;
