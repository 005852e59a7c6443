package io.slipway.kafka;

import io.slipway.kafka.wire.Encoding;
import io.slipway.kafka.wire.RecordPlace;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.tape.MarketTape;
import java.util.List;

/**
 * Facts of a complete stream on a topic.
 *
 * @param begin position of its begin marker
 * @param runId id of the stream
 * @param symbol symbol of the instrument
 * @param publishers the publishers that occur, ascending
 * @param firstNs earliest event time, in nanoseconds since 1970 UTC
 * @param lastNs latest event time, in nanoseconds since 1970 UTC
 * @param namesOrders true if the data of every venue is order-level
 * @param encoding encoding of the stream's data records
 */
public record StreamFacts(
        RecordPlace begin,
        String runId,
        String symbol,
        List<Integer> publishers,
        long firstNs,
        long lastNs,
        boolean namesOrders,
        Encoding encoding) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there is no publisher or time runs backwards
     */
    public StreamFacts {
        publishers = List.copyOf(publishers);
        if (publishers.isEmpty() || lastNs < firstNs) {
            throw new IllegalArgumentException(
                    "no stream: publishers=" + publishers + ", firstNs=" + firstNs + ", lastNs=" + lastNs);
        }
    }

    /** The stream without what only its end tells. */
    public StreamBegin stream() {
        return new StreamBegin(begin, runId, symbol, encoding);
    }

    /**
     * A tape of the same instrument, publishers and times that shows no quote: settings that depend on these are resolved against
     * it.
     */
    public MarketTape universe() {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument(symbol));
        MarketEvent event = new MarketEvent();
        for (long timeNs : new long[] {firstNs, lastNs}) {
            for (int publisher : publishers) {
                event.times(timeNs, timeNs).origin(publisher, 0).action(BookAction.CLEAR, BookSide.NONE, 0);
                event.orderWithoutPrice(0).levels(1).noBid().noAsk();
                tape.add(namesOrders ? event.noRemovals() : event);
            }
        }
        return tape.build();
    }
}
