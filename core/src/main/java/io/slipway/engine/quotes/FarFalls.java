package io.slipway.engine.quotes;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.DisplayedSide;
import io.slipway.market.MarketUpdate;
import io.slipway.model.Side;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.venue.BestFalls;
import io.slipway.venue.PrintRules;

/**
 * The falls of the quotes that one side takes, as received from some time on, and the size that each print took that no fall
 * explains. The same for all strategies of one feed, so that each row is noted once.
 */
public final class FarFalls {

    private final DisplayedSide far;
    private final Side taker;
    private final PrintRules rules;
    private final long fromNs;
    private final BestFalls falls;
    private long unexplained;

    /** Nothing received yet of the quotes {@code far} that {@code taker} takes; rows before {@code fromNs} are not noted. */
    public FarFalls(DisplayedSide far, Side taker, PrintRules rules, long fromNs) {
        this.far = far;
        this.taker = taker;
        this.rules = rules;
        this.fromNs = fromNs;
        falls = new BestFalls(far.venues(), rules);
    }

    /** True if these are the falls that strategies of such orders and rules see. */
    public boolean isOf(Side otherTaker, PrintRules otherRules, long otherFromNs) {
        return taker == otherTaker && rules.equals(otherRules) && fromNs == otherFromNs;
    }

    /** The session of a venue has ended: its quotes did not fall, they are over. */
    public void onForget(int venue) {
        falls.onClear(venue);
    }

    /** A row was received. */
    public void onRow(MarketUpdate update, int venue, boolean isHalted, long nowNs) {
        unexplained = 0;
        if (nowNs < fromNs) {
            return;
        }
        if (update.action() == BookAction.CLEAR && !isHalted) {
            falls.onClear(venue);
        } else if (update.isBook()) {
            falls.onLevels(venue, far, nowNs);
        } else if (update.isTradeInBook() && !isHalted) {
            BookSide told = taker == Side.BUY ? BookSide.BID : BookSide.ASK;
            if (update.side() == told || update.side() == BookSide.NONE) {
                long signedPxE9 = taker.sign() * update.priceE9();
                unexplained = falls.onPrint(venue, signedPxE9, update.size(), update.side() != BookSide.NONE, nowNs);
            }
        }
    }

    /** Takes the quotes of a venue as they are, with no recent past. */
    void settle(int venue) {
        unexplained = 0;
        falls.settle(venue, far);
    }

    /** True if one more print of a venue that names an aggressor tells nothing but its size. */
    boolean isTold(int venue, BookSide aggressor) {
        return aggressor != (taker == Side.BUY ? BookSide.BID : BookSide.ASK) || falls.isTold(venue);
    }

    /** Shares of the print that was received last which no fall explains; zero where the last row was none. */
    public long unexplained() {
        return unexplained;
    }

    /** Adds what it keeps to the state of a run. */
    public void save(StateWriter state) {
        falls.save(state);
    }

    /** Takes over what {@link #save} added. */
    public void restore(StateReader state) {
        falls.restore(state);
    }
}
