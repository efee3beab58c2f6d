/** What must stand in the tables, computed naively from all scans at once. */
package io.crossdock.sandbox.oracle;
