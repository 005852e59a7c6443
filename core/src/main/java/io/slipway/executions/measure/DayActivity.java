package io.slipway.executions.measure;

import io.slipway.calendar.SessionClock;
import io.slipway.calendar.Sessions;
import io.slipway.calendar.TradingHours;
import io.slipway.market.BookAction;
import io.slipway.market.MarketEvent;
import io.slipway.market.VenueBooks;
import io.slipway.model.ParentOrder;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeObserver;
import java.util.Arrays;

/**
 * Volume and volatility of the market, from the trades of continuous trading and the mids at full minutes. Not thread-safe.
 */
final class DayActivity implements TapeObserver {

    /** Length of a move: at a minute the bounce between bid and offer no longer matters in the mid. */
    private static final long MOVE_NS = 60_000_000_000L;

    private static final long DAY_NS = 86_400_000_000_000L;
    private static final double BPS = 10_000;

    private final VenueBooks books;
    private final Sessions sessions;
    private final SessionClock clock;
    private final long openNs;
    private final long sessionNs;
    private long[] timesNs = new long[256];
    private long[] volumes = new long[256];
    private int prints;
    private long volume;
    private long nextNs;
    private long twiceMidE9;
    private double squares;
    private long moves;

    DayActivity(MarketTape tape, TradingHours hours) {
        books = new VenueBooks(tape.publisherIds());
        sessions = hours.sessions();
        clock = new SessionClock(sessions);
        openNs = sessions.openTimeNs(tape.firstEventNs(), tape.lastEventNs());
        long dayNs = hours.calendar().startOfDayNs(hours.calendar().tradingDateOf(tape.firstEventNs()));
        sessionNs = sessions.isAlways() ? DAY_NS : sessions.openTimeNs(dayNs, dayNs + DAY_NS);
        nextNs = (Math.floorDiv(tape.firstEventNs(), MOVE_NS) + 1) * MOVE_NS;
    }

    @Override
    public void onRow(MarketEvent event, long index) {
        while (nextNs <= event.eventNs()) {
            // A minute in which nothing came is a move of zero: without it, quiet stocks would look volatile.
            openTo(nextNs);
            onMinute();
            nextNs += MOVE_NS;
        }
        openTo(event.eventNs());
        if (event.action() == BookAction.TRADE) {
            addPrint(event);
        } else if (!event.action().isPrint()) {
            books.apply(event);
        }
    }

    /** No quote from before an opening is known in its session: a move from it would be that of the closed time. */
    private void openTo(long timeNs) {
        if (clock.advanceTo(timeNs)) {
            books.clear();
        }
    }

    private void onMinute() {
        boolean isOpen = sessions.isOpen(nextNs) && books.view().hasMid();
        long now = isOpen ? books.view().twiceMidE9() : 0;
        if (now > 0 && twiceMidE9 > 0) {
            double move = StrictMath.log((double) now / twiceMidE9);
            squares += move * move;
            moves++;
        }
        twiceMidE9 = now;
    }

    private void addPrint(MarketEvent event) {
        boolean counts = event.printKind().inVwap() && event.hasPrice() && sessions.isOpen(event.eventNs());
        if (!counts || event.size() <= 0) {
            return;
        }
        if (prints == timesNs.length) {
            timesNs = Arrays.copyOf(timesNs, 2 * prints);
            volumes = Arrays.copyOf(volumes, 2 * prints);
        }
        volume = Math.addExact(volume, event.size());
        timesNs[prints] = event.eventNs();
        volumes[prints++] = volume;
    }

    /** The activity around an order, after the pass. */
    MarketActivity of(ParentOrder window, OrderReceipt receipt) {
        DayScale scale = scale();
        return new MarketActivity(
                scale.volatilityBps(), scale.volume(), upTo(window.endNs() + 1) - upTo(window.startNs()), receipt);
    }

    /** Volatility and volume of the session, after the pass. */
    DayScale scale() {
        double sessions = openNs == 0 ? 0 : sessionNs / (double) openNs;
        double volatility = moves == 0 ? Double.NaN : BPS * Math.sqrt(squares / moves * (sessionNs / (double) MOVE_NS));
        return new DayScale(volatility, volume * sessions);
    }

    /** Volume before a time. */
    private long upTo(long timeNs) {
        int low = 0;
        int high = prints;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (timesNs[middle] < timeNs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? 0 : volumes[low - 1];
    }
}
