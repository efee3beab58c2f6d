/** The limits by which trucks are judged, and since when they hold. */
package io.crossdock.transforms.fleet.rules;
