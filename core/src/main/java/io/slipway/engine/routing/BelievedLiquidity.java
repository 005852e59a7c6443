package io.slipway.engine.routing;

import io.slipway.engine.quotes.FarFalls;
import io.slipway.engine.quotes.TouchedVenues;
import io.slipway.market.BookAction;
import io.slipway.market.DisplayedSide;
import io.slipway.market.MarketUpdate;
import io.slipway.model.Side;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.venue.LiquidityLedger;
import io.slipway.venue.PrintRules;
import java.util.Arrays;

/**
 * The shares that one strategy believes to be left of what it sees displayed: less what it has taken or is about to. Prices are
 * signed so that lower is better.
 */
public final class BelievedLiquidity {

    private final LiquidityLedger ledger;
    private final DisplayedSide far;
    private final Side taker;
    private FarFalls falls;

    /** True until something is taken: then a row concerns no level, as the ledger is empty for all venues. */
    private boolean isUntouched;

    /** True where what is left may be something else than when it was looked at last. */
    private final boolean[] changed;

    /** False where it is so of no venue. */
    private boolean isAnyChanged;

    /** Nothing taken yet of the quotes {@code far} that {@code taker} takes. */
    public BelievedLiquidity(LiquidityLedger ledger, DisplayedSide far, Side taker, PrintRules rules) {
        this.ledger = ledger;
        this.far = far;
        this.taker = taker;
        falls = new FarFalls(far, taker, rules, Long.MIN_VALUE);
        changed = new boolean[far.venues()];
        Arrays.fill(changed, true);
        isAnyChanged = true;
        isUntouched = isEmpty();
    }

    private boolean isEmpty() {
        boolean isEmpty = true;
        for (int venue = 0; venue < changed.length; venue++) {
            isEmpty &= ledger.isEmpty(venue);
        }
        return isEmpty;
    }

    /** Takes what is known of the quotes' falls from {@code shared}, which note a row before {@link #onRow} does. */
    public void share(FarFalls shared) {
        falls = shared;
    }

    private void change(int venue) {
        changed[venue] = true;
        isAnyChanged = true;
    }

    /** True if {@link #mayHaveChanged(int)} may be true of a venue; never false if it is. */
    boolean mayHaveChanged() {
        if (isAnyChanged) {
            isAnyChanged = false;
            for (boolean each : changed) {
                isAnyChanged |= each;
            }
        }
        return isAnyChanged || !ledger.isStill();
    }

    /** True if what is left of a venue's quotes, unless they change, may be something else than at the last {@link #look}. */
    boolean mayHaveChanged(int venue) {
        return changed[venue] || !(ledger.isEmpty(venue) || ledger.isStill(venue));
    }

    /** Shares that are left of a venue's best level. */
    long look(int venue, long nowNs) {
        changed[venue] = false;
        return available(venue, 0, nowNs);
    }

    /** Shares of a level that are left. */
    public long available(int venue, int level, long nowNs) {
        return ledger.available(venue, far.signedPxE9(venue, level), far.size(venue, level), nowNs);
    }

    /** Notes that an order is about to take shares of a level. */
    public void take(int venue, int level, long qty, long nowNs) {
        change(venue);
        isUntouched = false;
        ledger.onTake(venue, far.signedPxE9(venue, level), qty, far.size(venue, level), nowNs);
    }

    /** Shares that are left at a signed price or better, at most {@code qty}. */
    public long upTo(long worstSignedPxE9, int venue, long qty, long nowNs) {
        long left = qty;
        for (int level = 0; left > 0 && isWithin(venue, level, worstSignedPxE9); level++) {
            left -= Math.min(left, available(venue, level, nowNs));
        }
        return qty - left;
    }

    /** Notes that an order is about to take what is left at a signed price or better, and returns how much that is. */
    public long takeTo(long worstSignedPxE9, int venue, long qty, long nowNs) {
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

    /** True if nothing was taken yet: then no row changes anything. */
    public boolean isUntouched() {
        return isUntouched;
    }

    /** Adds the venues of which something was taken. */
    public void addTouched(TouchedVenues touched) {
        touched.add(ledger, taker);
    }

    /** Quotes of a venue have changed. */
    public void onBook(int venue, long nowNs) {
        change(venue);
        ledger.onLevels(venue, far, nowNs);
    }

    /** The session of a venue has ended. */
    public void onForget(int venue) {
        change(venue);
        ledger.onForget(venue);
    }

    /**
     * A row was received. A halted venue that clears its book ends its levels; another one shows them again.
     *
     * @return true if there may be more left of quotes that are shown as before
     */
    public boolean onRow(MarketUpdate update, int venue, boolean isHalted, long nowNs) {
        if (isUntouched || ledger.isEmpty(venue) || (isQuotes(update) && ledger.isUnmovedBy(venue, far))) {
            return false;
        }
        change(venue);
        if (update.action() == BookAction.CLEAR) {
            if (isHalted) {
                ledger.onForget(venue);
            }
            return isHalted;
        } else if (update.isBook()) {
            onBook(venue, nowNs);
        } else if (falls.unexplained() > 0) {
            long signedPxE9 = taker.sign() * update.priceE9();
            if (far.find(venue, signedPxE9) >= 0) {
                ledger.onPrint(venue, signedPxE9, falls.unexplained(), nowNs);
            }
            return true;
        }
        return false;
    }

    private static boolean isQuotes(MarketUpdate update) {
        return update.isBook() && update.action() != BookAction.CLEAR;
    }

    /** A resting order was filled: where a quote stands at its limit or better, that quote has come to it and is as much smaller. */
    public void onProvided(int venue, long limitPxE9, long qty, long nowNs) {
        takeTo(taker.sign() * limitPxE9, venue, qty, nowNs);
    }

    public void save(StateWriter state) {
        ledger.save(state);
    }

    public void restore(StateReader state) {
        ledger.restore(state);
        Arrays.fill(changed, true);
        isAnyChanged = true;
        isUntouched = isEmpty();
    }
}
