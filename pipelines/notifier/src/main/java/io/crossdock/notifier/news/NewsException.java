package io.crossdock.notifier.news;

/** A message that is none of ours. What it says continues "the message …". */
public final class NewsException extends Exception {
  private static final long serialVersionUID = 1;

  NewsException(String message) {
    super(message);
  }
}
