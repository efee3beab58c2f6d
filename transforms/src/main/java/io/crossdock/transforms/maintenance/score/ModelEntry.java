package io.crossdock.transforms.maintenance.score;

import java.io.Serializable;

/**
 * A model that there is.
 *
 * @param ref its file
 * @param metadata what it says of itself
 * @param sinceMillis when its file was written, or told of by a message, milliseconds since the
 *     epoch: of two models of one name the later holds
 */
public record ModelEntry(ModelRef ref, ModelMetadata metadata, long sinceMillis)
    implements Serializable {}
