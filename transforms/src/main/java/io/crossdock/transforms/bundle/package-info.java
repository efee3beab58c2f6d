/** What has come in one bundle, together: a runner's work for an element costs more than ours. */
package io.crossdock.transforms.bundle;
