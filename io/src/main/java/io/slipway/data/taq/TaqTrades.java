package io.slipway.data.taq;

import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.Fields;
import io.slipway.data.table.Header;
import io.slipway.data.table.RowDecoder;
import io.slipway.data.table.Table;
import io.slipway.data.venue.ExchangeLetters;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketEvent;
import io.slipway.market.PrintKind;
import io.slipway.market.UsEquityUnits;

/**
 * Trades, as prints without a side, each of the kind that its sale conditions make it. Corrected trades are left out: any TR_CORR
 * but 0, 1 and 2, such as 7 and 8 (cancelled) and 10 to 12 (the records of a cancellation, an error and a correction).
 */
final class TaqTrades implements RowDecoder {

    private static final int CARTERET = 17;
    private static final int CHICAGO = 18;
    private static final int NEW_YORK = 19;
    private static final long LARGEST_SIZE = 0xFFFF_FFFFL;
    private static final long LAST_UNCORRECTED = 2;
    private static final long LARGEST_CORRECTION = 99;

    private final ExchangeLetters exchanges = ExchangeLetters.load();
    private final IssueLog issues;
    private final TaqTime time;
    private final int exchange;
    private final int price;
    private final int size;
    private final TaqConditions conditions;
    private final int correction;
    private final int sequence;
    private final int facility;

    TaqTrades(Table table, ReadOptions options, IssueLog issues) {
        Header header = table.header();
        this.issues = issues;
        time = TaqTime.of(table, options);
        exchange = header.require(TaqColumn.EXCHANGE.names());
        price = header.require(TaqColumn.PRICE.names());
        size = header.require(TaqColumn.SIZE.names());
        conditions = new TaqConditions(table, issues);
        correction = table.optional("cancelled trades are not left out", TaqColumn.CORRECTION.names());
        sequence = table.optional("trades have no sequence", TaqColumn.TRADE_SEQUENCE.names());
        facility = table.optional("off-exchange prints are all of one facility", TaqColumn.FACILITY.names());
    }

    @Override
    public boolean read(Fields row, MarketEvent event) {
        time.read(row);
        int letter = row.letter(exchange);
        if (letter == 0) {
            throw row.fault(exchange, "no exchange", "a letter such as N");
        }
        long priceE9 = row.priceE9(price);
        if (priceE9 == Fields.NO_PRICE) {
            throw row.fault(price, "no price", "a price above zero");
        }
        long number = sequence == Header.ABSENT ? 0 : row.whole(sequence, Long.MAX_VALUE) & LARGEST_SIZE;
        event.times(time.eventNs(), time.recvNs()).origin(publisherId(letter, row), number);
        event.action(BookAction.TRADE, BookSide.NONE, 0).order(priceE9, row.whole(size, LARGEST_SIZE));
        event.noBid().noAsk();
        return isAccepted(row, letter, event);
    }

    private boolean isAccepted(Fields row, int letter, MarketEvent event) {
        if (correction != Header.ABSENT && row.whole(correction, LARGEST_CORRECTION) > LAST_UNCORRECTED) {
            issues.note(DataIssue.CORRECTED_TRADE);
            return false;
        }
        PrintKind kind = conditions.kind(row, event.eventNs());
        event.printKind(kind);
        noteIf(kind.isAuction(), DataIssue.AUCTION_PRINT);
        noteIf(kind.isOfficialOpen() || kind.isOfficialClose(), DataIssue.OFFICIAL_PRICE);
        noteIf(letter == 'D', DataIssue.OFF_EXCHANGE_PRINT);
        noteIf(event.priceE9() % UsEquityUnits.tickE9(event.priceE9()) != 0, DataIssue.SUB_PENNY_PRINT);
        return true;
    }

    private void noteIf(boolean holds, DataIssue issue) {
        if (holds) {
            issues.note(issue);
        }
    }

    private int publisherId(int letter, Fields row) {
        if (letter != 'D') {
            return exchanges.publisherId(letter);
        }
        int code = facility == Header.ABSENT ? 0 : row.letter(facility);
        return switch (code) {
            case 'N' -> NEW_YORK;
            case 'B' -> CHICAGO;
            default -> CARTERET;
        };
    }
}
