/** HTTP to servers that may be slow, endless or talkative. */
package io.crossdock.io.http;
