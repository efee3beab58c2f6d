/**
 * Work orders to a maintenance system (CMMS) over HTTP, each exactly once (R42): what is to be
 * delivered stands in the database, and what may have happened is written there before it does.
 */
package io.crossdock.io.cmms;
