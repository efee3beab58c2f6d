/** The streams of a truck joined in windows of event time. */
package io.crossdock.transforms.fleet.join;
