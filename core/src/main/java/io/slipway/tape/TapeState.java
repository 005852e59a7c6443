package io.slipway.tape;

import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;

/** An observer whose state follows from the rows so far alone and can be written down, for {@link TapeCheckpoints}. */
public interface TapeState extends TapeObserver {

    /** The time of the state: never earlier than that of any row so far, and {@link Long#MIN_VALUE} before the first. */
    long timeNs();

    /** Adds the state to {@code state}. */
    void save(StateWriter state);

    /** Takes over what {@link #save} of such an observer added. */
    void restore(StateReader state);
}
