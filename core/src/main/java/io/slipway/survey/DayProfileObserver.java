package io.slipway.survey;

import io.slipway.calendar.MarketCalendar;
import io.slipway.market.DisplayedSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.MarketView;
import io.slipway.market.VenueBooks;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** Observer that divides a tape into the stretches of a {@link DayProfile} in one pass over it. Not thread-safe. */
public final class DayProfileObserver extends BooksOverTime {

    private final MarketTape tape;
    private final MarketCalendar calendar;
    private final VenueBooks books;
    private final MarketView view;
    private final DisplayedSide bids;
    private final DisplayedSide asks;
    private final long startNs;
    private final long binNs;
    private final int count;
    private final List<DayProfile.Bin> bins = new ArrayList<>();
    private final double[] atBestNs;
    private long nowNs;
    private double spreadNs;
    private long bothNs;
    private long updates;
    private long prints;
    private long volume;
    /** Rows that are printed but are no trades, such as official prices. */
    private long others;

    /**
     * An observer of one pass over {@code tape}.
     *
     * @param count number of stretches, at least one
     */
    public DayProfileObserver(MarketTape tape, int count) {
        this(tape, count, MarketCalendar.ALWAYS_OPEN);
    }

    /**
     * An observer of one pass over {@code tape}.
     *
     * @param count number of stretches, at least one
     * @param calendar the calendar of the venues: every book is empty at the opening of each of its regular sessions
     */
    public DayProfileObserver(MarketTape tape, int count, MarketCalendar calendar) {
        super(tape, calendar);
        this.tape = tape;
        this.calendar = calendar;
        this.count = count;
        books = new VenueBooks(tape.publisherIds());
        view = books.view();
        asks = view.opposite(Side.BUY);
        bids = view.opposite(Side.SELL);
        startNs = tape.firstEventNs();
        binNs = Math.max(1, (tape.lastEventNs() - startNs) / count + 1);
        atBestNs = new double[view.venues()];
        nowNs = startNs;
    }

    @Override
    public void onRow(MarketEvent event, long index) {
        advanceTo(event.eventNs());
        if (event.action().isPrint()) {
            others += event.printKind().inVolume() ? 0 : 1;
            prints += event.printKind().inVolume() ? 1 : 0;
            volume += event.printKind().inVolume() ? event.size() : 0;
        } else if (event.action().isBook()) {
            updates++;
            books.apply(event);
        }
    }

    @Override
    public void onEnd() {
        advanceTo(startNs + count * binNs);
    }

    /** The profile, after the pass. */
    public DayProfile profile() {
        List<Integer> ids = Arrays.stream(tape.publisherIds()).boxed().toList();
        return new DayProfile(startNs, binNs, ids, bins, calendar);
    }

    @Override
    void forget() {
        books.clear();
    }

    @Override
    void standUntil(long timeNs) {
        while (nowNs < timeNs && bins.size() < count) {
            long endNs = startNs + (bins.size() + 1) * binNs;
            stand(Math.min(timeNs, endNs) - nowNs);
            nowNs = Math.min(timeNs, endNs);
            if (nowNs == endNs) {
                close();
            }
        }
    }

    private void stand(long durationNs) {
        if (view.hasMid()) {
            spreadNs += (double) view.spreadE9() * durationNs;
            bothNs += durationNs;
        }
        for (int venue = 0; venue < atBestNs.length; venue++) {
            double sides = (bids.has(venue) && bids.isAtBest(venue) ? 0.5 : 0)
                    + (asks.has(venue) && asks.isAtBest(venue) ? 0.5 : 0);
            atBestNs[venue] += sides * durationNs;
        }
    }

    private void close() {
        List<Double> shares = new ArrayList<>();
        for (double ns : atBestNs) {
            shares.add(ns / binNs);
        }
        bins.add(new DayProfile.Bin(
                bestPxE9(bids),
                bestPxE9(asks),
                bothNs == 0 ? Double.NaN : spreadNs / bothNs,
                updates,
                prints,
                volume,
                sizeAtBest(bids),
                sizeAtBest(asks),
                shares,
                updates + prints + others == 0));
        Arrays.fill(atBestNs, 0);
        spreadNs = 0;
        bothNs = 0;
        updates = 0;
        prints = 0;
        volume = 0;
        others = 0;
    }

    private static OptionalLong bestPxE9(DisplayedSide side) {
        return side.hasBest() ? OptionalLong.of(side.bestPxE9()) : OptionalLong.empty();
    }

    private long sizeAtBest(DisplayedSide side) {
        long sum = 0;
        for (int venue = 0; venue < view.venues(); venue++) {
            sum += side.has(venue) && side.isAtBest(venue) ? side.size(venue) : 0;
        }
        return sum;
    }
}
