package io.slipway.survey;

import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * The tick of an instrument as its quotes show it: the largest usual step of which nearly all prices are multiples.
 *
 * <p>Usual steps are 1, 2, 2.5 and 5 times a power of ten, and halves, quarters and so on of one as in futures on bonds. Two of a
 * hundred prices may lie off the step, since data have faulty rows.
 */
public final class QuotedTick {

    /** With fewer prices, all may be multiples of a larger step by chance: of twice the tick with odds of one in 2^30. */
    private static final int FEWEST_PRICES = 30;

    private static final int ENOUGH_PRICES = 300;
    private static final long MOST_ROWS = 200_000;
    private static final int MOST_OFF_PERCENT = 2;
    private static final long ONE_E9 = 1_000_000_000L;
    private static final long LARGEST_E9 = 10_000 * ONE_E9;

    private static final long[] STEPS_E9 =
            LongStream.concat(decimalSteps(), binarySteps()).distinct().sorted().toArray();

    private QuotedTick() {}

    private static LongStream decimalSteps() {
        return LongStream.iterate(1, step -> step <= LARGEST_E9, step -> 10 * step)
                .flatMap(step -> LongStream.of(10 * step, 20 * step, 25 * step, 50 * step)
                        .map(each -> each / 10)
                        .filter(each -> each > 0));
    }

    private static LongStream binarySteps() {
        return LongStream.iterate(ONE_E9, step -> step % 2 == 0, step -> step / 2);
    }

    /**
     * The tick in 1e-9 of the quote currency.
     *
     * @return empty if the first rows show fewer than 30 different prices
     */
    public static OptionalLong ofE9(MarketTape tape) {
        Prices prices = new Prices();
        MarketEvent event = new MarketEvent();
        for (long index = 0; index < tape.size() && !prices.areEnough(); index++) {
            tape.read(index, event);
            prices.add(event);
        }
        return prices.tickE9();
    }

    /** The prices of rows that arrive one by one. Not thread-safe. */
    public static final class Prices {

        private final Set<Long> prices = new HashSet<>();
        private long rows;

        /** Takes the best prices of a row of a book; other rows only count. */
        public void add(MarketEvent event) {
            rows++;
            if (event.action().isBook() && event.hasBid()) {
                prices.add(event.bidPxE9());
            }
            if (event.action().isBook() && event.hasAsk()) {
                prices.add(event.askPxE9());
            }
        }

        /** True if more rows would not change what is known of the tick. */
        public boolean areEnough() {
            return prices.size() >= ENOUGH_PRICES || rows >= MOST_ROWS;
        }

        /** The tick that they show, as {@link QuotedTick#ofE9 of a tape}. */
        public OptionalLong tickE9() {
            return prices.size() < FEWEST_PRICES ? OptionalLong.empty() : OptionalLong.of(stepE9(prices));
        }
    }

    private static long stepE9(Set<Long> pricesE9) {
        for (int i = STEPS_E9.length - 1; i > 0; i--) {
            long stepE9 = STEPS_E9[i];
            long off = pricesE9.stream().filter(price -> price % stepE9 != 0).count();
            if (100 * off <= (long) MOST_OFF_PERCENT * pricesE9.size()) {
                return stepE9;
            }
        }
        return STEPS_E9[0];
    }
}
