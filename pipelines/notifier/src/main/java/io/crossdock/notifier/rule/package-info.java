/** Who is told what, and when: pure rules. */
package io.crossdock.notifier.rule;
