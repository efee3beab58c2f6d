/** Topics of whatever broker, to send to. */
package io.crossdock.io.broker;
