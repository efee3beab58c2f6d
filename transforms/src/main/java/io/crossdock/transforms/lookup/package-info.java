/** What steps look things up in. */
package io.crossdock.transforms.lookup;
