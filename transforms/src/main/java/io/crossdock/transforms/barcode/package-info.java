/** What is found out about barcode scans, and how. */
package io.crossdock.transforms.barcode;
