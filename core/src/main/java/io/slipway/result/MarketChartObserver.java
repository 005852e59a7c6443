package io.slipway.result;

import io.slipway.market.DisplayedSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.VenueBooks;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeObserver;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Observer that collects a {@link MarketChart} in one pass. It shows the order's window and a twentieth of it before and after. All
 * changes are kept while they are few. Of many, those around the start, the end and each fill are kept, and the last one of each of
 * many equal stretches of time. Not thread-safe.
 */
public final class MarketChartObserver implements TapeObserver {

    /** Keeps the file below half a megabyte. */
    private static final int MOST_CHANGES = 6_000;

    /** About the width of a chart in pixels. */
    private static final int STRETCHES = 1_000;

    /** Most changes kept around one moment; a moment of many fills shares {@link #MOST_AROUND_ALL} with the others. */
    private static final int MOST_AROUND = 200;

    private static final int LEAST_AROUND = 2;
    private static final int MOST_AROUND_ALL = 5_000;

    /** More moments of fills than this are thinned to the first of each of as many equal stretches, so that the chart stays small. */
    static final int MOST_FILLS = 4_000;

    private static final int MOST_PRINTS = 3_000;
    private static final int MARGIN_PARTS = 20;
    private static final long LEAST_MARGIN_NS = 1_000_000_000;

    private final VenueBooks books;
    private final int venues;
    private final long fromNs;
    private final long toNs;
    private final long[] wantedNs;
    private final long stretchNs;
    private final ChartPoints points;
    private final TapePrints.Thinned prints;
    private final long[] quotes;
    private long stretch = -1;
    private long nowNs = Long.MIN_VALUE;
    private long rows;
    private int nextWanted;

    /**
     * An observer of one pass over {@code tape}.
     *
     * @param fillsNs moments to keep if they lie in the time that is shown; of more than 4,000 moments the first in each of 4,000
     *     equal stretches of that time
     */
    public MarketChartObserver(MarketTape tape, ParentOrder order, Collection<Long> fillsNs) {
        books = new VenueBooks(tape.publisherIds());
        venues = tape.publisherIds().length;
        long marginNs = Math.max(LEAST_MARGIN_NS, (order.endNs() - order.startNs()) / MARGIN_PARTS);
        fromNs = Math.min(order.startNs(), Math.max(order.startNs() - marginNs, tape.firstEventNs()));
        toNs = Math.max(order.endNs(), Math.min(order.endNs() + marginNs, tape.lastEventNs()));
        NavigableSet<Long> times = new TreeSet<>(List.of(fromNs, order.startNs(), order.endNs(), toNs));
        times.addAll(thinned(fillsNs));
        wantedNs = times.stream().mapToLong(Long::longValue).toArray();
        int around = Math.min(MOST_AROUND, Math.max(LEAST_AROUND, MOST_AROUND_ALL / (2 * wantedNs.length)));
        points = new ChartPoints(venues, around, MOST_CHANGES);
        stretchNs = (toNs - fromNs) / STRETCHES + 1;
        prints = TapePrints.thinned(fromNs, stretchNs, MOST_PRINTS, Set.copyOf(fillsNs));
        quotes = new long[2 * venues + 2];
        Arrays.fill(quotes, MarketChart.NONE);
    }

    private NavigableSet<Long> thinned(Collection<Long> fillsNs) {
        NavigableSet<Long> all = new TreeSet<>();
        fillsNs.stream().filter(this::isShown).forEach(all::add);
        if (all.size() <= MOST_FILLS) {
            return all;
        }
        NavigableSet<Long> some = new TreeSet<>();
        long everyNs = (toNs - fromNs) / MOST_FILLS + 1;
        long next = 0;
        for (long timeNs : all) {
            long at = (timeNs - fromNs) / everyNs;
            if (at >= next) {
                some.add(timeNs);
                next = at + 1;
            }
        }
        return some;
    }

    private boolean isShown(long timeNs) {
        return timeNs >= fromNs && timeNs <= toNs;
    }

    /** Takes a row. It counts at its own time or that of the row before it, whichever is later. */
    @Override
    public void onRow(MarketEvent event, long index) {
        if (event.eventNs() > toNs) {
            return;
        }
        long timeNs = Math.max(nowNs, event.eventNs());
        if (event.action().isPrint()) {
            if (event.isTradeInBook() && isShown(timeNs)) {
                prints.onPrint(event, timeNs);
            }
            return;
        }
        takeWantedBefore(timeNs);
        boolean changed = take(event);
        nowNs = timeNs;
        if (!isShown(timeNs)) {
            return;
        }
        rows++;
        if (changed) {
            if ((timeNs - fromNs) / stretchNs != stretch) {
                points.keepLatest();
                stretch = (timeNs - fromNs) / stretchNs;
            }
            points.change(timeNs, quotes);
        }
    }

    /** Tells whether the row changed the best price of a side of its venue. */
    private boolean take(MarketEvent event) {
        int venue = books.apply(event);
        DisplayedSide bids = books.view().opposite(Side.SELL);
        DisplayedSide offers = books.view().opposite(Side.BUY);
        long bid = bids.has(venue) ? -bids.signedPxE9(venue) : MarketChart.NONE;
        long offer = offers.has(venue) ? offers.signedPxE9(venue) : MarketChart.NONE;
        if (bid == quotes[venue] && offer == quotes[venues + venue]) {
            return false;
        }
        quotes[venue] = bid;
        quotes[venues + venue] = offer;
        quotes[2 * venues] = bids.hasBest() ? bids.bestPxE9() : MarketChart.NONE;
        quotes[2 * venues + 1] = offers.hasBest() ? offers.bestPxE9() : MarketChart.NONE;
        return true;
    }

    @Override
    public long neededUntilNs() {
        return toNs;
    }

    @Override
    public void onEnd() {
        takeWantedBefore(Long.MAX_VALUE);
    }

    private void takeWantedBefore(long timeNs) {
        while (nextWanted < wantedNs.length && wantedNs[nextWanted] < timeNs) {
            points.moment(wantedNs[nextWanted++], quotes);
        }
    }

    /** The chart, after the pass. */
    public MarketChart chart() {
        return points.chart(rows, prints.prints());
    }
}
