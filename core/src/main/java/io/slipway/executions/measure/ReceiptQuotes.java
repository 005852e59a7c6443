package io.slipway.executions.measure;

import io.slipway.calendar.SessionClock;
import io.slipway.calendar.Sessions;
import io.slipway.executions.OwnExecution;
import io.slipway.market.MarketEvent;
import io.slipway.market.VenueBooks;
import io.slipway.model.NationalQuote;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeObserver;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The quotes at which orders were received, and at which their limits first could be met. Not thread-safe. */
final class ReceiptQuotes implements TapeObserver {

    /** Orders whose limit waits for the market: the one that is met first is the head. */
    private final PriorityQueue<Waiting> buys =
            new PriorityQueue<>(Comparator.comparingLong((Waiting each) -> -each.limitE9));

    private final PriorityQueue<Waiting> sells =
            new PriorityQueue<>(Comparator.comparingLong((Waiting each) -> each.limitE9));

    /** Orders with a limit that have not seen a quote in a session; each is also in one of the queues. */
    private final List<Waiting> unquoted = new ArrayList<>();

    private final IdentityHashMap<OwnExecution, Waiting> byOrder = new IdentityHashMap<>();
    private final List<Waiting> arrivals;
    private final VenueBooks books;
    private final SessionClock clock;
    private final Sessions sessions;
    private int next;

    private static final class Waiting {

        private final OwnExecution own;
        private final long endNs;
        private final long limitE9;
        private @Nullable NationalQuote quote;
        private @Nullable NationalQuote firstQuote;
        private long executableNs = OrderReceipt.NEVER;
        private @Nullable NationalQuote executableQuote;

        Waiting(OwnExecution own, long endNs) {
            this.own = own;
            this.endNs = endNs;
            Long limit = own.order().prices().limitE9();
            limitE9 = limit == null ? 0 : limit;
        }

        void seeFirst(long timeNs, NationalQuote market) {
            if (timeNs <= endNs) {
                firstQuote = market;
            }
        }

        void meet(long timeNs, NationalQuote market) {
            if (timeNs <= endNs) {
                executableNs = timeNs;
                executableQuote = market;
            }
        }
    }

    /** Orders with the ends of their windows. */
    ReceiptQuotes(MarketTape tape, Sessions sessions, IdentityHashMap<OwnExecution, Long> endsNs) {
        books = new VenueBooks(tape.publisherIds());
        clock = new SessionClock(sessions);
        this.sessions = sessions;
        endsNs.forEach((own, endNs) -> byOrder.put(own, new Waiting(own, endNs)));
        arrivals = byOrder.values().stream()
                .sorted(Comparator.comparingLong((Waiting each) -> each.own.arrivalNs())
                        .thenComparing(each -> each.own.order().id()))
                .toList();
    }

    @Override
    public void onRow(MarketEvent event, long index) {
        arriveBefore(event.eventNs());
        if (clock.advanceTo(event.eventNs())) {
            books.clear();
        }
        if (!event.action().isPrint()) {
            books.apply(event);
            if (!buys.isEmpty() || !sells.isEmpty()) {
                meet(event.eventNs());
            }
        }
    }

    /** Orders that arrived before a moment saw all rows up to their own. */
    private void arriveBefore(long timeNs) {
        for (; next < arrivals.size() && arrivals.get(next).own.arrivalNs() < timeNs; next++) {
            Waiting order = arrivals.get(next);
            if (clock.advanceTo(order.own.arrivalNs())) {
                books.clear();
            }
            order.quote = books.view().nationalQuote();
            if (order.own.order().prices().limitE9() != null) {
                (order.own.order().side() == Side.BUY ? buys : sells).add(order);
                unquoted.add(order);
                meet(order.own.arrivalNs());
            }
        }
    }

    private void meet(long timeNs) {
        NationalQuote quote = books.view().nationalQuote();
        if (quote == null || !sessions.isOpen(timeNs)) {
            return;
        }
        unquoted.forEach(order -> order.seeFirst(timeNs, quote));
        unquoted.clear();
        while (!buys.isEmpty() && buys.peek().limitE9 >= quote.bidPxE9()) {
            Objects.requireNonNull(buys.poll()).meet(timeNs, quote);
        }
        while (!sells.isEmpty() && sells.peek().limitE9 <= quote.askPxE9()) {
            Objects.requireNonNull(sells.poll()).meet(timeNs, quote);
        }
    }

    @Override
    public void onEnd() {
        arriveBefore(Long.MAX_VALUE);
    }

    /** The receipt of an order, after the pass. */
    OrderReceipt of(OwnExecution own) {
        Waiting order = Objects.requireNonNull(byOrder.get(own));
        return new OrderReceipt(
                sessions.isOpen(own.arrivalNs()),
                order.quote,
                order.firstQuote,
                order.executableNs,
                order.executableQuote);
    }
}
