package io.slipway.engine;

import io.slipway.market.DisplayedSide;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.venue.BestFalls;
import io.slipway.venue.LiquidityLedger;
import io.slipway.venue.PrintRules;

/**
 * The shares that one strategy believes to be left of what it sees displayed: less what it has taken or is about to. Prices are
 * signed so that lower is better.
 */
final class BelievedLiquidity {

    private final LiquidityLedger ledger;
    private final DisplayedSide far;
    private final BestFalls falls;

    BelievedLiquidity(LiquidityLedger ledger, DisplayedSide far, PrintRules rules) {
        this.ledger = ledger;
        this.far = far;
        falls = new BestFalls(far.venues(), rules);
    }

    /** Shares of a level that are left. */
    long available(int venue, int level, long nowNs) {
        return ledger.available(venue, far.signedPxE9(venue, level), far.size(venue, level), nowNs);
    }

    /** Notes that an order is about to take shares of a level. */
    void take(int venue, int level, long qty, long nowNs) {
        ledger.onTake(venue, far.signedPxE9(venue, level), qty, far.size(venue, level), nowNs);
    }

    /** Shares that are left at a signed price or better, at most {@code qty}. */
    long upTo(long worstSignedPxE9, int venue, long qty, long nowNs) {
        long left = qty;
        for (int level = 0; left > 0 && isWithin(venue, level, worstSignedPxE9); level++) {
            left -= Math.min(left, available(venue, level, nowNs));
        }
        return qty - left;
    }

    /** Notes that an order is about to take what is left at a signed price or better, and returns how much that is. */
    long takeTo(long worstSignedPxE9, int venue, long qty, long nowNs) {
        long left = qty;
        for (int level = 0; left > 0 && isWithin(venue, level, worstSignedPxE9); level++) {
            long here = Math.min(left, available(venue, level, nowNs));
            if (here > 0) {
                take(venue, level, here, nowNs);
                left -= here;
            }
        }
        return qty - left;
    }

    private boolean isWithin(int venue, int level, long worstSignedPxE9) {
        return level < far.depth(venue) && far.signedPxE9(venue, level) <= worstSignedPxE9;
    }

    /** Quotes of a venue have changed. */
    void onBook(int venue, long nowNs) {
        falls.onLevels(venue, far, nowNs);
        ledger.onLevels(venue, far, nowNs);
    }

    /** A venue's book is cleared, and is to be shown again. */
    void onClear(int venue) {
        falls.onClear(venue);
    }

    /** Others have taken shares at a signed price. */
    void onPrint(int venue, long signedPxE9, long size, long nowNs) {
        long unexplained = falls.onPrint(venue, signedPxE9, size, nowNs);
        if (unexplained > 0 && far.find(venue, signedPxE9) >= 0) {
            ledger.onPrint(venue, signedPxE9, unexplained, nowNs);
        }
    }

    void save(StateWriter state) {
        ledger.save(state);
        falls.save(state);
    }

    void restore(StateReader state) {
        ledger.restore(state);
        falls.restore(state);
    }
}
