package io.crossdock.transforms.maintenance.signal;

import io.crossdock.schemas.maintenance.Bearing;

/**
 * How often a second the parts of a rolling bearing meet a spot on one of them (R37), where the
 * outer ring stands still. Real bearings slip: what is measured is up to a per cent off.
 *
 * @param outerRace a rolling element passes a spot on the outer race (BPFO), hertz
 * @param innerRace a rolling element passes a spot on the inner race (BPFI), hertz
 * @param element a spot on a rolling element meets the same race (BSF), hertz
 * @param cage the cage turns (FTF), hertz
 */
public record FaultFrequencies(double outerRace, double innerRace, double element, double cage) {

  /**
   * The frequencies of a bearing. A geometry that cannot be gives numbers that are no frequencies:
   * not positive, or NaN.
   *
   * @param shaftHz turns of the shaft a second
   */
  public static FaultFrequencies of(Bearing bearing, double shaftHz) {
    double share = bearing.ballMillimetres() / bearing.pitchMillimetres();
    double slope = share * Math.cos(Math.toRadians(bearing.contactDegrees()));
    return new FaultFrequencies(
        bearing.balls() / 2.0 * shaftHz * (1 - slope),
        bearing.balls() / 2.0 * shaftHz * (1 + slope),
        shaftHz / (2 * share) * (1 - slope * slope),
        shaftHz / 2 * (1 - slope));
  }
}
