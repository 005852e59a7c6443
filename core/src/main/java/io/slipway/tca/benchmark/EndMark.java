package io.slipway.tca.benchmark;

import io.slipway.market.Routability;
import io.slipway.model.Money;
import io.slipway.model.Side;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The price at which what an order left is marked: that of the far side at the end. Where the far side shows none then, a lower bound of
 * the cost is the worse for the order of its last price within the window and the near side's price at the end.
 */
final class EndMark {

    private final Routability routability;
    private final Side side;
    private final long staleNs;
    private @Nullable BigDecimal lastFarTouch;
    private boolean isBound;

    EndMark(Routability routability, Side side, long staleNs) {
        this.routability = routability;
        this.side = side;
        this.staleNs = staleNs;
    }

    /** Remembers the far side's price of a moment, if it shows one. */
    void note(long timeNs) {
        lastFarTouch = touch(side, timeNs, lastFarTouch);
    }

    /**
     * The price at the end.
     *
     * @param arrivalTouch the far side's price at the start, which bounds where {@link #note} saw none
     * @param isBounded whether a bound may stand in for a far side that shows nothing
     */
    @Nullable
    BigDecimal price(long timeNs, @Nullable BigDecimal arrivalTouch, boolean isBounded) {
        BigDecimal touch = touch(side, timeNs, null);
        if (touch != null || !isBounded) {
            return touch;
        }
        BigDecimal last = lastFarTouch == null ? arrivalTouch : lastFarTouch;
        BigDecimal near = touch(side.opposite(), timeNs, last);
        isBound = near != null;
        boolean isNearWorse = last == null || (near != null && near.compareTo(last) * side.sign() > 0);
        return isNearWorse ? near : last;
    }

    /** True if {@link #price} gave a bound. */
    boolean isBound() {
        return isBound;
    }

    private @Nullable BigDecimal touch(Side of, long timeNs, @Nullable BigDecimal other) {
        return routability.hasBest(of, staleNs, timeNs)
                ? Money.toDecimal(routability.bestPxE9(of, staleNs, timeNs))
                : other;
    }
}
