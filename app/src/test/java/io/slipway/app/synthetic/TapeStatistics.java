package io.slipway.app.synthetic;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.synthetic.SyntheticSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Measures of a tape, synthetic or recorded, to compare it with real markets. Times weigh by receive time. */
final class TapeStatistics {

    private static final int WIDEST = 20;
    private static final int FARTHEST = 60;
    private static final long TENTH_NS = 100_000_000L;
    private static final long SKIPPED_NS = 1_000_000_000L;

    /** One venue's quote and what it did. */
    static final class VenueStatistics {
        long bid = Long.MIN_VALUE;
        long ask = Long.MAX_VALUE;
        long bidSize;
        long askSize;
        long updates;
        long unchanged;
        long improvements;
        long priceChanges;
        long trades;
        long volume;
        double atBidS;
        double atAskS;
        double oneLotS;
        double quotedS;
        final double[] behindS = new double[FARTHEST + 1];

        private boolean isSame(long newBid, long newAsk, MarketEvent event) {
            return bid == newBid && ask == newAsk && bidSize == event.bidSize() && askSize == event.askSize();
        }
    }

    final TreeMap<Integer, VenueStatistics> venues = new TreeMap<>();
    final double[] spreadS = new double[WIDEST + 1];
    final double[] countAtBidS = new double[20];
    final List<Integer> signs = new ArrayList<>();
    final List<Long> tradeSizes = new ArrayList<>();
    final List<Long> bidSizes = new ArrayList<>();
    double seconds;
    double lockedS;
    double crossedS;
    long updates;
    long touchChanges;
    private double[] mids = new double[1 << 12];
    private int[] counts = new int[1 << 12];
    private int tenths;
    private long startNs = -1;
    private long lastNs;
    private long best = Long.MIN_VALUE;
    private long offer = Long.MAX_VALUE;

    static TapeStatistics of(MarketDataReader reader) {
        TapeStatistics statistics = new TapeStatistics();
        MarketEvent event = new MarketEvent();
        while (reader.next(event)) {
            statistics.add(event);
        }
        reader.close();
        return statistics;
    }

    /** Share of time with a spread of so many ticks. */
    double spreadShare(int ticks) {
        return spreadS[ticks] / seconds;
    }

    /** Share of time at the national best bid. */
    double atBid(int publisherId) {
        return venue(publisherId).atBidS / seconds;
    }

    double atAsk(int publisherId) {
        return venue(publisherId).atAskS / seconds;
    }

    double shareOfUpdates(int publisherId) {
        return (double) venue(publisherId).updates / updates;
    }

    double updatesPerS() {
        return updates / seconds;
    }

    double touchChangesPerS() {
        return touchChanges / seconds;
    }

    double oddLotShare() {
        return (double) tradeSizes.stream().filter(size -> size < 100).count() / tradeSizes.size();
    }

    double oneLotShare() {
        return (double) tradeSizes.stream().filter(size -> size == 100).count() / tradeSizes.size();
    }

    double signAutocorrelation(int lag) {
        return autocorrelation(signs.stream().mapToDouble(Integer::doubleValue).toArray(), lag);
    }

    /** Variance over mean of the number of updates in bins of {@code length} tenths of a second. */
    double fano(int length) {
        double[] bins = bins(length);
        return variance(bins) / mean(bins);
    }

    double emptyShare(int length) {
        double[] bins = bins(length);
        return (double) Arrays.stream(bins).filter(count -> count == 0).count() / bins.length;
    }

    double[] midReturns(int length) {
        double[] returns = new double[(tenths - 10) / length - 1];
        for (int i = 0; i < returns.length; i++) {
            returns[i] = mids[10 + (i + 1) * length] - mids[10 + i * length];
        }
        return returns;
    }

    VenueStatistics venue(int publisherId) {
        return venues.computeIfAbsent(publisherId, id -> new VenueStatistics());
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(x -> (x - mean) * (x - mean)).average().orElse(0);
    }

    static double autocorrelation(double[] values, int lag) {
        double mean = mean(values);
        double sum = 0;
        for (int i = lag; i < values.length; i++) {
            sum += (values[i] - mean) * (values[i - lag] - mean);
        }
        return sum / (values.length - lag) / variance(values);
    }

    private double[] bins(int length) {
        double[] bins = new double[(tenths - 10) / length];
        for (int i = 0; i < bins.length * length; i++) {
            bins[i / length] += counts[10 + i];
        }
        return bins;
    }

    private void add(MarketEvent event) {
        startNs = startNs < 0 ? event.recvNs() : startNs;
        hold(event.recvNs());
        VenueStatistics venue = venue(event.publisherId());
        if (event.action().isPrint()) {
            print(venue, event);
        } else {
            update(venue, event);
        }
    }

    private void hold(long nowNs) {
        double heldS = (nowNs - lastNs) / 1e9;
        boolean counts = nowNs - startNs > SKIPPED_NS && best != Long.MIN_VALUE && offer != Long.MAX_VALUE;
        lastNs = nowNs;
        if (!counts || heldS == 0) {
            return;
        }
        seconds += heldS;
        spreadS[(int) Math.max(0, Math.min(WIDEST, offer - best))] += heldS;
        lockedS += offer == best ? heldS : 0;
        crossedS += offer < best ? heldS : 0;
        int atBid = 0;
        for (VenueStatistics venue : venues.values()) {
            atBid += venue.bid == best ? 1 : 0;
            hold(venue, heldS);
        }
        countAtBidS[atBid] += heldS;
    }

    private void hold(VenueStatistics venue, double heldS) {
        venue.atBidS += venue.bid == best ? heldS : 0;
        venue.atAskS += venue.ask == offer ? heldS : 0;
        venue.behindS[venue.bid == Long.MIN_VALUE ? FARTHEST : (int) Math.min(FARTHEST, best - venue.bid)] += heldS;
        venue.quotedS += venue.bidSize > 0 ? heldS : 0;
        venue.oneLotS += venue.bidSize > 0 && (venue.bidSize + 50) / 100 <= 1 ? heldS : 0;
    }

    private void print(VenueStatistics venue, MarketEvent event) {
        if (event.side() != BookSide.NONE) {
            signs.add(event.side() == BookSide.BID ? 1 : -1);
        }
        tradeSizes.add(event.size());
        venue.trades++;
        venue.volume += event.size();
    }

    private void update(VenueStatistics venue, MarketEvent event) {
        long bid = event.hasBid() ? event.bidPxE9() / SyntheticSettings.TICK_E9 : Long.MIN_VALUE;
        long ask = event.hasAsk() ? event.askPxE9() / SyntheticSettings.TICK_E9 : Long.MAX_VALUE;
        updates++;
        venue.updates++;
        venue.unchanged += event.action() != BookAction.CLEAR && venue.isSame(bid, ask, event) ? 1 : 0;
        venue.improvements += bid > best ? 1 : 0;
        venue.priceChanges += venue.bid != bid || venue.ask != ask ? 1 : 0;
        venue.bid = bid;
        venue.ask = ask;
        venue.bidSize = event.bidSize();
        venue.askSize = event.askSize();
        observe((int) ((event.recvNs() - startNs) / TENTH_NS));
    }

    private void observe(int tenth) {
        long newBest = Long.MIN_VALUE;
        long newOffer = Long.MAX_VALUE;
        long size = 0;
        for (VenueStatistics venue : venues.values()) {
            size = venue.bid > newBest ? venue.bidSize : size + (venue.bid == newBest ? venue.bidSize : 0);
            newBest = Math.max(newBest, venue.bid);
            newOffer = Math.min(newOffer, venue.ask);
        }
        touchChanges += (newBest != best ? 1 : 0) + (newOffer != offer ? 1 : 0);
        best = newBest;
        offer = newOffer;
        bidSizes.add(size);
        reach(tenth + 1);
        counts[tenth]++;
        mids[tenth] = (best + offer) / 2.0;
    }

    private void reach(int count) {
        if (count > counts.length) {
            counts = Arrays.copyOf(counts, count * 2);
            mids = Arrays.copyOf(mids, count * 2);
        }
        for (; tenths < count; tenths++) {
            mids[tenths] = tenths == 0 ? 0 : mids[tenths - 1];
        }
    }
}
