/** The ways by which people are told: chat, mail, web hooks. */
package io.crossdock.notifier.channel;
