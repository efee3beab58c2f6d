package io.crossdock.transforms.barcode.gs1;

/**
 * What a linter found wrong.
 *
 * @param reason why the text is wrong
 * @param position where the wrong part begins, characters from the start of the linted text
 * @param length how many characters are wrong
 */
public record LintFault(LintReason reason, int position, int length) {

  /** The linted text with an asterisk before and after the wrong part. */
  public String mark(String text) {
    int end = position + length;
    return text.substring(0, position)
        + '*'
        + text.substring(position, end)
        + '*'
        + text.substring(end);
  }

  /**
   * The same fault in a longer text, of which the linted text was a part from {@code offset} on.
   */
  LintFault shifted(int offset) {
    return new LintFault(reason, position + offset, length);
  }
}
