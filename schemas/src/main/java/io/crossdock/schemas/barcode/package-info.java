/** The barcode pipeline's records. */
package io.crossdock.schemas.barcode;
