package io.slipway.engine.quotes;

import io.slipway.market.BookSide;
import io.slipway.market.DisplayedSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.MarketUpdate;
import io.slipway.market.MarketView;
import io.slipway.model.Side;
import io.slipway.tape.MarketRows;
import io.slipway.tape.TapeCursor.Glance;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Passes rows that nobody acts on, and leaves the market as if each had been received. Of each venue it looks for the last pause after
 * which no earlier print or fall of the venue is recent: of the venue's rows before it only the last quotes are taken, those after it
 * happen one by one. Until the last of them has happened, the market is one that never was, so its mid may have been none. If the mid
 * at the end is not sound, all rows happen, as the last sound one is that of a row between. Not thread-safe.
 */
public final class Leap {

    private static final long NONE = -1;

    /** So many rows of each venue happen one by one: to look for those to leave out reads two of each venue. */
    private static final long FEW_OF_A_VENUE = 3;

    private final MarketRows.Glanced rows;
    private final MarketAtVenues venues;
    private final MarketView market;
    private final QuoteBefore before;
    private final RecentBooks recent;
    private final MarketEvent event = new MarketEvent();
    private final MarketUpdate update;
    private final TouchedVenues touched;

    /** Time of the latest row so far of each venue, as the venue tells it. */
    private final long[] eventsToNs;

    /** The same as it takes effect, which is not before rows that stand before it. */
    private final long[] rowsToNs;

    /** The latest row so far that shows a venue, or {@link #NONE}. */
    private final long[] quotesAt;

    /** The first row of a venue after its last pause so far, or zero; the last one before it that shows the venue, and its time. */
    private final long[] pausesAt;

    private final long[] shownAt;
    private final long[] shownNs;
    private long timeNs;

    /** Leaps of a market as it happens at the venues; null for rows that must be read whole. */
    public static @Nullable Leap of(MarketRows rows, MarketAtVenues venues, QuoteBefore before, RecentBooks recent) {
        return rows instanceof MarketRows.Glanced glanced ? new Leap(glanced, venues, before, recent) : null;
    }

    private Leap(MarketRows.Glanced rows, MarketAtVenues venues, QuoteBefore before, RecentBooks recent) {
        this.rows = rows;
        this.venues = venues;
        market = venues.view();
        this.before = before;
        this.recent = recent;
        update = new MarketUpdate(event, market, () -> NONE);
        touched = new TouchedVenues(market.venues());
        eventsToNs = new long[market.venues()];
        rowsToNs = new long[market.venues()];
        quotesAt = new long[market.venues()];
        pausesAt = new long[market.venues()];
        shownAt = new long[market.venues()];
        shownNs = new long[market.venues()];
    }

    /** A market that receives rows while they happen, and the falls that are noted of it. */
    public record Receiver(KnownMarket known, List<FarFalls> falls) {

        private void onRow(MarketUpdate update, MarketEvent event, int venue, long nowNs) {
            known.note(event, venue, nowNs);
            boolean isHalted = known.routability().isHalted(venue);
            for (int i = 0; i < falls.size(); i++) {
                falls.get(i).onRow(update, venue, isHalted, nowNs);
            }
        }

        private boolean isTold(int venue, BookSide side) {
            for (int i = 0; i < falls.size(); i++) {
                if (!falls.get(i).isTold(venue, side)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * Passes rows from {@code from} on that happen before a time, up to the first that may matter for another reason: one of
     * {@link #touched}, a halt, a cleared book, one with more than the best quotes, or one that is out of order.
     *
     * @return the number of the first row that was not passed
     */
    public long pass(long from, long nowNs, long untilNs, Receiver receiver) {
        begin(nowNs);
        long to = end(from, untilNs, receiver);
        if (to - from > FEW_OF_A_VENUE * market.venues() && isMidSound()) {
            show(receiver);
        } else {
            Arrays.fill(pausesAt, 0);
        }
        long rowNs = nowNs;
        for (long row = from; row < to; row++) {
            rowNs = Math.max(rowNs, rows.eventNs(row));
            if (row >= pausesAt[market.venueOf(Glance.publisherId(rows.glance(row)))]) {
                happen(row, rowNs, receiver);
            }
        }
        return to;
    }

    private void happen(long row, long rowNs, Receiver receiver) {
        rows.read(row, event);
        before.note(market);
        int venue = venues.apply(event, rowNs);
        recent.onEvent(venue, event, rowNs);
        receiver.onRow(update, event, venue, rowNs);
    }

    /** The rows that matter for the runs that sleep, which the caller sets before it lets rows pass. */
    public TouchedVenues touched() {
        return touched;
    }

    /** Time of the last row that was passed. */
    public long timeNs() {
        return timeNs;
    }

    private void begin(long nowNs) {
        timeNs = nowNs;
        for (int venue = 0; venue < eventsToNs.length; venue++) {
            eventsToNs[venue] = market.quotedNs(venue);
        }
        Arrays.fill(rowsToNs, nowNs);
        Arrays.fill(quotesAt, NONE);
        Arrays.fill(shownAt, NONE);
        Arrays.fill(pausesAt, 0);
    }

    private long end(long from, long untilNs, Receiver receiver) {
        long pairNs = recent.longestPairNs();
        long row = from;
        while (rows.has(row)) {
            long eventNs = rows.eventNs(row);
            if (eventNs >= untilNs || receiver.known.isLate(eventNs)) {
                return row;
            }
            long glance = rows.glance(row);
            int venue = market.venueOf(Glance.publisherId(glance));
            if (touched.isAll(venue)
                    || eventNs < eventsToNs[venue]
                    || !isPlain(glance, venue, receiver)
                    || isTouched(row, venue)) {
                return row;
            }
            eventsToNs[venue] = eventNs;
            timeNs = Math.max(timeNs, eventNs);
            if (timeNs - rowsToNs[venue] > pairNs) {
                pause(venue, row);
            }
            rowsToNs[venue] = timeNs;
            quotesAt[venue] = Glance.isPrint(glance) ? quotesAt[venue] : row;
            row++;
        }
        return row;
    }

    private void pause(int venue, long row) {
        pausesAt[venue] = row;
        shownAt[venue] = quotesAt[venue];
        shownNs[venue] = rowsToNs[venue];
    }

    private boolean isTouched(long row, int venue) {
        if (!touched.isLimited(venue)) {
            return false;
        }
        rows.read(row, event);
        return !touched.arePassedBy(venue, event);
    }

    /** True if a later row of its venue replaces it, or it is a print that tells nothing new: that the data names aggressors is known. */
    private boolean isPlain(long glance, int venue, Receiver receiver) {
        if (Glance.isPrint(glance)) {
            BookSide side = Glance.side(glance);
            return side == BookSide.NONE || (recent.isTold(venue, side) && receiver.isTold(venue, side));
        }
        return Glance.isBestQuotes(glance);
    }

    /** True if the mid is sound after the last row. */
    private boolean isMidSound() {
        DisplayedSide bids = market.opposite(Side.SELL);
        DisplayedSide asks = market.opposite(Side.BUY);
        long bidE9 = Long.MIN_VALUE;
        long askE9 = Long.MAX_VALUE;
        for (int venue = 0; venue < quotesAt.length; venue++) {
            boolean isOther = quotesAt[venue] != NONE;
            if (isOther) {
                rows.read(quotesAt[venue], event);
            }
            if (isOther ? event.hasBid() : bids.has(venue)) {
                bidE9 = Math.max(bidE9, isOther ? event.bidPxE9() : -bids.signedPxE9(venue));
            }
            if (isOther ? event.hasAsk() : asks.has(venue)) {
                askE9 = Math.min(askE9, isOther ? event.askPxE9() : asks.signedPxE9(venue));
            }
        }
        return SoundMid.isSound(bidE9, askE9);
    }

    /** Shows what each venue shows before its pause; its falls and prints until then are not recent any more. */
    private void show(Receiver receiver) {
        for (int venue = 0; venue < shownAt.length; venue++) {
            if (shownAt[venue] != NONE) {
                rows.read(shownAt[venue], event);
                venues.apply(event, shownNs[venue]);
                receiver.known.note(event, venue, shownNs[venue]);
                recent.settle(venue);
                for (int i = 0; i < receiver.falls.size(); i++) {
                    receiver.falls.get(i).settle(venue);
                }
            }
        }
    }
}
