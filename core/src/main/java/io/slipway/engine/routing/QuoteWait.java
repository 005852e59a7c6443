package io.slipway.engine.routing;

import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.strategy.WakesOn;
import org.jspecify.annotations.Nullable;

/** The wait of one strategy run for other quotes than those that it decided on last. Not thread-safe. */
public final class QuoteWait {

    private @Nullable QuoteWatch watch;
    private WakesOn what = WakesOn.EVERY_ROW;
    private long seen;

    /** Waits with {@code shared}, which notes a row before {@link #lasts} is asked. */
    public void share(QuoteWatch shared) {
        watch = shared;
    }

    /** Begins to wait for what a strategy wakes on. */
    public void begin(WakesOn newWhat) {
        if (watch != null && newWhat != WakesOn.EVERY_ROW) {
            what = newWhat;
            seen = watch.changes(newWhat);
        }
    }

    /** Ends the wait. */
    public void end() {
        what = WakesOn.EVERY_ROW;
    }

    /** Adds what it waits for to the state of a run. */
    public void save(StateWriter state) {
        state.put(what);
    }

    /** Takes over what {@link #save} added, which is in force from the next {@link #beginAgain} on. */
    public void restore(StateReader state) {
        what = state.takeEnum(WakesOn.class);
    }

    /** Waits on in a market that is restored too. */
    public void beginAgain() {
        begin(what);
    }

    /** True if it waits, and nothing that it waits for has changed. */
    public boolean lasts() {
        return what != WakesOn.EVERY_ROW && watch != null && seen == watch.changes(what);
    }
}
