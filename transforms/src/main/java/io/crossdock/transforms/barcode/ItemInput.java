package io.crossdock.transforms.barcode;

import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.transforms.barcode.ItemHistory.TooFast;
import org.jspecify.annotations.Nullable;

/**
 * What a judge of items takes in: a scan, or that a scan was too fast.
 *
 * @param tenant whose item it is
 * @param item {@link CheckedScan#item()}
 * @param scan the scan, or null
 * @param fast the finding, or null
 */
record ItemInput(String tenant, String item, @Nullable CheckedScan scan, @Nullable TooFast fast) {

  static ItemInput of(CheckedScan scan) {
    return new ItemInput(scan.scan().tenant(), scan.item(), scan, null);
  }

  static ItemInput of(String tenant, String item, TooFast fast) {
    return new ItemInput(tenant, item, null, fast);
  }
}
