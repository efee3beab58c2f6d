/** Tells people of episodes: a process between our topics of news and chat, mail and web hooks. */
package io.crossdock.notifier;
