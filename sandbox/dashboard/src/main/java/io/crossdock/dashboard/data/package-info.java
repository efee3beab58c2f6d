/** What is asked of the database, and the one thing that is written there. */
package io.crossdock.dashboard.data;
