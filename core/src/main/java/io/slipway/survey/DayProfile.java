package io.slipway.survey;

import io.slipway.market.DisplayedSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.MarketView;
import io.slipway.market.VenueBooks;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A tape in equal stretches of event time, for pictures. Immutable.
 *
 * @param startNs when the first stretch begins
 * @param binNs length of each
 * @param publisherIds the publishers, in the order of {@link Bin#atBest()}
 */
public record DayProfile(long startNs, long binNs, List<Integer> publisherIds, List<Bin> bins) {

    /** Copies the lists. */
    public DayProfile {
        publisherIds = List.copyOf(publisherIds);
        bins = List.copyOf(bins);
    }

    /**
     * One stretch. Prices and sizes are those at its end and zero where there is none.
     *
     * @param spreadE9 offer less bid, mean over the time with both; NaN if there is none
     * @param updates book rows
     * @param prints trades
     * @param volume shares (or lots) of the trades
     * @param bidSize displayed at the best bid by all publishers together
     * @param askSize displayed at the best offer by all publishers together
     * @param atBest for each publisher the share of the time at the best bid or the best offer, the mean of both
     * @param silent whether it has no row
     */
    public record Bin(
            long bidPxE9,
            long askPxE9,
            double spreadE9,
            long updates,
            long prints,
            long volume,
            long bidSize,
            long askSize,
            List<Double> atBest,
            boolean silent) {

        /** Copies the list. */
        public Bin {
            atBest = List.copyOf(atBest);
        }
    }

    /**
     * Divides a tape.
     *
     * @param count number of stretches, at least one
     */
    public static DayProfile of(MarketTape tape, int count) {
        return new Pass(tape, count).profile();
    }

    private static final class Pass {

        private final MarketTape tape;
        private final VenueBooks books;
        private final MarketView view;
        private final DisplayedSide bids;
        private final DisplayedSide asks;
        private final long startNs;
        private final long binNs;
        private final int count;
        private final List<Bin> bins = new ArrayList<>();
        private final double[] atBestNs;
        private long nowNs;
        private double spreadNs;
        private long bothNs;
        private long updates;
        private long prints;
        private long volume;

        Pass(MarketTape tape, int count) {
            this.tape = tape;
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

        DayProfile profile() {
            MarketEvent event = new MarketEvent();
            for (long i = 0; i < tape.size(); i++) {
                tape.read(i, event);
                advanceTo(event.eventNs());
                if (event.action().isPrint()) {
                    prints++;
                    volume += event.size();
                } else if (event.action().isBook()) {
                    updates++;
                    books.apply(event);
                }
            }
            advanceTo(startNs + count * binNs);
            List<Integer> ids = Arrays.stream(tape.publisherIds()).boxed().toList();
            return new DayProfile(startNs, binNs, ids, bins);
        }

        private void advanceTo(long timeNs) {
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
            bins.add(new Bin(
                    bids.hasBest() ? bids.bestPxE9() : 0,
                    asks.hasBest() ? asks.bestPxE9() : 0,
                    bothNs == 0 ? Double.NaN : spreadNs / bothNs,
                    updates,
                    prints,
                    volume,
                    sizeAtBest(bids),
                    sizeAtBest(asks),
                    shares,
                    updates + prints == 0));
            Arrays.fill(atBestNs, 0);
            spreadNs = 0;
            bothNs = 0;
            updates = 0;
            prints = 0;
            volume = 0;
        }

        private long sizeAtBest(DisplayedSide side) {
            long sum = 0;
            for (int venue = 0; venue < view.venues(); venue++) {
                sum += side.has(venue) && side.isAtBest(venue) ? side.size(venue) : 0;
            }
            return sum;
        }
    }
}
