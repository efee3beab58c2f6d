package io.crossdock.sandbox.simulator.plant;

/**
 * What shakes a machine at one moment.
 *
 * @param shaftHz turns of the shaft a second
 * @param shaftVelocity how it shakes once a turn, millimetres per second, root mean square
 * @param vanes how often a turn its vanes, blades or teeth are heard
 * @param vaneAmplitude how loud they are, metres per second squared
 * @param noise standard deviation of what is heard of everything else, metres per second squared
 * @param resonanceHz the frequency at which a blow makes the housing ring
 * @param decay how fast the ringing dies away, one by seconds
 * @param blowsHz how often a damaged place is struck, hertz
 * @param blow the ringing's first amplitude, metres per second squared; 0 where nothing is damaged
 * @param turning whether the damaged place turns with the shaft, through the loaded zone
 */
record Condition(
    double shaftHz,
    double shaftVelocity,
    int vanes,
    double vaneAmplitude,
    double noise,
    double resonanceHz,
    double decay,
    double blowsHz,
    double blow,
    boolean turning) {}
