/** What the topics of alerts, anomalies and work orders say. */
package io.crossdock.notifier.news;
