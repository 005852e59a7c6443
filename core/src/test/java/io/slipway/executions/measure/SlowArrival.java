package io.slipway.executions.measure;

import io.slipway.market.BookAction;
import io.slipway.market.MarketEvent;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The rule of {@link DataReach} for arrival prices, by a walk over all rows for each question. */
record SlowArrival(List<MarketEvent> rows, List<Integer> venues) {

    private static final long SECOND = 1_000_000_000L;

    /** The best of the venues that are not halted, after the rows up to a time in half seconds; empty without one. */
    OptionalLong twiceMid(long half) {
        long bid = Long.MIN_VALUE;
        long ask = Long.MAX_VALUE;
        for (Integer venue : venues) {
            MarketEvent quote = last(venue, half, false);
            if (quote != null && !isHalted(venue, half)) {
                bid = Math.max(bid, quote.bidPxE9() / 10_000_000);
                ask = Math.min(ask, quote.askPxE9() / 10_000_000);
            }
        }
        return bid == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(bid + ask);
    }

    private @Nullable MarketEvent last(int venue, long half, boolean isStatus) {
        MarketEvent last = null;
        for (MarketEvent row : rows) {
            boolean counts = row.publisherId() == venue && row.action().isStatus() == isStatus;
            last = counts && row.eventNs() <= half * SECOND / 2 ? row : last;
        }
        return last;
    }

    private boolean isHalted(int venue, long half) {
        MarketEvent status = last(venue, half, true);
        return status != null && status.action() == BookAction.HALT;
    }

    private boolean isSeen(int venue, long half) {
        return rows.stream()
                .anyMatch(row -> row.publisherId() == venue
                        && row.action() != BookAction.RESUME
                        && row.eventNs() <= half * SECOND / 2);
    }

    /** The second at which a venue was halted that is halted at a time. */
    private long haltedSince(int venue, long time) {
        long since = time;
        while (isHalted(venue, 2 * since - 1) && since > 0) {
            since--;
        }
        return since;
    }

    OptionalLong arrivalTwiceCents(long arrival, long filled) {
        long before = filled == arrival ? arrival : -1;
        List<Integer> seen =
                venues.stream().filter(venue -> isSeen(venue, 2 * arrival)).toList();
        if (!seen.isEmpty() && seen.stream().allMatch(venue -> isHalted(venue, 2 * arrival))) {
            before = seen.stream()
                    .mapToLong(venue -> haltedSince(venue, arrival))
                    .max()
                    .getAsLong();
            for (long half = 2 * before - 1; half > 0; half--) {
                if (twiceMid(half).isPresent()) {
                    return twiceMid(half);
                }
            }
        }
        if (before >= 0 && twiceMid(2 * before - 1).isPresent()) {
            return twiceMid(2 * before - 1);
        }
        for (long time = arrival; time == arrival || (time < filled && time <= arrival + 60); time++) {
            if (twiceMid(2 * time).isPresent()) {
                return twiceMid(2 * time);
            }
        }
        return OptionalLong.empty();
    }
}
