package io.slipway.market;

import io.slipway.model.Side;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Decides which venues get orders, given the market as received. A venue that shows one side gets orders for that side. A
 * market in which one venue's bid crosses another's offer is traded.
 */
public final class Routability {

    private static final long NONE = Long.MAX_VALUE;

    private final MarketView known;
    private final DisplayedSide bids;
    private final DisplayedSide asks;
    private final Found bestAsk = new Found();
    private final Found bestBid = new Found();
    private final long[] receivedNs;
    private final boolean[] halted;
    private long halts;

    /** Creates the rules for a market with no rows yet. */
    public Routability(MarketView known) {
        this.known = known;
        bids = known.opposite(Side.SELL);
        asks = known.opposite(Side.BUY);
        receivedNs = new long[known.venues()];
        halted = new boolean[known.venues()];
        Arrays.fill(receivedNs, Long.MIN_VALUE);
    }

    /** A row of a venue's book was received. */
    public void onBook(int venue, long nowNs) {
        receivedNs[venue] = nowNs;
    }

    /** A venue stops or resumes trading. */
    public void onHalt(int venue, boolean isHalted) {
        halted[venue] = isHalted;
        halts++;
    }

    /** A number that grows whenever a venue stops or resumes trading. */
    public long halts() {
        return halts;
    }

    /** True if a venue does not trade. */
    public boolean isHalted(int venue) {
        return halted[venue];
    }

    /** The obstacle to sending orders to a venue, if quotes are valid for {@code staleNs}; zero means without limit. */
    public @Nullable Obstacle obstacle(int venue, long staleNs, long nowNs) {
        if (halted[venue]) {
            return Obstacle.HALTED;
        } else if (staleNs > 0 && receivedNs[venue] < nowNs - staleNs) {
            return Obstacle.STALE;
        } else if (bids.has(venue) && asks.has(venue) && asks.signedPxE9(venue) + bids.signedPxE9(venue) <= 0) {
            return Obstacle.LOCKED;
        }
        return null;
    }

    /** True if any venue that gets orders shows the quotes that orders of {@code side} take. */
    public boolean hasBest(Side side, long staleNs, long nowNs) {
        return bestSignedPxE9(side, staleNs, nowNs) != NONE;
    }

    /**
     * The best of those quotes, unsigned.
     *
     * @throws IllegalStateException if there is none
     */
    public long bestPxE9(Side side, long staleNs, long nowNs) {
        long best = bestSignedPxE9(side, staleNs, nowNs);
        if (best == NONE) {
            throw new IllegalStateException("no venue that gets orders shows this side");
        }
        return side.sign() * best;
    }

    private long bestSignedPxE9(Side side, long staleNs, long nowNs) {
        Found found = side == Side.BUY ? bestAsk : bestBid;
        if (staleNs > 0 || found.changes != known.changes() || found.halts != halts) {
            found.pxE9 = findBest(side, staleNs, nowNs);
            found.changes = staleNs > 0 ? Found.NEVER : known.changes();
            found.halts = halts;
        }
        return found.pxE9;
    }

    /** The best price found last, and the market in which it was found. */
    private static final class Found {

        private static final long NEVER = -1;

        private long pxE9;
        private long changes = NEVER;
        private long halts;
    }

    private long findBest(Side side, long staleNs, long nowNs) {
        DisplayedSide all = side == Side.BUY ? asks : bids;
        long best = NONE;
        for (int venue = 0; venue < receivedNs.length; venue++) {
            if (all.has(venue) && all.signedPxE9(venue) < best && obstacle(venue, staleNs, nowNs) == null) {
                best = all.signedPxE9(venue);
            }
        }
        return best;
    }

    /** Adds what it keeps to the state of a run. */
    public void save(StateWriter state) {
        state.section("routability").put(receivedNs);
        for (boolean isHalted : halted) {
            state.put(isHalted);
        }
    }

    /** Takes over what {@link #save} added. */
    public void restore(StateReader state) {
        halts++;
        System.arraycopy(state.section("routability").takeLongs(), 0, receivedNs, 0, receivedNs.length);
        for (int venue = 0; venue < halted.length; venue++) {
            halted[venue] = state.takeBoolean();
        }
    }
}
