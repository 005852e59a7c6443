package io.slipway.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The market has to be one in which a sizeable order takes a while, so that the ways of executing it differ. */
final class FillTimeTest {

    private static final long QTY = 5_000;

    @Test
    void fiveThousandSharesAtTheBestOfferTakeSecondsToAMinute() {
        MarketTape tape = MarketTape.readAll(SyntheticMarket.of(SyntheticSettings.demo()));
        List<Double> seconds = new ArrayList<>();
        for (int minute = 1; minute <= 8; minute++) {
            seconds.add(secondsToBuy(tape, tape.firstEventNs() + minute * 60_000_000_000L));
        }
        if (Boolean.getBoolean("slipway.synthetic.print")) {
            System.out.println("seconds to buy 5,000 at the best offer, from minutes 1 to 8: " + seconds);
        }
        double median = seconds.stream().sorted().skip(4).findFirst().orElseThrow();
        assertThat(median).isBetween(3.0, 90.0);
    }

    /** Takes every share at the best offer once: what was shown first and every increase after it. */
    private static double secondsToBuy(MarketTape tape, long startNs) {
        NationalBook book = new NationalBook();
        Map<Integer, long[]> takenOf = new TreeMap<>();
        MarketEvent event = new MarketEvent();
        long left = QTY;
        for (long i = 0; i < tape.size(); i++) {
            tape.read(i, event);
            book.apply(event);
            if (event.recvNs() >= startNs && book.isTwoSided()) {
                left -= take(book, takenOf, left);
                if (left == 0) {
                    return (event.recvNs() - startNs) / 1e9;
                }
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private static long take(NationalBook book, Map<Integer, long[]> takenOf, long wanted) {
        long sum = 0;
        for (int publisherId : book.publishersAtOffer()) {
            NationalBook.Quote quote = book.of(publisherId);
            long[] taken = takenOf.computeIfAbsent(publisherId, id -> new long[2]);
            taken[1] = taken[0] == quote.askTicks() ? Math.min(taken[1], quote.askSize()) : 0;
            taken[0] = quote.askTicks();
            long fill = Math.min(wanted - sum, quote.askSize() - taken[1]);
            taken[1] += fill;
            sum += fill;
        }
        return sum;
    }
}
