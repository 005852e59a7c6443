package io.slipway.engine.quotes;

import io.slipway.market.LimitUpLimitDown;
import io.slipway.model.ParentOrder;
import io.slipway.model.PriceBand;
import io.slipway.model.Side;
import io.slipway.model.TickTable;
import io.slipway.venue.PriceBound;
import org.jspecify.annotations.Nullable;

/** The prices beyond which a parent order takes nothing: its limit, and the band around the last sound mid. A price at them trades. */
public final class PriceBounds implements PriceBound {

    private static final long TWICE_ALL_BPS = 20_000;

    private final Side side;
    private final PriceBand band;
    private final long limitSignedPxE9;
    private final TickTable ticks;
    private final SoundMid mid;
    private final @Nullable LimitUpLimitDown plan;

    public PriceBounds(ParentOrder order, SoundMid mid) {
        this.mid = mid;
        side = order.side();
        band = order.prices().band();
        ticks = order.prices().ticks();
        limitSignedPxE9 = order.prices().worstSignedPxE9(side);
        boolean isTierOne = band.rule() == PriceBand.Rule.LULD_TIER_1;
        plan = isTierOne || band.rule() == PriceBand.Rule.LULD_TIER_2
                ? new LimitUpLimitDown(isTierOne, order.startNs(), order.endNs())
                : null;
    }

    @Override
    public long worstSignedPxE9(long nowNs) {
        return Math.min(limitSignedPxE9, bandSignedPxE9(nowNs));
    }

    /**
     * The band alone, signed; the largest number if there is none. Around a mid that is not positive there is none, because a share of
     * such a price says nothing.
     */
    public long bandSignedPxE9(long nowNs) {
        long twiceMidE9 = mid.twiceMidE9();
        if (band.rule() == PriceBand.Rule.OFF || twiceMidE9 <= 0) {
            return Long.MAX_VALUE;
        }
        return Math.floorDiv(side.sign() * twiceMidE9, 2) + widthE9(twiceMidE9, nowNs);
    }

    private long widthE9(long twiceMidE9, long nowNs) {
        if (plan != null) {
            return plan.widthE9(twiceMidE9 / 2, nowNs);
        }
        return twiceMidE9 / TWICE_ALL_BPS * band.bps() + twiceMidE9 % TWICE_ALL_BPS * band.bps() / TWICE_ALL_BPS;
    }

    /** True if the bound is the limit alone, whatever the market does. */
    public boolean isFixed() {
        return band.rule() == PriceBand.Rule.OFF;
    }

    /** A limit, unsigned, or the bound if that is better, as the next price of the order's ticks that is no worse. */
    public long cut(long limitPxE9, long nowNs) {
        long boundE9 = side.sign() * Math.min(side.sign() * limitPxE9, worstSignedPxE9(nowNs));
        return ticks.isAny() ? boundE9 : ticks.noWorseE9(side, boundE9);
    }
}
