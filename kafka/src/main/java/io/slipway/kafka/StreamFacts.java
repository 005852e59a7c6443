package io.slipway.kafka;

import io.slipway.kafka.wire.RecordPlace;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import java.util.List;

/**
 * Facts of a stream on a topic: of a complete one, those of its events; of one without an end, those that it declares.
 *
 * @param stream the stream
 * @param publishers the publishers that occur or may occur, ascending
 * @param firstNs earliest event time, in nanoseconds since 1970 UTC
 * @param lastNs latest event time that matters, in nanoseconds since 1970 UTC
 * @param namesOrders true if the data of every venue is order-level
 */
public record StreamFacts(
        StreamBegin stream, List<Integer> publishers, long firstNs, long lastNs, boolean namesOrders) {

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

    /** The same up to another end, for a stream that has none. */
    public StreamFacts to(long endNs) {
        return new StreamFacts(stream, publishers, firstNs, Math.max(firstNs, endNs), namesOrders);
    }

    /** The stream as text of the form {@code name=value, name=value}. */
    String describe() {
        return "topic=" + stream.place().topic() + ", run=" + stream.runId();
    }

    /** Position of the begin marker. */
    public RecordPlace begin() {
        return stream.place();
    }

    /** Id of the stream. */
    public String runId() {
        return stream.runId();
    }

    /**
     * A tape of the same instrument, publishers and times that shows no quote: settings that depend on these are resolved against
     * it.
     */
    public MarketTape universe() {
        MarketTape.Builder tape = new MarketTape.Builder(stream.instrument());
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
