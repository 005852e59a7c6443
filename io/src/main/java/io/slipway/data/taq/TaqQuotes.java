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
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import io.slipway.market.UsEquityUnits;

/**
 * Quotes: each row is the whole of an exchange's best bid and offer. A quote that is not firm and a halt empty the
 * exchange's book, since the quote before them no longer stands; a cancelled quote is left out. Before the first row of a halt
 * stands an event that says so, and before the first firm quote after it one that says that the exchange trades again.
 */
final class TaqQuotes implements RowDecoder {

    /** Databento's flags LAST and TOB: a row by itself, of the top of a book. */
    static final int FLAGS = 192;

    private static final int ROUND_LOT = 100;
    private static final int LETTERS = 256;
    private static final long LARGEST_SIZE = 0xFFFF_FFFFL;
    private static final int LARGEST_MODE = 99;
    private static final long SEQUENCE_BITS = 0xFFFF_FFFFL;

    private final ExchangeLetters exchanges = ExchangeLetters.load();
    private final IssueLog issues;
    private final TaqTime time;
    private final Table table;
    private final boolean hasChosenLot;
    private final int roundLot;
    private final int exchange;
    private final int bid;
    private final int bidSize;
    private final int ask;
    private final int askSize;
    private final int condition;
    private final boolean hasModes;
    private final int cancel;
    private final int sequence;
    private final boolean[] isHalted = new boolean[LETTERS];
    private final boolean[] isKnown = new boolean[LETTERS];
    private final MarketEvent quote = new MarketEvent();
    private boolean hasQuote;

    TaqQuotes(Table table, ReadOptions options, IssueLog issues) {
        Header header = table.header();
        this.issues = issues;
        time = TaqTime.of(table, options);
        this.table = table;
        hasChosenLot = options.roundLot().isPresent();
        roundLot = options.roundLot().orElse(ROUND_LOT);
        exchange = header.require(TaqColumn.EXCHANGE.names());
        bid = header.require(TaqColumn.BID.names());
        bidSize = header.require(TaqColumn.BID_SIZE.names());
        ask = header.require(TaqColumn.ASK.names());
        askSize = header.require(TaqColumn.ASK_SIZE.names());
        String otherwise = "halts and quotes that nobody has to honour are taken as firm quotes";
        condition = table.optional(otherwise, TaqColumn.QUOTE_CONDITION.names());
        hasModes = condition != Header.ABSENT && condition == header.find(TaqColumn.MODE.names());
        cancel = table.optional("cancelled quotes are not left out", TaqColumn.QUOTE_CANCEL.names());
        sequence = table.optional("quotes have no sequence", TaqColumn.QUOTE_SEQUENCE.names());
    }

    @Override
    public boolean read(Fields row, MarketEvent event) {
        time.read(row);
        int letter = row.letter(exchange);
        if (letter == 0) {
            throw row.fault(exchange, "no exchange", "a letter such as N");
        }
        long number = sequence == Header.ABSENT ? 0 : row.whole(sequence, Long.MAX_VALUE) & SEQUENCE_BITS;
        event.times(time.eventNs(), time.recvNs()).origin(exchanges.publisherId(letter), number);
        event.action(BookAction.ADD, BookSide.NONE, FLAGS).orderWithoutPrice(0);
        checkLot();
        quote(row, event);
        if (isCancelled(row)) {
            issues.note(DataIssue.CANCELLED_QUOTE);
            return false;
        }
        QuoteCondition meaning = condition == Header.ABSENT ? QuoteCondition.FIRM : condition(row);
        apply(meaning, event);
        if (meaning != QuoteCondition.INDICATIVE && isNews(letter, meaning == QuoteCondition.HALT)) {
            quote.copyOf(event);
            hasQuote = true;
            event.action(isHalted[letter] ? BookAction.HALT : BookAction.RESUME, BookSide.NONE, FLAGS);
            event.noBid().noAsk();
        }
        return true;
    }

    /** The file before this one may have ended in a halt, so the first row says how the exchange stands. */
    private boolean isNews(int letter, boolean halts) {
        boolean news = !isKnown[letter] || isHalted[letter] != halts;
        isKnown[letter] = true;
        isHalted[letter] = halts;
        return news;
    }

    @Override
    public boolean more(MarketEvent event) {
        if (!hasQuote) {
            return false;
        }
        hasQuote = false;
        event.copyOf(quote);
        return true;
    }

    private void checkLot() {
        if (!hasChosenLot && UsEquityUnits.hasSizesInShares(time.eventNs())) {
            throw new MarketDataException(table.place()
                    + ": sizes since 2025-11-03 are shares on the tape, but files may still have round lots (of 100, 40,"
                    + " 10 or 1 shares by price): say how many shares one unit is, --round-lot 1 for shares");
        }
    }

    /** The condition: a letter, or in monthly files a number in {@code MODE}. */
    private QuoteCondition condition(Fields row) {
        boolean isNumber = hasModes && !row.isEmpty(condition) && Character.isDigit(row.buffer()[row.from(condition)]);
        return isNumber
                ? QuoteCondition.ofMode((int) row.whole(condition, LARGEST_MODE))
                : QuoteCondition.of(row.letter(condition));
    }

    private void quote(Fields row, MarketEvent event) {
        long bidE9 = row.priceE9(bid);
        long askE9 = row.priceE9(ask);
        long bidLots = row.whole(bidSize, LARGEST_SIZE / roundLot);
        long askLots = row.whole(askSize, LARGEST_SIZE / roundLot);
        event.bid(bidE9, bidLots * roundLot).ask(askE9, askLots * roundLot);
        if (roundLot > 1) {
            issues.note(DataIssue.ROUND_LOT_SIZE);
        }
        if ((bidE9 != Fields.NO_PRICE && bidLots == 0) || (askE9 != Fields.NO_PRICE && askLots == 0)) {
            issues.note(DataIssue.PRICE_WITHOUT_SIZE);
        }
    }

    private void apply(QuoteCondition meaning, MarketEvent event) {
        if (meaning == QuoteCondition.FIRM) {
            return;
        }
        issues.note(meaning == QuoteCondition.HALT ? DataIssue.HALT_ROW : DataIssue.INDICATIVE_QUOTE);
        event.action(BookAction.CLEAR, BookSide.NONE, FLAGS).noBid().noAsk();
    }

    private boolean isCancelled(Fields row) {
        int code = cancel == Header.ABSENT ? 0 : row.letter(cancel);
        return code != 0 && code != 'A';
    }
}
