package io.slipway.tape;

import io.slipway.market.MarketEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * One pass over a tape for any number of observers: each row is decoded once and shown to all of them, in the order in which they
 * were added.
 *
 * <pre>{@code
 * SurveyObserver survey = new SurveyObserver(tape, TapeSurvey.DEFAULT_GAP_NS);
 * DayProfileObserver profile = new DayProfileObserver(tape, 120);
 * TapePass.over(tape).add(survey).add(profile).run();
 * }</pre>
 *
 * <p>Passes over a tape can be counted: see {@link MarketTape#withReadListener}. Not thread-safe; several passes may read one tape
 * at the same time.
 */
public final class TapePass {

    private final MarketTape tape;
    private final List<TapeObserver> observers = new ArrayList<>();

    private TapePass(MarketTape tape) {
        this.tape = tape;
    }

    /** A pass over all rows of {@code tape}, without observers yet. */
    public static TapePass over(MarketTape tape) {
        return new TapePass(tape);
    }

    /** Adds an observer, and returns this. */
    public TapePass add(TapeObserver observer) {
        observers.add(observer);
        return this;
    }

    /** Reads the tape once, from its first row to its last; not at all if nobody observes. */
    public void run() {
        TapeObserver[] all = observers.toArray(TapeObserver[]::new);
        MarketEvent event = new MarketEvent();
        for (long index = 0; index < tape.size() && all.length > 0; index++) {
            tape.read(index, event);
            for (TapeObserver observer : all) {
                observer.onRow(event, index);
            }
        }
        for (TapeObserver observer : all) {
            observer.onEnd();
        }
    }
}
