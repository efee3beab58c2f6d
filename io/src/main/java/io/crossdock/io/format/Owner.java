package io.crossdock.io.format;

import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.source.SourceMessage;
import org.jspecify.annotations.Nullable;

/** Whose a record is. */
final class Owner {
  private Owner() {}

  /**
   * The door's tenant, else the record's own, else the default.
   *
   * @throws MessageException when the record says another tenant than the door, or a blank one
   */
  static String of(SourceMessage message, @Nullable String tenant, String defaultTenant)
      throws MessageException {
    if (tenant != null && tenant.isBlank()) {
      throw new MessageException(FailureKind.SCHEMA_VIOLATION, "tenant is blank");
    }
    if (message.tenant().isEmpty()) {
      return tenant == null ? defaultTenant : tenant;
    }
    if (tenant != null && !tenant.equals(message.tenant())) {
      throw new MessageException(
          FailureKind.SCHEMA_VIOLATION,
          "says tenant " + tenant + " and came by the door of " + message.tenant());
    }
    return message.tenant();
  }
}
