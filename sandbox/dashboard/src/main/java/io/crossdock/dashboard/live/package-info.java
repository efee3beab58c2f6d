/** What has changed, sent to all browsers: the database is asked once for all of them. */
package io.crossdock.dashboard.live;
