/** Standard output as a door. */
package io.crossdock.io.console;
