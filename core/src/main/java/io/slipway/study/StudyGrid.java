package io.slipway.study;

import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The parent orders of a study: every side and size at start times evenly spaced over each stretch, so that the last order ends
 * with the stretch.
 *
 * @param sides at least one
 * @param qtys shares, at least one
 * @param stretches by time, at least one, each at least as long as the horizon
 * @param horizonNs length of every order's window
 * @param starts number of start times in each stretch
 */
public record StudyGrid(List<Side> sides, List<Long> qtys, List<Stretch> stretches, long horizonNs, int starts) {

    /**
     * A time without a break.
     *
     * @param fromNs its first moment
     * @param toNs its last
     */
    public record Stretch(long fromNs, long toNs) {

        Stretch with(Stretch other) {
            return new Stretch(Math.min(fromNs, other.fromNs), Math.max(toNs, other.toNs));
        }

        boolean holds(long horizonNs) {
            return toNs - fromNs >= horizonNs;
        }
    }

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if there is no side, size or start, or the horizon does not fit
     */
    public StudyGrid {
        sides = List.copyOf(sides);
        qtys = List.copyOf(qtys);
        stretches = List.copyOf(stretches);
        if (sides.isEmpty() || qtys.isEmpty() || starts <= 0 || horizonNs <= 0) {
            throw new IllegalArgumentException("a study needs sides, sizes, starts and a horizon: sides=" + sides
                    + ", sizes=" + qtys + ", starts=" + starts + ", horizonNs=" + horizonNs);
        }
        if (stretches.isEmpty() || !stretches.stream().allMatch(stretch -> stretch.holds(horizonNs))) {
            long shortestNs = stretches.stream()
                    .mapToLong(stretch -> stretch.toNs() - stretch.fromNs())
                    .min()
                    .orElse(0);
            throw new IllegalArgumentException("the horizon does not fit into the data: horizon=" + seconds(horizonNs)
                    + ", shortest part of the data within a session=" + seconds(shortestNs)
                    + ", expected a shorter horizon or data of a longer time");
        }
    }

    private static String seconds(long ns) {
        return new BigDecimal(ns)
                        .movePointLeft(9)
                        .setScale(1, RoundingMode.DOWN)
                        .toPlainString() + " s";
    }

    /** Time from one start to the next, the shortest of all stretches. */
    public long stepNs() {
        return stretches.stream().mapToLong(this::stepNs).min().orElse(horizonNs);
    }

    private long stepNs(Stretch stretch) {
        return starts == 1 ? horizonNs : (stretch.toNs() - horizonNs - stretch.fromNs()) / (starts - 1);
    }

    /** Number of orders. */
    public int orders() {
        return Math.multiplyExact(Math.multiplyExact(stretches.size(), starts), ordersPerStart());
    }

    /** Maximum number of consecutive starts whose orders overlap in time: the starts within one horizon. */
    public int overlap() {
        return (int) Math.max(1, -Math.floorDiv(-horizonNs, Math.max(1, stepNs())));
    }

    /** The stretch of an order, by its place among the orders. */
    int stretch(int order) {
        return order / ordersPerStart() / starts;
    }

    /** Orders of one start: one of each side and size. */
    int ordersPerStart() {
        return sides.size() * qtys.size();
    }

    /** The orders: by start, then side, then size. */
    public List<ParentOrder> parents() {
        List<ParentOrder> parents = new ArrayList<>();
        for (Stretch stretch : stretches) {
            for (int i = 0; i < starts; i++) {
                long startNs = stretch.fromNs() + i * stepNs(stretch);
                for (Side side : sides) {
                    for (long qty : qtys) {
                        parents.add(new ParentOrder(side, qty, startNs, startNs + horizonNs));
                    }
                }
            }
        }
        return parents;
    }
}
