package io.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.Tapes.Row;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.Fill;
import io.slipway.model.Instrument;
import io.slipway.model.Liquidity;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.strategy.ScheduleSettings;
import io.slipway.tape.MarketTape;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tapes of a few rows, of which one can say by hand what fills an order of 100 shares that rests at the best price from 1 s to 10 s
 * and then crosses at the best price; what is left at 11 s is completed at any. They are told for a buyer at a price of about
 * 1,000: each is run for a seller too, at other prices, at another date, and with the venues exchanged.
 */
class QueueTapesTest {

    private static final long CENTRE = 1001;

    /** One way to run a tape. */
    private record Variant(Side side, long scale, boolean isExchanged, long zeroNs) {

        static final List<Variant> ALL = List.of(
                new Variant(Side.BUY, 1, false, 0),
                new Variant(Side.SELL, 1, false, 0),
                new Variant(Side.BUY, 10_000_000, true, 1_704_807_000 * Tapes.SECOND),
                new Variant(Side.SELL, 37_000_000, true, 1_720_618_200 * Tapes.SECOND));

        long px(long told) {
            return scale * (side == Side.BUY ? told : 2 * CENTRE - told);
        }

        long told(long pxE9) {
            return side == Side.BUY ? pxE9 / scale : 2 * CENTRE - pxE9 / scale;
        }

        int venue(int told) {
            return isExchanged ? 3 - told : told;
        }

        long ns(double seconds) {
            return zeroNs + Math.round(seconds * Tapes.SECOND);
        }

        /** {@code 3 Q1 999x100 1000x40} is a quote of venue 1 at 3 s, {@code 3 S1 1000x600} a print there that a seller began. */
        MarketEvent event(String text) {
            String[] words = text.split(" ", -1);
            int venue = venue(words[1].charAt(1) - '0');
            long[] first = pair(words[2]);
            boolean isBuyer = side == Side.BUY;
            if (words[1].charAt(0) == 'S') {
                return new MarketEvent()
                        .times(ns(Double.parseDouble(words[0])), ns(Double.parseDouble(words[0])))
                        .origin(venue, 0)
                        .action(BookAction.TRADE, isBuyer ? BookSide.ASK : BookSide.BID, 0)
                        .order(px(first[0]), first[1]);
            }
            long[] second = pair(words[3]);
            Row row = new Row(
                    ns(Double.parseDouble(words[0])),
                    venue,
                    BookAction.MODIFY,
                    px((isBuyer ? first : second)[0]),
                    (isBuyer ? first : second)[1],
                    px((isBuyer ? second : first)[0]),
                    (isBuyer ? second : first)[1]);
            return row.toEvent();
        }

        private static long[] pair(String text) {
            String[] parts = text.split("x", -1);
            return new long[] {Long.parseLong(parts[0]), Long.parseLong(parts[1])};
        }

        String text(Fill fill) {
            return String.format(
                    Locale.ROOT,
                    "%.3f %s%d %d at %d",
                    (double) (fill.timeNs() - zeroNs) / Tapes.SECOND,
                    fill.liquidity() == Liquidity.MAKER ? "M" : "T",
                    venue(fill.publisherId()),
                    fill.qty(),
                    told(fill.pxE9()));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            one fall and its two prints            | 3 Q1 1000x100 1002x500, 3.001 S1 1000x250, 3.002 S1 1000x150, 4 S1 1000x150 | 4.000 M1 50 at 1000, 10.000 T1 50 at 1002
            two falls and their one print          | 3 Q1 1000x400 1002x500, 3.001 Q1 1000x100 1002x500, 3.002 S1 1000x400, 4 S1 1000x110 | 4.000 M1 10 at 1000, 10.000 T1 90 at 1002
            a print soon after the fall            | 3 Q1 1000x100 1002x500, 3.009 S1 1000x400 | 10.000 T1 100 at 1002
            a print long after the fall            | 3 Q1 1000x100 1002x500, 3.011 S1 1000x400 | 3.011 M1 100 at 1000
            first of the queue, and alone at last  | 3 S1 1000x400, 3 Q1 1000x100 1002x500, 4 S1 1000x100, 4 Q1 999x300 1002x500, 5 S1 1000x30 | 5.000 M1 30 at 1000, 10.000 T1 70 at 1002
            others who join are behind             | 2 Q1 1000x800 1002x500, 3 S1 1000x500, 3 Q1 1000x300 1002x500, 4 S1 1000x100 | 4.000 M1 100 at 1000
            a hidden bid inside meets the seller   | 3 S1 1001x900, 4 S1 1000x520 | 4.000 M1 20 at 1000, 10.000 T1 80 at 1002
            hidden by a better bid, then back      | 3 Q1 1001x300 1003x500, 4 S1 1001x300, 4 Q1 1000x500 1002x500, 5 S1 1000x540 | 5.000 M1 40 at 1000, 10.000 T1 60 at 1002
            an offer that comes is larger than we  | 3 Q1 999x100 1000x250 | 3.000 M1 100 at 1000
            a print before its quote, at one time  | 3 S1 1000x600, 3 Q1 999x300 1002x500 | 3.000 M1 100 at 1000
            a quote before its print, at one time  | 3 Q1 999x300 1002x500, 3 S1 1000x600 | 3.000 M1 100 at 1000
            two venues with queues of their own    | 0.5 Q2 1000x200 1003x500, 3 S2 1000x230, 4 S1 1000x600 | 3.000 M2 30 at 1000, 4.000 M1 50 at 1000, 10.000 T1 20 at 1002
            an offer comes to one part, and goes   | 0.5 Q2 1000x200 1003x500, 3 Q1 998x100 1000x40, 4 Q1 998x100 1002x500 | 3.000 M1 40 at 1000, 10.000 T1 60 at 1002
            an offer that came stays shown         | 3 Q1 999x100 1000x40, 3.5 Q2 998x100 1002x500 | 3.000 M1 40 at 1000, 11.000 T2 60 at 1002
            """)
    void fillsAreThoseWorkedOutByHand(String name, String rows, String fills) {
        assertThat(Variant.ALL).allSatisfy(variant -> {
            MarketTape.Builder tape = new MarketTape.Builder(new Instrument("TEST"));
            for (String row : ("0 Q1 1000x500 1002x500, " + rows + ", 20 Q1 1000x500 1002x500").split(", ", -1)) {
                tape.add(variant.event(row));
            }
            RunSpec spec = RunSpec.of(new ParentOrder(variant.side(), 100, variant.ns(1), variant.ns(11)))
                    .withSchedule(ScheduleSettings.ofSlices(10 * Tapes.SECOND));
            List<Fill> filled = new Backtest(tape.build(), spec)
                    .run(List.of(Rules.standard().find("rest-then-cross").orElseThrow()))
                    .get(0)
                    .fills();
            assertThat(filled).extracting(variant::text).as(name).isEqualTo(List.of(fills.split(", ", -1)));
        });
    }
}
