package io.slipway.venue;

import io.slipway.market.DisplayedLevels;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Liquidity that others refill: as {@link ConservedLiquidity}, but taken size decays by half every {@code halfLifeNs}. Of
 * {@code taken} shares, {@code ceil(taken * 2^(-t / halfLife))} are still gone after {@code t}. A replay cannot check this
 * assumption. Displayed shares may be filled again, and are counted.
 */
public final class ResilientLiquidity implements LiquidityLedger {

    private final ConservedLiquidity truth;
    private final long halfLifeNs;
    private final List<TreeMap<Long, Gone>> gone = new ArrayList<>();
    private long reusedQty;

    private record Gone(double qty, long sinceNs) {}

    /**
     * Nothing taken yet at any of {@code venues} venues.
     *
     * @throws IllegalArgumentException if the half-life is not positive
     */
    public ResilientLiquidity(int venues, long halfLifeNs) {
        this(venues, halfLifeNs, PrintRules.DEFAULT);
    }

    /**
     * Nothing taken yet, with other rules for prints.
     *
     * @throws IllegalArgumentException if the half-life is not positive
     */
    public ResilientLiquidity(int venues, long halfLifeNs, PrintRules rules) {
        if (halfLifeNs <= 0) {
            throw new IllegalArgumentException("a half-life is positive: halfLifeNs=" + halfLifeNs);
        }
        this.halfLifeNs = halfLifeNs;
        truth = new ConservedLiquidity(venues, rules);
        for (int venue = 0; venue < venues; venue++) {
            gone.add(new TreeMap<>());
        }
    }

    @Override
    public long available(int venue, long signedPxE9, long displayed, long nowNs) {
        Gone level = gone.get(venue).get(signedPxE9);
        return level == null ? displayed : Math.max(0, displayed - (long) Math.ceil(at(level, nowNs)));
    }

    private double at(Gone level, long nowNs) {
        return level.qty() * StrictMath.pow(2, -(double) (nowNs - level.sinceNs()) / halfLifeNs);
    }

    @Override
    public void onTake(int venue, long signedPxE9, long qty, long displayed, long nowNs) {
        Gone level = gone.get(venue).getOrDefault(signedPxE9, new Gone(0, nowNs));
        gone.get(venue).put(signedPxE9, new Gone(at(level, nowNs) + qty, nowNs));
        long honest = Math.min(qty, truth.available(venue, signedPxE9, displayed, nowNs));
        reusedQty += qty - honest;
        truth.onTake(venue, signedPxE9, honest, displayed, nowNs);
    }

    @Override
    public void onLevels(int venue, DisplayedLevels displayed, long nowNs) {
        truth.onLevels(venue, displayed, nowNs);
        Iterator<Map.Entry<Long, Gone>> levels = gone.get(venue).entrySet().iterator();
        while (levels.hasNext()) {
            Map.Entry<Long, Gone> entry = levels.next();
            int level = displayed.find(venue, entry.getKey());
            if (level >= 0) {
                double qty = Math.min(at(entry.getValue(), nowNs), (double) displayed.size(venue, level));
                entry.setValue(new Gone(qty, nowNs));
            } else if (!displayed.isHidden(venue, entry.getKey())) {
                levels.remove();
            }
        }
    }

    @Override
    public void onForget(int venue) {
        truth.onForget(venue);
        gone.get(venue).clear();
    }

    /** Counts new size as honest; what is available follows from the half-life alone. */
    @Override
    public void onPrint(int venue, long signedPxE9, long size, long nowNs) {
        truth.onPrint(venue, signedPxE9, size, nowNs);
    }

    @Override
    public long reusedQty() {
        return reusedQty;
    }

    @Override
    public void save(StateWriter state) {
        state.section("resilient").put(reusedQty);
        for (TreeMap<Long, Gone> levels : gone) {
            state.put((long) levels.size());
            levels.forEach((px, level) -> state.put(px).put(level.qty()).put(level.sinceNs()));
        }
        truth.save(state);
    }

    @Override
    public void restore(StateReader state) {
        reusedQty = state.section("resilient").takeLong();
        for (TreeMap<Long, Gone> levels : gone) {
            levels.clear();
            for (int left = state.takeCount(); left > 0; left--) {
                levels.put(state.takeLong(), new Gone(state.takeDouble(), state.takeLong()));
            }
        }
        truth.restore(state);
    }
}
