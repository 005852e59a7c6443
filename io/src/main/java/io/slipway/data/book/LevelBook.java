package io.slipway.data.book;

import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketEvent;
import io.slipway.model.Money;
import java.util.function.Supplier;

/**
 * The book of one venue, rebuilt from changes of its levels. A snapshot replaces it. A venue matches orders that meet, so
 * where a message lets a bid reach the offer, the side that was told earlier is gone although its deletion is not there: the
 * newer side stands, and the levels removed are counted.
 */
public final class LevelBook {

    private final IssueLog issues;
    private final SideLevels bids = new SideLevels();
    private final SideLevels asks = new SideLevels();
    private boolean inSnapshot;
    private long eventNs;
    private long message;

    /** An empty book that counts its faults in {@code issues}. */
    public LevelBook(IssueLog issues) {
        this.issues = issues;
    }

    /** Empties the book. */
    public void clear() {
        bids.clear();
        asks.clear();
        inSnapshot = false;
    }

    /**
     * Applies a message whole.
     *
     * @param newEventNs time of the message at the venue
     * @param place the message's place in its file
     */
    public void apply(LevelChanges changes, long newEventNs, Supplier<String> place) {
        message++;
        for (int row = 0; row < changes.count(); row++) {
            boolean snapshot = changes.isSnapshot(row);
            boolean begins = snapshot && (!inSnapshot || (row == 0 && isNewSnapshot(changes, newEventNs)));
            if (begins) {
                bids.clear();
                asks.clear();
            }
            inSnapshot = snapshot;
            apply(changes, row);
        }
        eventNs = newEventNs;
        heal(place);
    }

    /**
     * Tells if a snapshot that follows another is a new one. It is a further part of the one before if it tells nothing twice
     * and is of one side, of the same time, or deeper on both sides than what is there.
     */
    private boolean isNewSnapshot(LevelChanges changes, long newEventNs) {
        boolean hasBid = false;
        boolean hasAsk = false;
        boolean isDeeper = true;
        for (int row = 0; row < changes.count(); row++) {
            SideLevels side = changes.isBid(row) ? bids : asks;
            if (side.has(changes.key(row))) {
                return true;
            }
            hasBid |= changes.isBid(row);
            hasAsk |= !changes.isBid(row);
            isDeeper &= side.isEmpty() || changes.key(row) < side.key(side.count() - 1);
        }
        return hasBid && hasAsk && newEventNs != eventNs && !isDeeper;
    }

    private void apply(LevelChanges changes, int row) {
        SideLevels side = changes.isBid(row) ? bids : asks;
        if (changes.size(row) > 0) {
            side.put(changes.key(row), changes.size(row), message);
        } else if (!side.remove(changes.key(row)) && changes.isDeletion(row)) {
            issues.note(DataIssue.UNKNOWN_LEVEL);
        }
    }

    private void heal(Supplier<String> place) {
        while (!bids.isEmpty() && !asks.isEmpty() && bids.key(0) >= -asks.key(0) && bids.told(0) != asks.told(0)) {
            boolean bidIsOlder = bids.told(0) < asks.told(0);
            String bid = Money.toDecimal(bids.key(0)).stripTrailingZeros().toPlainString();
            String ask = Money.toDecimal(-asks.key(0)).stripTrailingZeros().toPlainString();
            issues.note(
                    DataIssue.LOST_DELETION,
                    place.get() + ": since this row "
                            + (bidIsOlder
                                    ? "the offer of " + ask + " is at or below an older bid of " + bid
                                    : "the bid of " + bid + " is at or above an older offer of " + ask));
            SideLevels older = bidIsOlder ? bids : asks;
            older.remove(older.key(0));
        }
    }

    /** Gives an event the best ten levels. */
    public void copyTo(MarketEvent event) {
        event.noBid().noAsk();
        if (!bids.isEmpty()) {
            event.bid(bids.key(0), bids.size(0));
        }
        if (!asks.isEmpty()) {
            event.ask(-asks.key(0), asks.size(0));
        }
        event.levels(MarketEvent.MOST_LEVELS);
        for (int level = 1; level < Math.min(MarketEvent.MOST_LEVELS, bids.count()); level++) {
            event.addBid(bids.key(level), bids.size(level));
        }
        for (int level = 1; level < Math.min(MarketEvent.MOST_LEVELS, asks.count()); level++) {
            event.addAsk(-asks.key(level), asks.size(level));
        }
    }
}
