package io.crossdock.schemas.barcode;

import java.io.Serializable;

/**
 * A read point of a tenant and where on Earth it is.
 *
 * @param tenant whose place it is
 * @param id the name that scans use as their location
 * @param site the warehouse or yard it belongs to
 * @param latitude degrees north, WGS 84, -90 to 90
 * @param longitude degrees east, WGS 84, -180 to 180
 */
public record Place(String tenant, String id, String site, double latitude, double longitude)
    implements Serializable {

  /** Refuses coordinates that are not on Earth. */
  public Place {
    if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
      throw new IllegalArgumentException(
          "place "
              + id
              + " of "
              + tenant
              + " is at "
              + latitude
              + ", "
              + longitude
              + ": latitude is -90 to 90 and longitude -180 to 180");
    }
  }
}
