package io.slipway.engine.quotes;

import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.MarketUpdate;
import io.slipway.market.MarketView;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeCursor.Glance;
import java.util.Arrays;
import java.util.List;

/**
 * Passes rows that nobody acts on, and leaves the market as if each had been received. It looks for the last pause after which no
 * earlier print or fall is recent: of the rows before it only the last of each venue is taken, those after it happen one by one. The
 * last sound mid may differ, so no run may sleep whose prices follow it. Not thread-safe.
 */
public final class Leap {

    private static final long NONE = -1;

    private final MarketTape tape;
    private final MarketAtVenues venues;
    private final MarketView market;
    private final QuoteBefore before;
    private final RecentBooks recent;
    private final MarketEvent event = new MarketEvent();
    private final MarketUpdate update;
    private final TouchedVenues touched;
    private final boolean[] seen;

    /** Time of the latest row so far of each venue. */
    private final long[] eventsToNs;

    /** The first row after the last pause, and the time of the row before it. */
    private long pauseAt;

    private long pauseNs;
    private long timeNs;

    /** Leaps of a market as it happens at the venues. */
    public Leap(MarketTape tape, MarketAtVenues venues, QuoteBefore before, RecentBooks recent) {
        this.tape = tape;
        this.venues = venues;
        market = venues.view();
        this.before = before;
        this.recent = recent;
        update = new MarketUpdate(event, market, () -> NONE);
        touched = new TouchedVenues(market.venues());
        seen = new boolean[market.venues()];
        eventsToNs = new long[market.venues()];
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
        touched.addAll(recent);
        long to = end(from, nowNs, untilNs, receiver);
        long row = from;
        if (pauseAt > from) {
            showAt(from, pauseAt, receiver);
            row = pauseAt;
        }
        long rowNs = pauseNs;
        for (; row < to; row++) {
            tape.read(row, event);
            rowNs = Math.max(rowNs, event.eventNs());
            before.note(market);
            int venue = venues.apply(event, rowNs);
            recent.onEvent(venue, event, rowNs);
            receiver.onRow(update, event, venue, rowNs);
        }
        return to;
    }

    /** The rows that matter for the runs that sleep, which the caller sets before it lets rows pass. */
    public TouchedVenues touched() {
        return touched;
    }

    /** Time of the last row that was passed. */
    public long timeNs() {
        return timeNs;
    }

    private long end(long from, long nowNs, long untilNs, Receiver receiver) {
        long pairNs = recent.longestPairNs();
        pauseAt = NONE;
        pauseNs = nowNs;
        for (int venue = 0; venue < eventsToNs.length; venue++) {
            eventsToNs[venue] = market.quotedNs(venue);
        }
        timeNs = nowNs;
        long row = from;
        while (tape.has(row)) {
            long eventNs = tape.eventNs(row);
            if (eventNs >= untilNs || receiver.known.isLate(eventNs)) {
                return row;
            }
            long glance = tape.glance(row);
            int venue = market.venueOf(Glance.publisherId(glance));
            if (touched.isAll(venue)
                    || eventNs < eventsToNs[venue]
                    || !isPlain(glance, venue, receiver)
                    || isTouched(row, venue)) {
                return row;
            }
            eventsToNs[venue] = eventNs;
            if (eventNs - timeNs > pairNs) {
                pauseAt = row;
                pauseNs = timeNs;
            }
            timeNs = Math.max(timeNs, eventNs);
            row++;
        }
        return row;
    }

    private boolean isTouched(long row, int venue) {
        if (!touched.isLimited(venue)) {
            return false;
        }
        tape.read(row, event);
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

    /** Shows what each venue shows before row {@code to}; the falls and prints until then are not recent any more. */
    private void showAt(long from, long to, Receiver receiver) {
        Arrays.fill(seen, false);
        int missing = seen.length;
        for (long row = to - 1; row >= from && missing > 0; row--) {
            long glance = tape.glance(row);
            int venue = Glance.isPrint(glance) ? -1 : market.venueOf(Glance.publisherId(glance));
            if (venue >= 0 && !seen[venue]) {
                seen[venue] = true;
                missing--;
                tape.read(row, event);
                venues.apply(event, pauseNs);
                receiver.known.note(event, venue, pauseNs);
                recent.settle(venue);
                receiver.falls.forEach(each -> each.settle(venue));
            }
        }
    }
}
