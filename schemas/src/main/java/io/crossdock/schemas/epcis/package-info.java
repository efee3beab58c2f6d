/** EPCIS events: what the JSON and the XML notation of GS1's standard have in common. */
package io.crossdock.schemas.epcis;
