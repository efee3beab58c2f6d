package io.crossdock.notifier.channel;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.Assert.assertThrows;

import org.junit.Test;

/** Signatures of Standard Webhooks; the expected ones were made by OpenSSL. */
public class SignatureTest {
  private static final String BODY = "{\"a\":1}";

  @Test
  public void aSecretInBase64() {
    assertThat(
        new Signature("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")
            .of("msg_1", "1700000000", BODY),
        equalTo("v1,AMaOha7DUT/0J0JMycRuYOBSvbx3WtwLd2khXXbaVj4="));
  }

  @Test
  public void aSecretAsItIs() {
    assertThat(
        new Signature("plain-secret").of("msg_1", "1700000000", BODY),
        equalTo("v1,PQ8G/5vQE995TQFlpC2YXRDs2RbuscvSWFk9pfKhuhc="));
  }

  @Test
  public void whatIsNoSecretIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Signature(""));
    assertThrows(IllegalArgumentException.class, () -> new Signature("whsec_not base64"));
  }
}
