package io.slipway.result;

import io.slipway.result.MarketChart.Gap;
import io.slipway.result.MarketChart.Point;
import io.slipway.result.MarketChart.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Thins the changes of quotes to points and gaps. While there are few changes, all are kept. Of many, those around marked moments
 * are kept: the latest changes wait in a ring until it is known that no moment needs them. Not thread-safe.
 */
final class ChartPoints {

    private final int venues;
    private final int around;
    private final long[][] prices;
    private final long[] timesNs;
    private final boolean[] kept;
    private final boolean[] isChange;
    private final List<Point> points = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final int mostWhole;
    private @Nullable List<Point> whole = new ArrayList<>();
    private int first;
    private int waiting;
    private int toKeep;
    private long changes;
    private long leftOut;
    private Range bid = Range.EMPTY;
    private Range offer = Range.EMPTY;

    /**
     * Without points.
     *
     * @param venues number of venues
     * @param around changes to keep before and after each marked moment, at least 1
     * @param mostWhole most changes that are all kept
     */
    ChartPoints(int venues, int around, int mostWhole) {
        this.venues = venues;
        this.around = around;
        this.mostWhole = mostWhole;
        prices = new long[around + 1][2 * venues + 2];
        timesNs = new long[around + 1];
        kept = new boolean[around + 1];
        isChange = new boolean[around + 1];
    }

    /** Takes a change: bids of the venues, then their offers, then the best bid and the best offer. */
    void change(long timeNs, long[] quotes) {
        changes++;
        add(timeNs, quotes, toKeep > 0, true);
        toKeep -= toKeep > 0 ? 1 : 0;
    }

    /** Keeps a moment, which is no change, with the changes around it. */
    void moment(long timeNs, long[] quotes) {
        for (int i = 0; i < waiting; i++) {
            kept[(first + i) % kept.length] = true;
        }
        toKeep = around;
        add(timeNs, quotes, true, false);
    }

    /** Keeps the latest change. */
    void keepLatest() {
        if (waiting > 0) {
            kept[(first + waiting - 1) % kept.length] = true;
        }
    }

    private void add(long timeNs, long[] quotes, boolean keep, boolean change) {
        if (waiting == kept.length) {
            release();
        }
        int place = (first + waiting++) % kept.length;
        timesNs[place] = timeNs;
        System.arraycopy(quotes, 0, prices[place], 0, quotes.length);
        kept[place] = keep;
        isChange[place] = change;
        List<Point> all = whole;
        if (all != null) {
            all.add(point(place));
            whole = changes > mostWhole ? null : all;
        }
    }

    /** The oldest of those that wait becomes a point, or a part of the gap. */
    private void release() {
        int place = first;
        first = (first + 1) % kept.length;
        waiting--;
        long[] quotes = prices[place];
        long bestBid = quotes[2 * venues];
        long bestOffer = quotes[2 * venues + 1];
        if (!kept[place]) {
            leftOut += isChange[place] ? 1 : 0;
            bid = bid.with(bestBid);
            offer = offer.with(bestOffer);
            return;
        }
        if (leftOut > 0 && !points.isEmpty()) {
            gaps.add(new Gap(points.size(), leftOut, bid, offer));
        }
        points.add(point(place));
        leftOut = 0;
        bid = Range.EMPTY.with(bestBid);
        offer = Range.EMPTY.with(bestOffer);
    }

    private Point point(int place) {
        long[] quotes = prices[place];
        return new Point(
                timesNs[place],
                quotes[2 * venues],
                quotes[2 * venues + 1],
                LongStream.of(quotes).limit(venues).boxed().toList(),
                LongStream.of(quotes).skip(venues).limit(venues).boxed().toList());
    }

    /** The chart after the last change. */
    MarketChart chart(long rows, TapePrints prints) {
        keepLatest();
        while (waiting > 0) {
            release();
        }
        List<Point> all = whole;
        return all == null
                ? new MarketChart(rows, changes, points, gaps, prints)
                : new MarketChart(rows, changes, all, List.of(), prints);
    }
}
