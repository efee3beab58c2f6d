/** Machines: from what their sensors say to what is to be done about them. */
package io.crossdock.transforms.maintenance;
