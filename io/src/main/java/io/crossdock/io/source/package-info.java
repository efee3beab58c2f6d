/** What all doors that read have in common. */
package io.crossdock.io.source;
