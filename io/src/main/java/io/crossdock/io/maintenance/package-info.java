/** Machines' rows as JSON. */
package io.crossdock.io.maintenance;
