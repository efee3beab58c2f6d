package io.crossdock.sandbox.simulator.plant;

import java.util.SplittableRandom;

/**
 * The acceleration of a housing: the shaft's harmonics, the vanes' tone, noise, and blows on a
 * damaged race.
 */
final class Vibration {
  /** Samples a second. */
  static final double RATE_HZ = 12_800;

  /** How much of the velocity at once a turn there is at twice and three times a turn. */
  private static final double[] HARMONICS = {1, 0.25, 0.12};

  /** Balls slip: the time between two blows varies by so much, a part of it. */
  private static final double JITTER = 0.01;

  /** Blows differ by so much, a part of their amplitude. */
  private static final double UNEVEN = 0.12;

  /** What is left of a blow outside the loaded zone. */
  private static final double UNLOADED = 0.1;

  private static final double MILLIMETRES = 1_000;
  private static final double TURN = 2 * Math.PI;

  private final double[] samples;
  private final Condition condition;
  private final SplittableRandom random;

  private Vibration(Condition condition, int size, SplittableRandom random) {
    this.condition = condition;
    this.samples = new double[size];
    this.random = random;
  }

  /** So many samples in a row, metres per second squared. */
  static double[] of(Condition condition, int size, SplittableRandom random) {
    Vibration vibration = new Vibration(condition, size, random);
    vibration.addShaft();
    vibration.addVanes();
    vibration.addNoise();
    if (condition.blow() > 0) {
      vibration.addBlows();
    }
    return vibration.samples;
  }

  private void addShaft() {
    for (int i = 0; i < HARMONICS.length; i++) {
      double hertz = condition.shaftHz() * (i + 1);
      double velocity = condition.shaftVelocity() * HARMONICS[i] / MILLIMETRES;
      add(hertz, velocity * Math.sqrt(2) * TURN * hertz, random.nextDouble(TURN));
    }
  }

  /** The tone of the vanes, stronger and weaker once a turn. */
  private void addVanes() {
    double hertz = condition.shaftHz() * condition.vanes();
    double phase = random.nextDouble(TURN);
    double side = condition.vaneAmplitude() * 0.2;
    add(hertz, condition.vaneAmplitude(), phase);
    add(hertz - condition.shaftHz(), side, phase);
    add(hertz + condition.shaftHz(), side, phase);
  }

  private void addNoise() {
    for (int i = 0; i < samples.length; i++) {
      samples[i] += condition.noise() * random.nextGaussian();
    }
  }

  private void addBlows() {
    double every = 1 / condition.blowsHz();
    double zone = random.nextDouble(TURN);
    // What was struck just before the first sample is still ringing.
    double when = -every * (1 + random.nextDouble());
    double end = samples.length / RATE_HZ;
    while (when < end) {
      double load = 1;
      if (condition.turning()) {
        double angle = zone + TURN * condition.shaftHz() * when;
        load = Math.max(UNLOADED, 0.55 + 0.45 * Math.cos(angle));
      }
      addBlow(when, condition.blow() * load * (1 + UNEVEN * random.nextGaussian()));
      when += every * (1 + JITTER * random.nextGaussian());
    }
  }

  private void addBlow(double when, double amplitude) {
    int first = Math.max(0, (int) Math.ceil(when * RATE_HZ));
    // After so long a thousandth is left.
    int last = (int) Math.min(samples.length, first + 7 / condition.decay() * RATE_HZ);
    for (int i = first; i < last; i++) {
      double since = i / RATE_HZ - when;
      samples[i] +=
          amplitude
              * Math.exp(-condition.decay() * since)
              * Math.sin(TURN * condition.resonanceHz() * since);
    }
  }

  /** Adds a sine by turning a pointer: a sine for each sample would cost the tenfold. */
  private void add(double hertz, double amplitude, double phase) {
    double step = TURN * hertz / RATE_HZ;
    double stepCos = Math.cos(step);
    double stepSin = Math.sin(step);
    double x = amplitude * Math.cos(phase);
    double y = amplitude * Math.sin(phase);
    for (int i = 0; i < samples.length; i++) {
      samples[i] += y;
      double turned = x * stepCos - y * stepSin;
      y = x * stepSin + y * stepCos;
      x = turned;
    }
  }
}
