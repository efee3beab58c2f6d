/** What people look at: a web server and its page over the database of the pipelines. */
package io.crossdock.dashboard;
