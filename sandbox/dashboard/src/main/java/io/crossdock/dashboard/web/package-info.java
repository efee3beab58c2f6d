/** The web server: pages, queries, streams and actions. */
package io.crossdock.dashboard.web;
