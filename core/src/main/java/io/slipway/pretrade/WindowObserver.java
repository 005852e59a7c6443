package io.slipway.pretrade;

import io.slipway.calendar.SessionClock;
import io.slipway.calendar.Sessions;
import io.slipway.market.BookAction;
import io.slipway.market.DisplayedSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.MarketView;
import io.slipway.market.VenueBooks;
import io.slipway.model.ParentOrder;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeObserver;
import java.util.Arrays;
import java.util.List;

/** Measures spread, displayed size and volume in the window of an order. Not thread-safe. */
final class WindowObserver implements TapeObserver {

    /** Parts of the window: enough for the shape of a volume curve, few enough for a table. */
    static final int PARTS = 6;

    private static final double BPS = 10_000;

    private final ParentOrder order;
    private final VenueBooks books;
    private final MarketView view;
    private final DisplayedSide far;
    private final SessionClock clock;
    private final long[] volumes = new long[PARTS];
    private long nowNs;
    private boolean hasRows;
    private double spreadNs;
    private double qtyNs;
    private double quotedNs;

    WindowObserver(MarketTape tape, ParentOrder order) {
        this.order = order;
        books = new VenueBooks(tape.publisherIds());
        view = books.view();
        far = view.opposite(order.side());
        clock = new SessionClock(order.sessions());
        nowNs = order.startNs();
    }

    @Override
    public void onRow(MarketEvent event, long index) {
        hasRows |= event.eventNs() >= order.startNs() && event.eventNs() <= order.endNs();
        openTo(event.eventNs());
        passTo(Math.min(event.eventNs(), order.endNs()));
        if (event.action() == BookAction.TRADE) {
            addPrint(event);
        } else if (!event.action().isPrint()) {
            books.apply(event);
        }
    }

    @Override
    public void onEnd() {
        openTo(order.endNs());
        passTo(order.endNs());
    }

    /** Passes the openings up to a time: quotes from before one stand until it, and not in its session. */
    private void openTo(long timeNs) {
        while (clock.nextNs() <= timeNs && clock.nextNs() != Sessions.NEVER) {
            passTo(Math.min(clock.nextNs(), order.endNs()));
            if (clock.advance()) {
                books.clear();
            }
        }
    }

    private void passTo(long timeNs) {
        if (timeNs <= nowNs) {
            return;
        }
        double passedNs = timeNs - nowNs;
        nowNs = timeNs;
        if (view.hasMid() && view.twiceMidE9() > 0) {
            spreadNs += passedNs * view.spreadE9() / (view.twiceMidE9() / 2.0) * BPS;
            qtyNs += passedNs * atBest();
            quotedNs += passedNs;
        }
    }

    private long atBest() {
        long qty = 0;
        for (int venue = 0; venue < view.venues(); venue++) {
            qty += far.has(venue) && far.isAtBest(venue) ? far.size(venue) : 0;
        }
        return qty;
    }

    private void addPrint(MarketEvent event) {
        boolean isInside = event.eventNs() >= order.startNs() && event.eventNs() <= order.endNs();
        if (isInside && event.printKind().inVwap() && event.size() > 0) {
            double part = (event.eventNs() - order.startNs()) / (order.endNs() - order.startNs() + 1.0);
            volumes[(int) (part * PARTS)] += event.size();
        }
    }

    /** True if a venue sent anything in the window: a day without is none that the data cover. */
    boolean hasRows() {
        return hasRows;
    }

    /** The market of the window, after the pass. */
    WindowMarket market() {
        List<Long> all = Arrays.stream(volumes).boxed().toList();
        return new WindowMarket(spreadNs / quotedNs, qtyNs / quotedNs, all);
    }
}
