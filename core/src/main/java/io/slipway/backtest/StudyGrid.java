package io.slipway.backtest;

import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * The parent orders of a study: every size on every side, starting one after the other over a stretch of the data.
 *
 * @param sides sides, each once
 * @param qtys sizes in shares, each once
 * @param fromNs earliest start
 * @param toNs latest end
 * @param horizonNs how long each order may take
 * @param starts number of starts, evenly spaced from the earliest to the latest that still ends in time
 */
public record StudyGrid(List<Side> sides, List<Long> qtys, long fromNs, long toNs, long horizonNs, int starts) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if there is no side, size or start, or the horizon does not fit
     */
    public StudyGrid {
        sides = List.copyOf(sides);
        qtys = List.copyOf(qtys);
        if (sides.isEmpty() || qtys.isEmpty() || starts <= 0) {
            throw new IllegalArgumentException(
                    "a study needs sides, sizes and starts: sides=" + sides + ", sizes=" + qtys + ", starts=" + starts);
        }
        if (horizonNs <= 0 || Math.addExact(fromNs, horizonNs) > toNs) {
            throw new IllegalArgumentException("the horizon does not fit into the data: horizonNs=" + horizonNs
                    + ", stretchNs=" + (toNs - fromNs));
        }
    }

    /** Time from one start to the next. */
    public long stepNs() {
        return starts == 1 ? horizonNs : (toNs - horizonNs - fromNs) / (starts - 1);
    }

    /** The orders: by start, then side, then size. */
    public List<ParentOrder> parents() {
        List<ParentOrder> parents = new ArrayList<>();
        for (int i = 0; i < starts; i++) {
            long startNs = fromNs + i * stepNs();
            for (Side side : sides) {
                for (long qty : qtys) {
                    parents.add(new ParentOrder(side, qty, startNs, startNs + horizonNs));
                }
            }
        }
        return parents;
    }
}
