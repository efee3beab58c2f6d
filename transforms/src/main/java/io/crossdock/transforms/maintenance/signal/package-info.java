/** What a run of samples of acceleration comes down to. Plain functions, without Beam. */
package io.crossdock.transforms.maintenance.signal;
