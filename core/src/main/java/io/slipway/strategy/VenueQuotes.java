package io.slipway.strategy;

import java.util.Arrays;

/**
 * The input of an allocator: price, fee and available size at each venue at one moment. Prices are signed, so lower is better.
 * The object is mutable and refilled for each decision. Not thread-safe.
 */
public final class VenueQuotes {

    private final long[] signedPxE9;
    private final long[] feeE9;
    private final long[] available;
    private final boolean[] atBest;
    private long signedTwiceMidE9;
    private boolean hasMid;
    private long changes;

    /** No quotes at {@code venues} venues. */
    public VenueQuotes(int venues) {
        signedPxE9 = new long[venues];
        feeE9 = new long[venues];
        available = new long[venues];
        atBest = new boolean[venues];
    }

    /** Forgets all quotes. */
    public void clear() {
        changes++;
        Arrays.fill(available, 0);
        Arrays.fill(atBest, false);
        hasMid = false;
    }

    /** Sets the available size, the signed price and the take fee per share of a venue. */
    public void set(int venue, long newAvailable, long newSignedPxE9, long newFeeE9, boolean newAtBest) {
        if (available[venue] != newAvailable
                || signedPxE9[venue] != newSignedPxE9
                || feeE9[venue] != newFeeE9
                || atBest[venue] != newAtBest) {
            changes++;
            available[venue] = newAvailable;
            signedPxE9[venue] = newSignedPxE9;
            feeE9[venue] = newFeeE9;
            atBest[venue] = newAtBest;
        }
    }

    /** Sets twice the mid price, times the side's sign. */
    public void mid(long newSignedTwiceMidE9) {
        if (!hasMid || signedTwiceMidE9 != newSignedTwiceMidE9) {
            changes++;
            signedTwiceMidE9 = newSignedTwiceMidE9;
            hasMid = true;
        }
    }

    /** A number that grows whenever a value changes: while it stays, an allocator splits a quantity as before. */
    public long changes() {
        return changes;
    }

    /** Number of venues. */
    public int venues() {
        return available.length;
    }

    /** Shares that can be had at the venue's price now; zero where it shows nothing. */
    public long available(int venue) {
        return available[venue];
    }

    /** The venue's price times the side's sign. */
    public long signedPxE9(int venue) {
        return signedPxE9[venue];
    }

    /** All-in cost per share: signed price plus take fee. */
    public long signedCostE9(int venue) {
        return signedPxE9[venue] + feeE9[venue];
    }

    /** True if the venue displays the best price of the venues that get orders. */
    public boolean isAtBest(int venue) {
        return atBest[venue];
    }

    /** True if there is a mid price. */
    public boolean hasMid() {
        return hasMid;
    }

    /** Twice the all-in cost per share at {@code venue} above the mid: 2 (h + f) of the paper, exactly. */
    public long twiceCostOverMidE9(int venue) {
        return 2 * signedCostE9(venue) - signedTwiceMidE9;
    }
}
