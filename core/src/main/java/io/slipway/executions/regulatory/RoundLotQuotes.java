package io.slipway.executions.regulatory;

import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.UsEquityUnits;
import io.slipway.tape.MarketTape;
import java.util.HashMap;
import java.util.Map;

/**
 * Market data of a US equity with quotes of a round lot or more only, of which the national best bid and offer of Regulation NMS
 * is made (17 CFR 242.600(b)(93) has the sizes). Odd lots of a venue at several prices add up: where together they reach a round
 * lot, the venue's quote is the price at which they do. Data with the best level only show no quote of a venue while that level is
 * an odd lot.
 *
 * <pre>{@code
 * MarketTape quotes = RoundLotQuotes.of(tape);
 * boolean hadOddLots = quotes != tape;
 * }</pre>
 */
public final class RoundLotQuotes {

    /** The price and the size of a side; a size of zero where there is no quote. */
    private record Quote(long pxE9, long size) {

        private static final Quote NONE = new Quote(0, 0);
    }

    /** Both sides of a venue in a minute. Sessions, at whose start quotes are forgotten, start on a minute. */
    private record Quotes(long minute, Quote bid, Quote ask) {}

    private static final long MINUTE_NS = 60_000_000_000L;

    private final Map<Integer, Quotes> last = new HashMap<>();

    private RoundLotQuotes() {}

    /** The data with such quotes; the same tape if the best quotes of all of its rows are of a round lot or more. */
    public static MarketTape of(MarketTape tape) {
        return hasOddLots(tape) ? new RoundLotQuotes().rounded(tape) : tape;
    }

    private static boolean hasOddLots(MarketTape tape) {
        MarketEvent event = new MarketEvent();
        for (long index = 0; index < tape.size(); index++) {
            tape.read(index, event);
            boolean isBidOdd = event.hasBid() && isOdd(event.eventNs(), event.bidPxE9(), event.bidSize());
            boolean isAskOdd = event.hasAsk() && isOdd(event.eventNs(), event.askPxE9(), event.askSize());
            if (event.action().isBook() && (isBidOdd || isAskOdd)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOdd(long timeNs, long pxE9, long size) {
        return size < UsEquityUnits.roundLot(timeNs, pxE9);
    }

    /** Rows that leave the quotes of their venue as they were in the same minute are left out, but for the first and the last. */
    private MarketTape rounded(MarketTape tape) {
        MarketTape.Builder builder = new MarketTape.Builder(tape.instrument());
        MarketEvent event = new MarketEvent();
        MarketEvent row = new MarketEvent();
        for (long index = 0; index < tape.size(); index++) {
            tape.read(index, event);
            boolean isEdge = index == 0 || index == tape.size() - 1;
            if (!event.action().isBook()) {
                builder.add(event);
                continue;
            }
            Quotes quotes = new Quotes(event.eventNs() / MINUTE_NS, bid(event), ask(event));
            if (!quotes.equals(last.put(event.publisherId(), quotes)) || isEdge) {
                row.times(event.eventNs(), event.recvNs())
                        .origin(event.publisherId(), event.sequence())
                        .action(event.action(), BookSide.NONE, event.flags())
                        .orderWithoutPrice(0)
                        .bid(quotes.bid().pxE9(), quotes.bid().size())
                        .ask(quotes.ask().pxE9(), quotes.ask().size());
                builder.add(row);
            }
        }
        return builder.issues(tape.issues()).absences(tape.absences()).build();
    }

    private static Quote bid(MarketEvent event) {
        long size = 0;
        for (int level = 0; level < event.bidDepth(); level++) {
            size += event.bidSize(level);
            if (!isOdd(event.eventNs(), event.bidPxE9(level), size)) {
                return new Quote(event.bidPxE9(level), size);
            }
        }
        return Quote.NONE;
    }

    private static Quote ask(MarketEvent event) {
        long size = 0;
        for (int level = 0; level < event.askDepth(); level++) {
            size += event.askSize(level);
            if (!isOdd(event.eventNs(), event.askPxE9(level), size)) {
                return new Quote(event.askPxE9(level), size);
            }
        }
        return Quote.NONE;
    }
}
