/** Files as a door: lines and documents in, lines out. */
package io.crossdock.io.file;
