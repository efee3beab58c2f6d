/** What is to be done about machines: one order for each real problem. */
package io.crossdock.transforms.maintenance.orders;
