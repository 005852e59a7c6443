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

    /** Rows after which the observers are asked how far they need the tape. */
    private static final int LOOK = 64;

    private final MarketTape tape;

    private final List<TapeObserver> observers = new ArrayList<>();
    private long from;

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

    /** Begins at row {@code row}, for observers that know the rows before, and returns this. */
    public TapePass from(long row) {
        from = row;
        return this;
    }

    /** Reads the tape once, from its first row to the last that an observer needs; not at all if nobody observes. */
    public void run() {
        TapeObserver[] all = observers.toArray(TapeObserver[]::new);
        MarketEvent event = new MarketEvent();
        long end = all.length == 0 ? 0 : tape.size();
        for (long index = from; index < end; index++) {
            if (index % LOOK == 0 && tape.isOver(index, neededUntilNs(all))) {
                break;
            }
            tape.read(index, event);
            for (TapeObserver observer : all) {
                observer.onRow(event, index);
            }
        }
        for (TapeObserver observer : all) {
            observer.onEnd();
        }
    }

    private static long neededUntilNs(TapeObserver[] all) {
        long latest = Long.MIN_VALUE;
        for (TapeObserver observer : all) {
            latest = Math.max(latest, observer.neededUntilNs());
        }
        return latest;
    }
}
