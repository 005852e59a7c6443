package io.slipway.result;

import io.slipway.market.DisplayedSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.MarketView;
import io.slipway.market.VenueBooks;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.result.MarketChart.Point;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeObserver;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Observer that collects a {@link MarketChart} in one pass. It shows the order's window and a twentieth of it before and after. All
 * rows are kept while they are few; where there are too many, the window is cut into equal stretches of time, and of each stretch
 * the rows with the lowest and highest best bid and offer and the last row stay. Not thread-safe.
 */
public final class MarketChartObserver implements TapeObserver {

    /** More points than a chart of usual width can show. */
    private static final int MOST_POINTS = 3_000;

    /** Keeps the file below half a megabyte. */
    private static final int MOST_QUOTES = 48_000;

    private static final int MARGIN_PARTS = 20;
    private static final long LEAST_MARGIN_NS = 1_000_000_000;

    /** Lowest and highest bid, lowest and highest offer, last. */
    private static final int ROWS_PER_STRETCH = 5;

    private static final int FEWEST_STRETCHES = 100;
    private static final Comparator<Point> BY_TIME =
            Comparator.comparingLong(Point::timeNs).thenComparingLong(Point::row);

    private final VenueBooks books;
    private final long fromNs;
    private final long toNs;
    private final long[] wantedNs;
    private final int most;
    private final long stretchNs;
    private final NavigableSet<Point> wanted = new TreeSet<>(BY_TIME);
    private final NavigableSet<Point> extremes = new TreeSet<>(BY_TIME);
    private final List<Point> all = new ArrayList<>();
    private final @Nullable Point[] best = new Point[ROWS_PER_STRETCH - 1];
    private long stretch = -1;
    private long nowNs = Long.MIN_VALUE;
    private long lastRow = -1;
    private long rows;
    private int nextWanted;

    /**
     * An observer of one pass over {@code tape}.
     *
     * @param fillsNs moments to keep in any case, if they lie in the time that is shown
     */
    public MarketChartObserver(MarketTape tape, ParentOrder order, Collection<Long> fillsNs) {
        books = new VenueBooks(tape.publisherIds());
        long marginNs = Math.max(LEAST_MARGIN_NS, (order.endNs() - order.startNs()) / MARGIN_PARTS);
        fromNs = Math.min(order.startNs(), Math.max(order.startNs() - marginNs, tape.firstEventNs()));
        toNs = Math.max(order.endNs(), Math.min(order.endNs() + marginNs, tape.lastEventNs()));
        NavigableSet<Long> times = new TreeSet<>(List.of(fromNs, order.startNs(), order.endNs(), toNs));
        fillsNs.stream().filter(this::isShown).forEach(times::add);
        wantedNs = times.stream().mapToLong(Long::longValue).toArray();
        most = Math.min(MOST_POINTS, MOST_QUOTES / tape.publisherIds().length);
        int stretches = Math.max(FEWEST_STRETCHES, (most - wantedNs.length) / ROWS_PER_STRETCH);
        stretchNs = (toNs - fromNs) / stretches + 1;
    }

    private boolean isShown(long timeNs) {
        return timeNs >= fromNs && timeNs <= toNs;
    }

    /** Takes a row. It counts at its own time or that of the row before it, whichever is later. */
    @Override
    public void onRow(MarketEvent event, long index) {
        if (event.eventNs() > toNs || event.action().isPrint()) {
            return;
        }
        long timeNs = Math.max(nowNs, event.eventNs());
        takeWantedBefore(timeNs);
        if (isShown(timeNs) && (timeNs - fromNs) / stretchNs != stretch) {
            endStretch();
            stretch = (timeNs - fromNs) / stretchNs;
        }
        books.apply(event);
        nowNs = timeNs;
        lastRow = index;
        if (isShown(timeNs)) {
            keep();
        }
    }

    @Override
    public void onEnd() {
        takeWantedBefore(Long.MAX_VALUE);
        endStretch();
    }

    private void takeWantedBefore(long timeNs) {
        while (nextWanted < wantedNs.length && wantedNs[nextWanted] < timeNs) {
            wanted.add(point(wantedNs[nextWanted++]));
        }
    }

    private void keep() {
        rows++;
        Point point = null;
        if (rows + wantedNs.length <= most) {
            point = point(nowNs);
            all.add(point);
        }
        for (int i = 0; i < best.length; i++) {
            DisplayedSide quotes = books.view().opposite(i < 2 ? Side.SELL : Side.BUY);
            Point known = best[i];
            if (quotes.hasBest() && (known == null || isBetter(i, quotes.bestPxE9(), known))) {
                point = point == null ? point(nowNs) : point;
                best[i] = point;
            }
        }
    }

    private static boolean isBetter(int place, long pxE9, Point known) {
        long knownPxE9 = place < 2 ? known.nbbE9() : known.nboE9();
        return place % 2 == 0 ? pxE9 < knownPxE9 : pxE9 > knownPxE9;
    }

    /** Keeps the extremes of the stretch that ends, and its last row, whose quotes still stand. */
    private void endStretch() {
        if (stretch < 0) {
            return;
        }
        for (int i = 0; i < best.length; i++) {
            Point point = best[i];
            if (point != null) {
                extremes.add(point);
                best[i] = null;
            }
        }
        extremes.add(point(nowNs));
    }

    private Point point(long timeNs) {
        MarketView market = books.view();
        DisplayedSide bids = market.opposite(Side.SELL);
        DisplayedSide asks = market.opposite(Side.BUY);
        List<Long> bidE9 = new ArrayList<>(market.venues());
        List<Long> askE9 = new ArrayList<>(market.venues());
        for (int venue = 0; venue < market.venues(); venue++) {
            bidE9.add(bids.has(venue) ? -bids.signedPxE9(venue) : MarketChart.NONE);
            askE9.add(asks.has(venue) ? asks.signedPxE9(venue) : MarketChart.NONE);
        }
        return new Point(
                timeNs,
                lastRow,
                bids.hasBest() ? bids.bestPxE9() : MarketChart.NONE,
                asks.hasBest() ? asks.bestPxE9() : MarketChart.NONE,
                bidE9,
                askE9);
    }

    /** The chart, after the pass. */
    public MarketChart chart() {
        NavigableSet<Point> points = new TreeSet<>(BY_TIME);
        points.addAll(wanted);
        points.addAll(rows + wantedNs.length <= most ? all : extremes);
        return new MarketChart(rows, new ArrayList<>(points));
    }
}
