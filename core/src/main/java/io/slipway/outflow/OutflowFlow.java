package io.slipway.outflow;

import io.slipway.market.MarketUpdate;
import io.slipway.market.MarketView;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.placement.distribution.OutflowDistribution;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Hypothetical orders that start one after the other, and their latest samples by venue. Not thread-safe. */
final class OutflowFlow {

    private static final int SLOTS = 8;
    private static final double ONE_E9 = 1e9;

    private final long horizonNs;
    private final int kept;
    private final OutflowFlows.Past past;
    private final HypotheticalOrders[] slots = new HypotheticalOrders[SLOTS];
    private final OrderWatch watch;
    private final List<ArrayDeque<OutflowSample>> samples = new ArrayList<>();
    private final List<List<OutflowSample>> copies = new ArrayList<>();
    private final List<Map<Asked, OutflowDistribution>> laws = new ArrayList<>();
    private final List<Map<OutflowEstimation, Estimate>> estimates = new ArrayList<>();

    /** Numbers of samples that each venue ever had. */
    private final long[] added;

    private long nextStartNs = Long.MIN_VALUE;

    /** The first time at which orders that have started end. */
    private long nextEndNs = Long.MIN_VALUE;

    private int started;
    private long lastRow = -1;
    /** A number that grows with every sample. */
    private long changes;

    /** The mean of {@link #meanCompletion} as it was worked out last, and the count of changes then. */
    private double meanCompletion;

    private long meanCompletionAsOf = -1;

    /** The distributions of a venue, and its number of samples until then. */
    private record Estimate(Function<JoinedQueue, OutflowDistribution> laws, long asOf) {}

    /** All that a distribution depends on besides the samples. */
    private record Asked(OutflowEstimation estimation, boolean atBest, double queue) {}

    /** No orders yet in {@code known}, of which {@code past} knows what was before the next row. */
    OutflowFlow(MarketView known, OutflowFlows.Terms terms, OutflowFlows.Past past) {
        horizonNs = terms.horizonNs();
        kept = terms.kept();
        this.past = past;
        added = new long[known.venues()];
        watch = new OrderWatch(known, terms.side(), SLOTS);
        Arrays.setAll(
                slots,
                slot -> new HypotheticalOrders(known, terms, past.recent().sharing(true)));
        for (int venue = 0; venue < known.venues(); venue++) {
            samples.add(new ArrayDeque<>());
            laws.add(new HashMap<>());
            estimates.add(new HashMap<>());
            copies.add(List.of());
        }
    }

    /** A row has been received, and the market shows it; what starts now joins after the row. A row counts once, however often told. */
    void onMarket(MarketUpdate update, long nowNs) {
        if (update.row() == lastRow) {
            return;
        }
        lastRow = update.row();
        past.note(update, nowNs);
        int venue = update.venue();
        watch.onRow(update, venue);
        if (nowNs >= nextEndNs) {
            passAndRestart(update, nowNs);
        } else if (!watch.concernsNone()) {
            pass(update, venue, nowNs);
        }
        if (started < SLOTS && nowNs >= nextStartNs) {
            start(started++, nowNs);
            nextStartNs = nowNs + horizonNs / SLOTS;
        }
    }

    /** Number of the row that it was told last; negative before the first. */
    long lastRow() {
        return lastRow;
    }

    private void pass(MarketUpdate update, int venue, long nowNs) {
        boolean concernsNone = true;
        for (int slot = 0; slot < started; slot++) {
            if (!watch.concerns(slot)) {
                continue;
            }
            concernsNone = false;
            if (watch.isOfQueue(slot)) {
                slots[slot].onQueue(venue, nowNs);
                watch.lookAtQueue(slot, slots[slot]);
            } else {
                slots[slot].onMarket(update, nowNs);
                watch.look(slot, slots[slot], venue);
            }
        }
        if (concernsNone) {
            watch.onUnconcerned();
        }
    }

    /** Passes a row on, after which orders whose horizon is over give their samples and start anew. */
    private void passAndRestart(MarketUpdate update, long nowNs) {
        nextEndNs = Long.MAX_VALUE;
        for (int slot = 0; slot < started; slot++) {
            boolean over = slots[slot].isOver(nowNs);
            if (over) {
                slots[slot].collect(this::add);
            }
            slots[slot].onMarket(update, nowNs);
            if (over) {
                start(slot, nowNs);
            } else {
                watch.look(slot, slots[slot], update.venue());
                nextEndNs = Math.min(nextEndNs, slots[slot].endNs());
            }
        }
    }

    private void start(int slot, long nowNs) {
        slots[slot].start(nowNs);
        watch.look(slot, slots[slot]);
        nextEndNs = Math.min(nextEndNs, slots[slot].endNs());
    }

    private void add(OutflowSample sample, int venue) {
        changes++;
        added[venue]++;
        ArrayDeque<OutflowSample> own = samples.get(venue);
        if (own.size() == kept) {
            own.removeFirst();
        }
        own.addLast(sample);
        laws.get(venue).clear();
        copies.set(venue, List.of());
    }

    int count(int venue) {
        return samples.get(venue).size();
    }

    /** The samples of a venue, oldest first. */
    List<OutflowSample> samples(int venue) {
        if (copies.get(venue).isEmpty()) {
            copies.set(venue, Collections.unmodifiableList(new ArrayList<>(samples.get(venue))));
        }
        return copies.get(venue);
    }

    /** The mean completion of the samples of all venues that joined the best price, in the quote currency; zero if there is none. */
    double meanCompletion() {
        if (meanCompletionAsOf != changes) {
            meanCompletionAsOf = changes;
            meanCompletion = newMeanCompletion();
        }
        return meanCompletion;
    }

    private double newMeanCompletion() {
        double sum = 0;
        long count = 0;
        for (ArrayDeque<OutflowSample> own : samples) {
            for (OutflowSample sample : own) {
                if (sample.atBest()) {
                    sum += sample.completionE9() / ONE_E9;
                    count++;
                }
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    /** The distribution at a venue whose queue an order joins. */
    OutflowDistribution law(OutflowEstimation estimation, int venue, JoinedQueue joined) {
        return estimation.isTimeless()
                ? laws.get(venue)
                        .computeIfAbsent(
                                new Asked(estimation, joined.atBest(), joined.size()),
                                any -> newLaw(estimation, venue, joined))
                : newLaw(estimation, venue, joined);
    }

    private OutflowDistribution newLaw(OutflowEstimation estimation, int venue, JoinedQueue joined) {
        return estimates
                .get(venue)
                .compute(estimation, (same, before) -> estimate(estimation, venue, before))
                .laws()
                .apply(joined);
    }

    private Estimate estimate(OutflowEstimation estimation, int venue, @Nullable Estimate before) {
        if (before == null) {
            return new Estimate(estimation.of(samples(venue)), added[venue]);
        } else if (before.asOf() == added[venue]) {
            return before;
        }
        int later = (int) Math.min(added[venue] - before.asOf(), Integer.MAX_VALUE);
        Function<JoinedQueue, OutflowDistribution> now = before.laws() instanceof CalibratedSamples calibrated
                ? calibrated.followedBy(samples(venue), later)
                : estimation.of(samples(venue));
        return new Estimate(now, added[venue]);
    }

    void save(StateWriter state) {
        state.section("outflow").put(nextStartNs).put(started).put(lastRow);
        state.once(past, past.recent()::save);
        for (HypotheticalOrders slot : slots) {
            slot.save(state);
        }
        watch.save(state);
        SavedSamples.save(state, samples);
    }

    void restore(StateReader state) {
        nextStartNs = state.section("outflow").takeLong();
        started = Math.toIntExact(state.takeLong());
        lastRow = state.takeLong();
        changes++;
        state.once(past, past::restore);
        for (HypotheticalOrders slot : slots) {
            slot.restore(state);
        }
        watch.restore(state, slots);
        nextEndNs = Long.MAX_VALUE;
        for (int slot = 0; slot < started; slot++) {
            nextEndNs = Math.min(nextEndNs, slots[slot].endNs());
        }
        laws.forEach(Map::clear);
        estimates.forEach(Map::clear);
        copies.replaceAll(any -> List.of());
        SavedSamples.restore(state, samples);
    }
}
