/** Inputs that nobody thought of: found by coverage, kept, and tried again at each build. */
package io.crossdock.fuzzing;
