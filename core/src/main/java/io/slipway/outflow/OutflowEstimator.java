package io.slipway.outflow;

import io.slipway.market.MarketUpdate;
import io.slipway.market.MarketView;
import io.slipway.model.Side;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.placement.distribution.OutflowDistribution;
import io.slipway.venue.QueueModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Estimates the outflow of Cont and Kukanov's model over one horizon by venue, from data as received, with {@linkplain
 * HypotheticalOrders hypothetical orders} that start one after the other.
 */
public final class OutflowEstimator {

    private static final int SLOTS = 8;
    private static final int FEWEST = 8;

    private final OutflowEstimation estimation;
    private final long horizonNs;
    private final HypotheticalOrders[] slots = new HypotheticalOrders[SLOTS];
    private final List<ArrayDeque<OutflowSample>> samples = new ArrayList<>();
    private long nextStartNs = Long.MIN_VALUE;
    private int started;

    /** An estimator for orders of {@code side} that rest for {@code horizonNs}, in queues of this model. */
    public OutflowEstimator(
            MarketView known, Side side, QueueModel queue, OutflowEstimation estimation, long horizonNs) {
        this.horizonNs = horizonNs;
        this.estimation = estimation;
        Arrays.setAll(slots, slot -> new HypotheticalOrders(known, side, queue, horizonNs));
        for (int venue = 0; venue < known.venues(); venue++) {
            samples.add(new ArrayDeque<>());
        }
    }

    /** A row has been received, and the market shows it; what starts now joins after the row. */
    public void onMarket(MarketUpdate update, long nowNs) {
        for (int slot = 0; slot < started; slot++) {
            boolean over = slots[slot].isOver(nowNs);
            if (over) {
                slots[slot].collect(this::add);
            }
            slots[slot].onMarket(update, nowNs);
            if (over) {
                slots[slot].start(nowNs);
            }
        }
        if (started < SLOTS && nowNs >= nextStartNs) {
            slots[started++].start(nowNs);
            nextStartNs = nowNs + horizonNs / SLOTS;
        }
    }

    private void add(OutflowSample sample, int venue) {
        ArrayDeque<OutflowSample> kept = samples.get(venue);
        if (kept.size() == estimation.kept()) {
            kept.removeFirst();
        }
        kept.addLast(sample);
    }

    /** True if a venue has enough samples for an estimate. */
    public boolean knows(int venue) {
        return samples.get(venue).size() >= FEWEST;
    }

    /** The outflow distribution at a venue with {@code queue} displayed shares. */
    public OutflowDistribution law(int venue, double queue, long nowNs) {
        return estimation.law(samples(venue), queue, nowNs);
    }

    /** The samples of a venue, oldest first. */
    public List<OutflowSample> samples(int venue) {
        return List.copyOf(samples.get(venue));
    }

    public void save(StateWriter state) {
        state.section("outflow").put(nextStartNs).put(started);
        for (HypotheticalOrders slot : slots) {
            slot.save(state);
        }
        for (ArrayDeque<OutflowSample> kept : samples) {
            state.put((long) kept.size());
            kept.forEach(sample -> sample.save(state));
        }
    }

    public void restore(StateReader state) {
        nextStartNs = state.section("outflow").takeLong();
        started = Math.toIntExact(state.takeLong());
        for (HypotheticalOrders slot : slots) {
            slot.restore(state);
        }
        for (ArrayDeque<OutflowSample> kept : samples) {
            kept.clear();
            for (int left = state.takeCount(); left > 0; left--) {
                kept.addLast(OutflowSample.restored(state));
            }
        }
    }
}
