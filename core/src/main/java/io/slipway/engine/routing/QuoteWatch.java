package io.slipway.engine.routing;

import io.slipway.market.DisplayedSide;
import io.slipway.market.MarketUpdate;
import io.slipway.market.MarketView;
import io.slipway.market.Routability;
import io.slipway.model.Side;
import io.slipway.strategy.WakesOn;
import java.util.Arrays;

/**
 * Counts the rows that change what orders of one side could take of the venues that get orders: once for all strategy runs that receive
 * one market and wait for that. It looks at rows only while a run waits. Not thread-safe.
 */
public final class QuoteWatch {

    /** To look at all venues costs as much as some rows. */
    private static final int MOST_UNASKED = 4;

    private final Side side;
    private final Routability routability;
    private final DisplayedSide far;
    private final AcceptingSide acceptingFar;
    private final AcceptingSide acceptingNear;

    /** The far side and the obstacles as of the last row. */
    private final long[] signedPxE9;

    private final long[] size;
    private final boolean[] accepted;
    private final boolean[] best;
    private long farPxE9;
    private long nearPxE9;

    /** Numbers of changes of any quotes, and of those at the best price. */
    private long quotes;

    private long bestQuotes;

    /** The same without rows that show nothing else than fewer shares. */
    private long moreQuotes;

    private long moreAtBest;
    private boolean isLooking;

    /** Rows that it has looked at since a run waited. */
    private int rowsUnasked;

    /** Nothing seen yet of a market whose quotes orders of {@code side} take. */
    public QuoteWatch(Side side, MarketView known, Routability routability, SharedSides sides) {
        this.side = side;
        this.routability = routability;
        far = known.opposite(side);
        acceptingFar = sides.of(side, routability, Long.MIN_VALUE);
        acceptingNear = sides.of(side.opposite(), routability, Long.MIN_VALUE);
        signedPxE9 = new long[known.venues()];
        size = new long[known.venues()];
        accepted = new boolean[known.venues()];
        best = new boolean[known.venues()];
    }

    /** True if it is that of orders of a side. */
    public boolean isOf(Side other) {
        return side == other;
    }

    /** The number of changes until now of what a strategy wakes on. */
    long changes(WakesOn what) {
        rowsUnasked = 0;
        if (!isLooking) {
            isLooking = true;
            lookAtAll();
        }
        return switch (what) {
            case BEST_QUOTES -> bestQuotes;
            case MORE_QUOTES -> moreQuotes;
            case MORE_AT_BEST -> moreAtBest;
            default -> quotes;
        };
    }

    private void lookAtAll() {
        countAll();
        lookAtBest();
        for (int venue = 0; venue < size.length; venue++) {
            look(venue);
        }
    }

    private void countAll() {
        quotes++;
        bestQuotes++;
        moreQuotes++;
        moreAtBest++;
    }

    private void look(int venue) {
        signedPxE9[venue] = far.signedPxE9(venue);
        size[venue] = far.size(venue);
        accepted[venue] = isAccepted(venue);
        best[venue] = acceptingFar.isAtBest(venue);
    }

    private boolean isAccepted(int venue) {
        return routability.obstacle(venue, 0, Long.MIN_VALUE) == null;
    }

    private boolean lookAtBest() {
        acceptingFar.onChange();
        acceptingNear.onChange();
        long newFarPxE9 = acceptingFar.hasBest() ? acceptingFar.bestPxE9() : Long.MAX_VALUE;
        nearPxE9 = acceptingNear.hasBest() ? acceptingNear.bestPxE9() : Long.MAX_VALUE;
        boolean isOther = newFarPxE9 != farPxE9;
        farPxE9 = newFarPxE9;
        return isOther;
    }

    /** Everything may have changed: a halt, the end of a session, or a state that is restored. */
    public void onAll() {
        isLooking = false;
        countAll();
        Arrays.fill(best, false);
    }

    /** Looks at no more rows until a run begins to wait again. */
    public void rest() {
        isLooking = false;
    }

    /** No run waits after a row. To begin anew is dearer than to look at a few rows, after which most runs wait again. */
    public void restSoon() {
        rowsUnasked++;
        isLooking &= rowsUnasked < MOST_UNASKED;
    }

    /**
     * A row that is no print was received, and the market shows it.
     *
     * @return true if it changes what a strategy may wait for
     */
    public boolean onRow(MarketUpdate update, int venue) {
        if (!isLooking || update.isPrint()) {
            return false;
        }
        long before = quotes;
        if (update.isBook()) {
            onBook(venue);
        } else {
            onAll();
        }
        return quotes != before;
    }

    private void onBook(int venue) {
        long nearBeforeE9 = nearPxE9;
        boolean isOtherBest = lookAtBest();
        boolean wasAccepted = accepted[venue];
        boolean wasBest = best[venue];
        boolean isSamePx = signedPxE9[venue] == far.signedPxE9(venue);
        boolean isSame = isSamePx && size[venue] == far.size(venue);
        boolean isMore = far.has(venue) && !(isSamePx && size[venue] >= far.size(venue));
        look(venue);
        boolean isObstructed = !wasAccepted || !accepted[venue];
        boolean isBest = wasBest || best[venue];
        if (isOtherBest) {
            for (int each = 0; each < best.length; each++) {
                best[each] = acceptingFar.isAtBest(each);
            }
        }
        boolean isOther = isOtherBest || isObstructed;
        boolean isOtherMid = isOther || nearBeforeE9 != nearPxE9;
        bestQuotes += isOther || (isBest && !isSame) ? 1 : 0;
        quotes += isOtherMid || !isSame ? 1 : 0;
        moreAtBest += isOther || (best[venue] && (isMore || !wasBest)) ? 1 : 0;
        moreQuotes += isOtherMid || isMore ? 1 : 0;
    }
}
