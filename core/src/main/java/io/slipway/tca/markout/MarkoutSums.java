package io.slipway.tca.markout;

import io.slipway.stats.RatioInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Sums of markouts by horizon. Fills of one stretch of time share the moves of the market, so a stretch is one draw of the interval.
 * A stretch is twice the horizon, at least half a minute. Not thread-safe.
 *
 * <pre>{@code
 * MarkoutSums sums = new MarkoutSums(Markouts.HORIZONS_NS);
 * sums.add(fill.timeNs(), fill.qty(), 0, -1.5);
 * double mean = sums.points().get(0).bps();
 * }</pre>
 */
public final class MarkoutSums {

    /** Shorter stretches would call fills of one burst independent. */
    private static final long SHORTEST_NS = 30_000_000_000L;

    private static final double LEVEL = 0.95;

    private final List<Long> horizonsNs;
    private final long[] fills;
    private final long[] qty;
    /** Sums by stretch: value and weight of each horizon of that length of stretch. */
    private final TreeMap<Long, TreeMap<Long, double[]>> byLength = new TreeMap<>();

    /** Nothing yet, at horizons in ns. */
    public MarkoutSums(List<Long> horizonsNs) {
        this.horizonsNs = List.copyOf(horizonsNs);
        fills = new long[horizonsNs.size()];
        qty = new long[horizonsNs.size()];
    }

    /**
     * Adds a fill that has a mid at a horizon.
     *
     * @param timeNs time of the fill
     * @param shares its shares
     * @param horizon place of the horizon
     * @param bps its markout
     */
    public void add(long timeNs, long shares, int horizon, double bps) {
        add(timeNs, shares, (double) shares, horizon, bps);
    }

    /**
     * Adds a fill with another weight than its shares.
     *
     * @param weight its weight in the mean, such as its notional where shares of several symbols do not add up
     */
    public void add(long timeNs, long shares, double weight, int horizon, double bps) {
        fills[horizon]++;
        qty[horizon] = Math.addExact(qty[horizon], shares);
        long lengthNs = lengthNs(horizon);
        double[] sums = byLength.computeIfAbsent(lengthNs, length -> new TreeMap<>())
                .computeIfAbsent(Math.floorDiv(timeNs, lengthNs), cell -> new double[2 * horizonsNs.size()]);
        sums[2 * horizon] += weight * bps;
        sums[2 * horizon + 1] += weight;
    }

    private long lengthNs(int horizon) {
        return Math.max(SHORTEST_NS, 2 * horizonsNs.get(horizon));
    }

    /** The means, by horizon. */
    public List<MarkoutPoint> points() {
        List<MarkoutPoint> points = new ArrayList<>();
        for (int h = 0; h < horizonsNs.size(); h++) {
            points.add(point(h));
        }
        return points;
    }

    private MarkoutPoint point(int horizon) {
        List<double[]> stretches = byLength.getOrDefault(lengthNs(horizon), new TreeMap<>()).values().stream()
                .filter(sums -> sums[2 * horizon + 1] > 0)
                .toList();
        RatioInterval interval = RatioInterval.of(
                stretches.stream().mapToDouble(sums -> sums[2 * horizon]).toArray(),
                stretches.stream().mapToDouble(sums -> sums[2 * horizon + 1]).toArray(),
                LEVEL);
        return new MarkoutPoint(
                horizonsNs.get(horizon),
                fills[horizon],
                qty[horizon],
                interval.count(),
                interval.mean(),
                interval.mean() - interval.half(),
                interval.mean() + interval.half());
    }
}
