/** Time and timers, shared by the domains. */
package io.crossdock.transforms.time;
