/**
 * XML from outside: readers that nothing in a document can harm, and schemas that documents keep.
 */
package io.crossdock.io.xml;
