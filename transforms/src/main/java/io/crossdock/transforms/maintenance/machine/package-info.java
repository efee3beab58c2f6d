/** What is known of machines, as of every time. */
package io.crossdock.transforms.maintenance.machine;
