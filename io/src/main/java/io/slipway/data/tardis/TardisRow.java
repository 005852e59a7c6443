package io.slipway.data.tardis;

import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.Fields;
import io.slipway.data.table.Header;
import io.slipway.data.table.QtyColumn;
import io.slipway.data.table.Table;
import io.slipway.data.venue.CryptoExchange;
import io.slipway.data.venue.CryptoExchanges;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketEvent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Fields that all rows have in common: exchange, symbol, the times in us of the exchange and of the receipt, prices and amounts.
 *
 * <p>Amounts are decimals, of coins or contracts, and become whole steps ({@link QtyColumn}).
 */
final class TardisRow {

    private static final long US_NS = 1_000L;
    private static final long LARGEST_TIME_US = Long.MAX_VALUE / US_NS;
    private static final int UNKNOWN_EXCHANGE = 20_000;

    private final CryptoExchanges exchanges = CryptoExchanges.load();
    private final QtyColumn amounts;
    private final int exchange;
    private final int timestamp;
    private final int localTimestamp;
    private byte[] exchangeName = {};
    private int publisherId;

    TardisRow(Table table, ReadOptions options, IssueLog issues) {
        Header header = table.header();
        amounts = new QtyColumn(options, options.roundLot().orElse(1), issues);
        exchange = header.require("exchange");
        timestamp = header.require("timestamp");
        localTimestamp = header.require("local_timestamp");
    }

    /** Sets the times and the exchange of an event. */
    void head(Fields row, MarketEvent event) {
        long recvNs = recvNs(row);
        boolean hasOwn = !row.isEmpty(timestamp);
        event.times(hasOwn ? row.whole(timestamp, LARGEST_TIME_US) * US_NS : recvNs, recvNs);
        event.origin(publisherId(row), 0);
    }

    /** Receive time of the row's message, ns since 1970 UTC. */
    long recvNs(Fields row) {
        if (row.isEmpty(localTimestamp)) {
            throw row.fault(localTimestamp, "no time", "microseconds since 1970");
        }
        return row.whole(localTimestamp, LARGEST_TIME_US) * US_NS;
    }

    /** A price at 1e-9; {@link Fields#NO_PRICE} if the field is empty or zero. */
    long priceE9(Fields row, int column) {
        return row.priceE9(column);
    }

    /** An amount in whole steps; zero if the field is empty. */
    long size(Fields row, int column) {
        return amounts.steps(row, column);
    }

    /** The step of amounts. */
    BigDecimal qtyStep() {
        return amounts.step();
    }

    private int publisherId(Fields row) {
        if (row.is(exchange, exchangeName)) {
            return publisherId;
        }
        String name = row.text(exchange);
        exchangeName = name.getBytes(StandardCharsets.UTF_8);
        CryptoExchange known = exchanges.find(name).orElse(new CryptoExchange(UNKNOWN_EXCHANGE, name, name));
        publisherId = known.publisherId();
        return publisherId;
    }
}
