/** What the barcode pipeline says to others. */
package io.crossdock.io.barcode;
