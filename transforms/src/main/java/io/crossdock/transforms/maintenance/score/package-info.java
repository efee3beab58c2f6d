/** Models: files with metadata that turn features into the probability of a failure. */
package io.crossdock.transforms.maintenance.score;
