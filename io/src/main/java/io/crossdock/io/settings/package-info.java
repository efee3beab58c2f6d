/** Options turned into values, with all that is wrong with them said together. */
package io.crossdock.io.settings;
