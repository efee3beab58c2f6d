/** How warm a cargo was, and for how long. */
package io.crossdock.transforms.fleet.cold;
