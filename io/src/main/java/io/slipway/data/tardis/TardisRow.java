package io.slipway.data.tardis;

import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.Fields;
import io.slipway.data.table.Header;
import io.slipway.data.table.Table;
import io.slipway.data.venue.CryptoExchange;
import io.slipway.data.venue.CryptoExchanges;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketEvent;
import java.nio.charset.StandardCharsets;

/**
 * Fields that all rows have in common: exchange, symbol, the times in us of the exchange and of the receipt, prices and amounts.
 *
 * <p>Amounts are decimals, sizes whole lots. How many lots one unit of amount is stands in the table of exchanges
 * ({@link CryptoExchange#lotsPerUnit}): 1 for contracts, 100000 for coins, so that the steps of the large coins are exact and books of
 * up to 42949 coins at one price fit the 32 bits of a size. It is the same for all files of an exchange, whatever they
 * hold, and the option of the round lot overrides it. A part of a lot is cut off and counted.
 */
final class TardisRow {

    private static final int UNIT_SCALE = 9;
    private static final long UNIT = 1_000_000_000L;
    private static final long US_NS = 1_000L;
    private static final long LARGEST_TIME_US = Long.MAX_VALUE / US_NS;
    private static final long LARGEST_SIZE = 0xFFFF_FFFFL;
    private static final int DEFAULT_LOTS = 100_000;
    private static final int UNKNOWN_EXCHANGE = 20_000;

    private final CryptoExchanges exchanges = CryptoExchanges.load();
    private final IssueLog issues;
    private final int chosenLots;
    private final int exchange;
    private final int timestamp;
    private final int localTimestamp;
    private byte[] exchangeName = {};
    private int publisherId;
    private int lots = DEFAULT_LOTS;

    TardisRow(Table table, ReadOptions options, IssueLog issues) {
        Header header = table.header();
        this.issues = issues;
        this.chosenLots = options.roundLot().orElse(0);
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

    /** A size in lots; zero if the field is empty. */
    long size(Fields row, int column) {
        if (row.isEmpty(column)) {
            return 0;
        }
        long amount = row.rounded(column, UNIT_SCALE);
        if (amount < 0) {
            throw row.fault(column, "negative amount", "zero or more");
        }
        long units = amount / UNIT;
        long rest = amount % UNIT * lots;
        if (units > LARGEST_SIZE / lots) {
            throw row.fault(
                    column,
                    "amount too large for its lot",
                    "at most " + LARGEST_SIZE + " lots of 1/" + lots + "; choose larger lots with --round-lot");
        }
        if (rest % UNIT != 0) {
            issues.note(DataIssue.FRACTIONAL_SIZE);
        }
        return Math.min(LARGEST_SIZE, units * lots + rest / UNIT);
    }

    private int publisherId(Fields row) {
        if (row.is(exchange, exchangeName)) {
            return publisherId;
        }
        String name = row.text(exchange);
        exchangeName = name.getBytes(StandardCharsets.UTF_8);
        CryptoExchange known =
                exchanges.find(name).orElse(new CryptoExchange(UNKNOWN_EXCHANGE, name, DEFAULT_LOTS, name));
        publisherId = known.publisherId();
        lots = chosenLots == 0 ? known.lotsPerUnit() : chosenLots;
        return publisherId;
    }
}
