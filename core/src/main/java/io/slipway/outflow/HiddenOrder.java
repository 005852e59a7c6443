package io.slipway.outflow;

import io.slipway.market.MarketEvent;
import io.slipway.model.Side;

/** A book without one order: as if it had not been sent. */
final class HiddenOrder {

    /** The size of a level beyond those that a row shows. */
    static final long NOT_SHOWN = -1;

    private HiddenOrder() {}

    /** The displayed size of a level, {@link #NOT_SHOWN} if the row does not show it. */
    static long displayed(MarketEvent event, Side side, long pxE9) {
        boolean isBid = side == Side.BUY;
        int depth = isBid ? event.bidDepth() : event.askDepth();
        for (int level = 0; level < depth; level++) {
            if ((isBid ? event.bidPxE9(level) : event.askPxE9(level)) == pxE9) {
                return isBid ? event.bidSize(level) : event.askSize(level);
            }
        }
        return NOT_SHOWN;
    }

    /** Makes {@code without} a copy of {@code event} with {@code size} shares less at a price, and a level less if none are left. */
    static void hide(MarketEvent event, Side side, long pxE9, long size, MarketEvent without) {
        without.copyOf(event);
        if (size == 0 || displayed(event, side, pxE9) == NOT_SHOWN) {
            return;
        }
        boolean isBid = side == Side.BUY;
        int bid = first(event, true, isBid, pxE9, size);
        int ask = first(event, false, !isBid, pxE9, size);
        if (bid < event.bidDepth()) {
            without.bid(event.bidPxE9(bid), left(event.bidPxE9(bid), event.bidSize(bid), isBid, pxE9, size));
        } else {
            without.noBid();
        }
        if (ask < event.askDepth()) {
            without.ask(event.askPxE9(ask), left(event.askPxE9(ask), event.askSize(ask), !isBid, pxE9, size));
        } else {
            without.noAsk();
        }
        without.levels(event.levels());
        for (int level = bid + 1; level < event.bidDepth(); level++) {
            long at = event.bidPxE9(level);
            add(without, true, at, left(at, event.bidSize(level), isBid, pxE9, size));
        }
        for (int level = ask + 1; level < event.askDepth(); level++) {
            long at = event.askPxE9(level);
            add(without, false, at, left(at, event.askSize(level), !isBid, pxE9, size));
        }
    }

    private static void add(MarketEvent event, boolean isBid, long pxE9, long size) {
        if (size > 0 && isBid) {
            event.addBid(pxE9, size);
        } else if (size > 0) {
            event.addAsk(pxE9, size);
        }
    }

    /** The first level that is left: the second if the first is the order's alone. */
    private static int first(MarketEvent event, boolean isBid, boolean isOwn, long pxE9, long size) {
        if (isOwn && (isBid ? event.hasBid() : event.hasAsk())) {
            long at = isBid ? event.bidPxE9() : event.askPxE9();
            long displayed = isBid ? event.bidSize() : event.askSize();
            return left(at, displayed, true, pxE9, size) > 0 ? 0 : 1;
        }
        return 0;
    }

    private static long left(long atE9, long displayed, boolean isOwn, long pxE9, long size) {
        return isOwn && atE9 == pxE9 ? Math.max(0, displayed - size) : displayed;
    }
}
