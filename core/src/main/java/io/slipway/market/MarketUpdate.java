package io.slipway.market;

import java.util.function.LongSupplier;

/**
 * A row of market data as a strategy receives it, read-only: the venue, the action, and the price and size that the row reports.
 * The books after it are in the {@link MarketView}. It changes with the row that it shows, so it is valid during one call only.
 */
public final class MarketUpdate {

    private final MarketEvent event;
    private final MarketView market;
    private final LongSupplier row;
    private final RemovedOrders removed = new Removed();

    /**
     * A view of {@code event}, which its owner overwrites for each row.
     *
     * @param market the market whose venues the rows are of
     * @param row tells the number of the row, from 0 on
     */
    public MarketUpdate(MarketEvent event, MarketView market, LongSupplier row) {
        this.event = event;
        this.market = market;
        this.row = row;
    }

    /** Number of the row in the data, which grows from row to row: two calls with one number show one row. */
    public long row() {
        return row.getAsLong();
    }

    /** Index of the venue. */
    public int venue() {
        return market.venueOf(event.publisherId);
    }

    /** The action. */
    public BookAction action() {
        return event.action;
    }

    /** True if the row changes a book. */
    public boolean isBook() {
        return event.action.isBook();
    }

    /** True if the row is a trade print of other participants. */
    public boolean isPrint() {
        return event.action.isPrint();
    }

    /** True if the row is a trade print that orders in the displayed book may have been a party to, with price and size. */
    public boolean isTradeInBook() {
        return event.isTradeInBook();
    }

    /** The kind of the print; {@link PrintKind#REGULAR} for a row that is none. */
    public PrintKind printKind() {
        return event.printKind;
    }

    /** The side of the order or trade that the row reports; of a trade print the aggressor's. */
    public BookSide side() {
        return event.side;
    }

    /** Time at the venue, ns since 1970 UTC. */
    public long eventNs() {
        return event.eventNs;
    }

    /** True if the row has a price of an order or trade. */
    public boolean hasPrice() {
        return event.hasPrice();
    }

    /**
     * Price of the order or trade, 1e-9 of the quote currency.
     *
     * @throws IllegalStateException if there is none
     */
    public long priceE9() {
        return event.priceE9();
    }

    /** Size of the order or trade that the row reports. */
    public long size() {
        return event.size;
    }

    /** Orders of others that left the queues with the row: none where the data does not name orders. */
    public RemovedOrders removed() {
        return removed;
    }

    private final class Removed implements RemovedOrders {

        @Override
        public int count() {
            return event.removals().count();
        }

        @Override
        public boolean isBid(int i) {
            return event.removals().isBid(i);
        }

        @Override
        public long pxE9(int i) {
            return event.removals().pxE9(i);
        }

        @Override
        public long size(int i) {
            return event.removals().size(i);
        }

        @Override
        public long ahead(int i) {
            return event.removals().ahead(i);
        }

        @Override
        public long traded(int i) {
            return event.removals().traded(i);
        }
    }
}
