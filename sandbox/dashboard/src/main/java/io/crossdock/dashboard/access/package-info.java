/** Who may look, and who it is that does something. */
package io.crossdock.dashboard.access;
