/** A seeded day of a plant's machines, the truth about it, and labelled data to train with. */
package io.crossdock.sandbox.simulator.plant;
