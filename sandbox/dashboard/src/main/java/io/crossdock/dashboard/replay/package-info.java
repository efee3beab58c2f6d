/** Trying failures again from the page. */
package io.crossdock.dashboard.replay;
