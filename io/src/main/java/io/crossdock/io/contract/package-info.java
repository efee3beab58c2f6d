/** The contracts of what devices send, and their registration. */
package io.crossdock.io.contract;
