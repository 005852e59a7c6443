package io.slipway.tca;

import io.slipway.market.MarketEvent;
import io.slipway.market.MarketView;
import io.slipway.market.VenueBooks;
import io.slipway.model.Fill;
import io.slipway.tape.MarketTape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The mid some time after each fill: twice the mid by fill and horizon, or {@link #NONE}. The horizons are those of the amended
 * Rule 605 of the SEC and common ones between them.
 */
public final class Markouts {

    /** No mid: there was none then, or the data had ended. */
    public static final long NONE = Long.MIN_VALUE;

    /** Horizons in ns: 50 ms, 100 ms, 1 s, 15 s, 1 min, 5 min. */
    public static final List<Long> HORIZONS_NS =
            List.of(50_000_000L, 100_000_000L, 1_000_000_000L, 15_000_000_000L, 60_000_000_000L, 300_000_000_000L);

    private Markouts() {}

    /**
     * Measures all fills in one pass over the tape.
     *
     * @return twice the mid after all rows up to {@code fill time + horizon}, by fill and horizon
     */
    public static long[][] twiceMids(MarketTape tape, List<Fill> fills) {
        long[][] twiceMids = new long[fills.size()][HORIZONS_NS.size()];
        List<long[]> moments = new ArrayList<>();
        for (int i = 0; i < fills.size(); i++) {
            Arrays.fill(twiceMids[i], NONE);
            for (int h = 0; h < HORIZONS_NS.size(); h++) {
                moments.add(new long[] {fills.get(i).timeNs() + HORIZONS_NS.get(h), i, h});
            }
        }
        moments.sort((a, b) -> Long.compare(a[0], b[0]));
        VenueBooks books = new VenueBooks(tape.publisherIds());
        MarketEvent event = new MarketEvent();
        int next = 0;
        for (long row = 0; row < tape.size() && next < moments.size(); row++) {
            tape.read(row, event);
            for (; next < moments.size() && event.eventNs() > moments.get(next)[0]; next++) {
                note(twiceMids, moments.get(next), books.view());
            }
            if (!event.action().isPrint()) {
                books.apply(event);
            }
        }
        for (; next < moments.size() && moments.get(next)[0] <= tape.lastEventNs(); next++) {
            note(twiceMids, moments.get(next), books.view());
        }
        return twiceMids;
    }

    private static void note(long[][] twiceMids, long[] moment, MarketView market) {
        if (market.hasMid()) {
            twiceMids[(int) moment[1]][(int) moment[2]] = market.twiceMidE9();
        }
    }
}
