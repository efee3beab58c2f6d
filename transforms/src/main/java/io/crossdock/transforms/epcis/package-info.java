/** EPCIS events to scans. */
package io.crossdock.transforms.epcis;
