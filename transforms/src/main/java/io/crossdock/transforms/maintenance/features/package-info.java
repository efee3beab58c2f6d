/** What a machine's events of a window come down to: the numbers that models are given. */
package io.crossdock.transforms.maintenance.features;
