/** PostgreSQL as a door: rows in by upsert, and the schema they go into. */
package io.crossdock.io.postgres;
