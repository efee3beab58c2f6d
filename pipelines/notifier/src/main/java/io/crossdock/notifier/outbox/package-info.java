/** What is to be told, kept in PostgreSQL until it was. */
package io.crossdock.notifier.outbox;
