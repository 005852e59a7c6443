package io.slipway.publish;

import io.slipway.market.DisplayedSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.MarketView;
import io.slipway.market.VenueBooks;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Chooses the moments of a market that a chart of it needs. Where there are too many rows, the window is cut into equal
 * stretches of time, and of each stretch the rows with the lowest and highest best bid and offer and the last row stay.
 */
final class ChartMoments {

    /** Lowest and highest bid, lowest and highest offer, last. */
    private static final int ROWS_A_STRETCH = 5;

    private static final int FEWEST_STRETCHES = 100;

    private final MarketTape tape;
    private final Span span;
    private final long[] wantedNs;
    private final NavigableSet<Moment> moments =
            new TreeSet<>(Comparator.comparingLong(Moment::timeNs).thenComparingLong(Moment::row));
    private int nextWanted;

    private ChartMoments(MarketTape tape, Span span, NavigableSet<Long> wantedNs) {
        this.tape = tape;
        this.span = span;
        this.wantedNs = wantedNs.stream().mapToLong(Long::longValue).toArray();
    }

    /**
     * A stretch of time, both ends included.
     *
     * @param fromNs its start, ns since 1970 UTC
     * @param toNs its end
     */
    record Span(long fromNs, long toNs) {

        boolean holds(long timeNs) {
            return timeNs >= fromNs && timeNs <= toNs;
        }
    }

    /**
     * The market as it stands after a row.
     *
     * @param timeNs when
     * @param row number of the last row that counts by then; -1 before the first
     */
    record Moment(long timeNs, long row) {}

    /** Takes one book row after another. */
    @FunctionalInterface
    interface RowVisitor {

        /** A row that counts at {@code timeNs}; {@code market} holds the quotes after it. */
        void see(long row, long timeNs, MarketView market);
    }

    /**
     * The moments by time, then row.
     *
     * @param wantedNs moments to keep in any case, all of them within {@code span}
     * @param rows what {@link #rowsWithin} gives
     * @param most about how many moments to keep
     */
    static List<Moment> of(MarketTape tape, Span span, NavigableSet<Long> wantedNs, long rows, int most) {
        ChartMoments chosen = new ChartMoments(tape, span, wantedNs);
        int stretches = Math.max(FEWEST_STRETCHES, (most - wantedNs.size()) / ROWS_A_STRETCH);
        if (rows + wantedNs.size() <= most) {
            chosen.choose((row, timeNs, market) -> chosen.moments.add(new Moment(timeNs, row)));
        } else {
            Stretch stretch = new Stretch(span, stretches, chosen.moments);
            chosen.choose(stretch);
            stretch.end();
        }
        return new ArrayList<>(chosen.moments);
    }

    /** Number of book rows of a tape in a stretch of time. */
    static long rowsWithin(MarketTape tape, Span span) {
        long[] count = {0};
        visit(tape, span.toNs(), (row, timeNs, market) -> count[0] += span.holds(timeNs) ? 1 : 0);
        return count[0];
    }

    /** Visits the book rows up to a time. A row counts at its own time or that of the row before it, whichever is later. */
    static void visit(MarketTape tape, long toNs, RowVisitor visitor) {
        VenueBooks books = new VenueBooks(tape.publisherIds());
        MarketEvent event = new MarketEvent();
        long nowNs = Long.MIN_VALUE;
        for (long row = 0; row < tape.size(); row++) {
            tape.read(row, event);
            if (event.eventNs() <= toNs && !event.action().isPrint()) {
                nowNs = Math.max(nowNs, event.eventNs());
                books.apply(event);
                visitor.see(row, nowNs, books.view());
            }
        }
    }

    private void choose(RowVisitor keep) {
        long[] last = {-1};
        visit(tape, span.toNs(), (row, timeNs, market) -> {
            takeWantedBefore(timeNs, last[0]);
            last[0] = row;
            if (span.holds(timeNs)) {
                keep.see(row, timeNs, market);
            }
        });
        takeWantedBefore(Long.MAX_VALUE, last[0]);
    }

    private void takeWantedBefore(long timeNs, long row) {
        while (nextWanted < wantedNs.length && wantedNs[nextWanted] < timeNs) {
            moments.add(new Moment(wantedNs[nextWanted++], row));
        }
    }

    /** The rows to keep of the stretch that is being read. */
    private static final class Stretch implements RowVisitor {

        private final Span span;
        private final int count;
        private final NavigableSet<Moment> kept;
        private final Moment[] extremes = new Moment[ROWS_A_STRETCH];
        private final long[] values = new long[ROWS_A_STRETCH - 1];
        private long current = -1;

        Stretch(Span span, int count, NavigableSet<Moment> kept) {
            this.span = span;
            this.count = count;
            this.kept = kept;
        }

        @Override
        public void see(long row, long timeNs, MarketView market) {
            long width = (span.toNs() - span.fromNs()) / count + 1;
            long stretch = (timeNs - span.fromNs()) / width;
            if (stretch != current) {
                end();
                current = stretch;
            }
            Moment moment = new Moment(timeNs, row);
            for (int i = 0; i < values.length; i++) {
                Side taker = i < 2 ? Side.SELL : Side.BUY;
                DisplayedSide quotes = market.opposite(taker);
                if (quotes.hasBest()) {
                    keepIfExtreme(i, quotes.bestPxE9(), moment);
                }
            }
            extremes[ROWS_A_STRETCH - 1] = moment;
        }

        private void keepIfExtreme(int place, long pxE9, Moment moment) {
            boolean lowest = place % 2 == 0;
            if (extremes[place] == null || (lowest ? pxE9 < values[place] : pxE9 > values[place])) {
                extremes[place] = moment;
                values[place] = pxE9;
            }
        }

        void end() {
            for (int i = 0; i < extremes.length; i++) {
                if (extremes[i] != null) {
                    kept.add(extremes[i]);
                    extremes[i] = null;
                }
            }
        }
    }
}
