/**
 * What a truck's events mean, one after the other in the order of event time; and how an event that
 * comes late is put in its place.
 */
package io.crossdock.transforms.fleet.judge;
