package io.slipway.sim;

import io.slipway.market.DisplayedSide;
import io.slipway.market.MarketView;
import io.slipway.model.ChildOrder;
import io.slipway.model.Side;

/**
 * What the venues do with the immediate-or-cancel orders of one scenario: an order trades at the venue's displayed price,
 * up to the size that its liquidity ledger still gives, and the rest is cancelled. Orders arrive without latency.
 */
public final class VenueSimulator {

    private final DisplayedSide displayed;
    private final Side side;
    private final LiquidityLedger ledger;

    /** The venues of {@code view}, for orders of {@code side} whose takings {@code ledger} keeps. */
    public VenueSimulator(MarketView view, Side side, LiquidityLedger ledger) {
        this.displayed = view.opposite(side);
        this.side = side;
        this.ledger = ledger;
    }

    /** Shares of the venue's displayed size that an order would get now. */
    public long available(int venue) {
        return displayed.has(venue) ? ledger.available(venue, displayed.signedPxE9(venue), displayed.size(venue)) : 0;
    }

    /** Executes what can be executed of {@code order} and returns that quantity; it trades at the displayed price. */
    public long execute(ChildOrder order) {
        int venue = order.venue();
        long signedPxE9 = displayed.signedPxE9(venue);
        if (!displayed.has(venue) || signedPxE9 > side.sign() * order.limitPxE9()) {
            return 0;
        }
        long qty = Math.min(order.qty(), available(venue));
        if (qty > 0) {
            ledger.onTake(venue, signedPxE9, qty);
        }
        return qty;
    }

    /** Tells the ledger what the tape now shows at {@code venue}. */
    public void onQuote(int venue) {
        if (displayed.has(venue)) {
            ledger.onQuote(venue, displayed.signedPxE9(venue), displayed.size(venue));
        } else {
            ledger.onNoQuote(venue);
        }
    }
}
