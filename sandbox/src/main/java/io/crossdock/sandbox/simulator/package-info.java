/** A seeded day in the warehouses of three tenants, and the truth about it. */
package io.crossdock.sandbox.simulator;
