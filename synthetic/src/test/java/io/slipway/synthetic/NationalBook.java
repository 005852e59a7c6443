package io.slipway.synthetic;

import io.slipway.market.MarketEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The quotes of all venues after each book row, kept the plain way. Prices in ticks. */
final class NationalBook {

    static final long NO_BID = 0;
    static final long NO_ASK = 1L << 60;

    private final TreeMap<Integer, Quote> quotes = new TreeMap<>();

    record Quote(long bidTicks, long bidSize, long askTicks, long askSize) {

        static Quote of(MarketEvent event) {
            return new Quote(
                    event.hasBid() ? event.bidPxE9() / SyntheticSettings.TICK_E9 : NO_BID,
                    event.bidSize(),
                    event.hasAsk() ? event.askPxE9() / SyntheticSettings.TICK_E9 : NO_ASK,
                    event.askSize());
        }
    }

    void apply(MarketEvent event) {
        if (!event.action().isPrint()) {
            quotes.put(event.publisherId(), Quote.of(event));
        }
    }

    Quote of(int publisherId) {
        return quotes.getOrDefault(publisherId, new Quote(NO_BID, 0, NO_ASK, 0));
    }

    long bidTicks() {
        return quotes.values().stream().mapToLong(Quote::bidTicks).max().orElse(NO_BID);
    }

    long askTicks() {
        return quotes.values().stream().mapToLong(Quote::askTicks).min().orElse(NO_ASK);
    }

    boolean isTwoSided() {
        return bidTicks() != NO_BID && askTicks() != NO_ASK;
    }

    long askSizeAtBest() {
        long best = askTicks();
        return quotes.values().stream()
                .filter(quote -> quote.askTicks() == best)
                .mapToLong(Quote::askSize)
                .sum();
    }

    List<Integer> publishersAtOffer() {
        long best = askTicks();
        return quotes.entrySet().stream()
                .filter(entry -> entry.getValue().askTicks() == best)
                .map(Map.Entry::getKey)
                .toList();
    }

    List<Integer> publishersAtBid() {
        long best = bidTicks();
        return quotes.entrySet().stream()
                .filter(entry -> entry.getValue().bidTicks() == best)
                .map(Map.Entry::getKey)
                .toList();
    }
}
