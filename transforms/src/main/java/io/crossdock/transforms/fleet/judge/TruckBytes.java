package io.crossdock.transforms.fleet.judge;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import io.crossdock.transforms.fleet.plan.FleetPlan;
import io.crossdock.transforms.fleet.rules.FleetRules;
import java.io.UncheckedIOException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.util.CoderUtils;

/** Heads and states of trucks as bytes: they change all the time, and what is kept must not. */
final class TruckBytes {
  private final FleetPlan plan;
  private final FleetRules standard;

  TruckBytes(FleetPlan plan, FleetRules standard) {
    this.plan = plan;
    this.standard = standard;
  }

  byte[] of(TruckHead head) {
    return encode(HeadCoder.INSTANCE, head);
  }

  TruckHead head(byte[] bytes) {
    return decode(HeadCoder.INSTANCE, bytes);
  }

  byte[] of(TruckState state) {
    return encode(new StateCoder(state), state);
  }

  TruckState state(String tenant, String truckId, byte[] bytes) {
    return decode(new StateCoder(new TruckState(tenant, truckId, plan, standard)), bytes);
  }

  private static <T> byte[] encode(Coder<T> coder, T value) {
    try {
      return CoderUtils.encodeToByteArray(coder, value);
    } catch (CoderException e) {
      throw new UncheckedIOException(e); // nothing fails to be written to memory
    }
  }

  private static <T> T decode(Coder<T> coder, byte[] bytes) {
    try {
      return CoderUtils.decodeFromByteArray(coder, bytes);
    } catch (CoderException e) {
      throw new UncheckedIOException("a truck's history is damaged", e);
    }
  }

  private static final class HeadCoder extends CompactCoder<TruckHead> {
    private static final long serialVersionUID = 1;
    private static final HeadCoder INSTANCE = new HeadCoder();

    @Override
    public void write(TruckHead value, CompactOutput out) {
      value.write(out);
    }

    @Override
    public TruckHead read(CompactInput in) {
      return TruckHead.read(in);
    }
  }

  /** Reads into one state: what surrounds a truck is not in its bytes. */
  private static final class StateCoder extends CompactCoder<TruckState> {
    private static final long serialVersionUID = 1;
    private final transient TruckState into;

    StateCoder(TruckState into) {
      this.into = into;
    }

    @Override
    public void write(TruckState value, CompactOutput out) {
      value.write(out);
    }

    @Override
    public TruckState read(CompactInput in) {
      return into.read(in);
    }
  }
}
