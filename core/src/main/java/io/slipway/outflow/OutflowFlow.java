package io.slipway.outflow;

import io.slipway.market.BookAction;
import io.slipway.market.MarketUpdate;
import io.slipway.market.MarketView;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.placement.distribution.OutflowDistribution;
import io.slipway.venue.RecentBook;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Hypothetical orders that start one after the other, and their latest samples by venue. Not thread-safe. */
final class OutflowFlow {

    private static final int SLOTS = 8;

    private final long horizonNs;
    private final int kept;
    private final RecentBook recent;
    private final HypotheticalOrders[] slots = new HypotheticalOrders[SLOTS];
    private final List<ArrayDeque<OutflowSample>> samples = new ArrayList<>();
    private final List<List<OutflowSample>> copies = new ArrayList<>();
    private final List<Map<Asked, OutflowDistribution>> laws = new ArrayList<>();
    private long nextStartNs = Long.MIN_VALUE;
    private int started;
    private long lastRow = -1;
    private long changes;

    /** All that a distribution depends on besides the samples. */
    private record Asked(OutflowEstimation estimation, boolean atBest, double queue) {}

    OutflowFlow(MarketView known, OutflowFlows.Terms terms) {
        horizonNs = terms.horizonNs();
        kept = terms.kept();
        recent = new RecentBook(known, terms.prints());
        Arrays.setAll(slots, slot -> new HypotheticalOrders(known, terms, recent.sharing(true)));
        for (int venue = 0; venue < known.venues(); venue++) {
            samples.add(new ArrayDeque<>());
            laws.add(new HashMap<>());
            copies.add(List.of());
        }
    }

    /** A row has been received, and the market shows it; what starts now joins after the row. A row counts once, however often told. */
    void onMarket(MarketUpdate update, long nowNs) {
        if (update.row() == lastRow) {
            return;
        }
        lastRow = update.row();
        note(update, nowNs);
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

    private void note(MarketUpdate update, long nowNs) {
        int venue = update.venue();
        if (update.action() == BookAction.CLEAR) {
            recent.onClear(venue, nowNs);
        } else if (update.isBook()) {
            recent.onBook(venue, nowNs);
        } else if (update.isTradeInBook()) {
            recent.onPrint(venue, update.priceE9(), update.size(), update.side(), nowNs);
        }
    }

    private void add(OutflowSample sample, int venue) {
        changes++;
        ArrayDeque<OutflowSample> own = samples.get(venue);
        if (own.size() == kept) {
            own.removeFirst();
        }
        own.addLast(sample);
        laws.get(venue).clear();
        copies.set(venue, List.of());
    }

    /** A number that grows with every sample. */
    long changes() {
        return changes;
    }

    int count(int venue) {
        return samples.get(venue).size();
    }

    /** The samples of a venue, oldest first. */
    List<OutflowSample> samples(int venue) {
        if (copies.get(venue).isEmpty()) {
            copies.set(venue, List.copyOf(samples.get(venue)));
        }
        return copies.get(venue);
    }

    /** The distribution at a venue whose queue an order joins. */
    OutflowDistribution law(OutflowEstimation estimation, int venue, JoinedQueue joined) {
        return estimation.isTimeless()
                ? laws.get(venue)
                        .computeIfAbsent(
                                new Asked(estimation, joined.atBest(), joined.size()),
                                any -> estimation.law(samples(venue), joined))
                : estimation.law(samples(venue), joined);
    }

    void save(StateWriter state) {
        state.section("outflow").put(nextStartNs).put(started).put(lastRow);
        recent.save(state);
        for (HypotheticalOrders slot : slots) {
            slot.save(state);
        }
        for (ArrayDeque<OutflowSample> own : samples) {
            state.put((long) own.size());
            own.forEach(sample -> sample.save(state));
        }
    }

    void restore(StateReader state) {
        nextStartNs = state.section("outflow").takeLong();
        started = Math.toIntExact(state.takeLong());
        lastRow = state.takeLong();
        changes++;
        recent.restore(state);
        for (HypotheticalOrders slot : slots) {
            slot.restore(state);
        }
        laws.forEach(Map::clear);
        copies.replaceAll(any -> List.of());
        for (ArrayDeque<OutflowSample> own : samples) {
            own.clear();
            for (int left = state.takeCount(); left > 0; left--) {
                own.addLast(OutflowSample.restored(state));
            }
        }
    }
}
