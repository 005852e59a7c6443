package io.slipway.data.databento;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.data.databento.csv.Csv;
import io.slipway.data.source.ReadOptions;
import io.slipway.market.MarketEvent;
import io.slipway.market.VenueBooks;
import io.slipway.model.ChildOrder;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import io.slipway.venue.QueueModels;
import io.slipway.venue.VenueModels;
import io.slipway.venue.VenueSimulator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Orders of ours in the exact queue, where records name the orders that were filled. Order 1 is ahead of ours, orders 2 and 3
 * are behind; all are of 5 shares. A record of the trade is action, order and size; {@code T} has no order.
 */
class NamedFillsTest {

    private static final long FIRST_NS = 1_722_519_392_000_000_000L;

    private final StringBuilder rows = new StringBuilder(RandomOrders.HEADER);
    private long second;

    private void record(Side side, char action, long order, long size, int px, boolean isLast) {
        boolean isBid = (side == Side.BUY) == (action != 'T');
        int cents = side == Side.BUY ? px : 2002 - px;
        rows.append(FIRST_NS + second * 1_000_000_000L).append(",160,2,1,").append(action);
        rows.append(isBid ? ",B," : ",A,")
                .append(cents / 100)
                .append('.')
                .append(cents / 10 % 10)
                .append(cents % 10);
        rows.append(',')
                .append(size)
                .append(",0,")
                .append(order)
                .append(isLast ? ",128," : ",0,")
                .append(second)
                .append('\n');
    }

    private void one(Side side, char action, long order, long size, int px) {
        second++;
        record(side, action, order, size, px, true);
    }

    /** The records of the trade at our price, all of one moment. */
    private void trade(Side side, String records) {
        second++;
        String[] each = records.split(" ", -1);
        for (int i = 0; i < each.length; i++) {
            String[] numbers = each[i].substring(1).split(":", -1);
            record(
                    side,
                    each[i].charAt(0),
                    Long.parseLong(numbers[0]),
                    Long.parseLong(numbers[1]),
                    1000,
                    i == each.length - 1);
        }
    }

    /** The fills of orders of ours of these sizes, which join after row 3 (from 0): order and shares. */
    private List<String> fills(Side side, long... sizes) {
        MarketTape tape = tape();
        VenueBooks books = new VenueBooks(tape.publisherIds());
        long[] filled = new long[sizes.length];
        VenueModels models = VenueModels.defaults().withQueue(QueueModels.exact());
        VenueSimulator venue = new VenueSimulator(
                books.view(),
                models,
                report -> filled[(int) report.orderId()] += report.kind().isFill() ? report.lastQty() : 0);
        MarketEvent event = new MarketEvent();
        for (long i = 0; i < tape.size(); i++) {
            tape.read(i, event);
            if (event.action().isBook()) {
                books.apply(event);
            }
            venue.onEvent(0, event, event.eventNs());
            for (int own = 0; i == 2 && own < sizes.length; own++) {
                venue.send(
                        ChildOrder.day(own, 0, side, sizes[own], side == Side.BUY ? 10_000_000_000L : 10_020_000_000L),
                        event.eventNs());
            }
        }
        List<String> texts = new ArrayList<>();
        for (long each : filled) {
            texts.add(Long.toString(each));
        }
        return texts;
    }

    private MarketTape tape() {
        return MarketTape.readAll(
                RecordEvents.of(Csv.records(rows.toString(), false), "orders.csv", ReadOptions.all()));
    }

    private long traded() {
        MarketTape tape = tape();
        MarketEvent event = new MarketEvent();
        long traded = 0;
        for (long i = 0; i < tape.size(); i++) {
            tape.read(i, event);
            for (int left = 0; left < event.removals().count(); left++) {
                traded += event.removals().traded(left);
            }
        }
        return traded;
    }

    private void queue(Side side) {
        one(side, 'A', 1, 5, 1000);
        one(side.opposite(), 'A', 8, 50, 1000);
        one(side, 'A', 9, 50, 999);
        one(side, 'A', 2, 5, 1000);
        one(side, 'A', 3, 5, 1000);
    }

    /** A trade and what of it is filled of one order of 10, or of two orders of 3 and 10. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the one ahead is cancelled first   | T0:5 F2:5 C1:5 C2:5                | 5  | 3 2",
                "its record comes later             | T0:5 F2:5 C2:5 C1:5                | 5  | 3 2",
                "first in, first out                | T0:10 F1:5 F2:5 C1:5 C2:5          | 5  | 3 2",
                "with the records of the last first | T0:10 F1:5 F2:5 C2:5 C1:5          | 5  | 3 2",
                "the order ahead alone              | T0:5 F1:5 C1:5                     | 0  | 0 0",
                "a part of it is cancelled          | T0:5 F1:2 F2:3 C1:5 C2:3           | 3  | 3 0",
                "two prints, two fills              | T0:2 F2:2 T0:3 F2:3 C1:5 C2:5      | 5  | 3 2",
                "two orders behind are filled       | T0:8 F2:5 F3:3 C1:5 C2:5 C3:3      | 8  | 3 5",
                "more than ours                     | T0:15 F1:5 F2:5 F3:5 C1:5 C2:5 C3:5 | 10 | 3 7",
                "a print that names nobody          | T0:5 C1:5                          | 0  | 0 0",
                "a cancel without a trade           | C1:5 C2:5                          | 0  | 0 0",
            })
    void aPrintThatPassedOursFillsOursOnce(String name, String records, String one, String two) {
        for (Side side : Side.values()) {
            NamedFillsTest single = new NamedFillsTest();
            single.queue(side);
            single.trade(side, records);
            assertThat(single.fills(side, 10)).as("%s: %s", side, name).containsExactly(one);
            NamedFillsTest pair = new NamedFillsTest();
            pair.queue(side);
            pair.trade(side, records);
            assertThat(pair.fills(side, 3, 10)).as("%s: %s", side, name).containsExactly(two.split(" "));
        }
    }

    /** A bid one cent below ours is moved up and takes an offer: its fill is not one of the place that it left. */
    @ParameterizedTest
    @EnumSource(Side.class)
    void theFillOfTheOrderThatTookIsNotOneOfItsOldPlace(Side side) {
        queue(side);
        second++;
        String price = side == Side.BUY ? "10.02" : "10.00";
        String taker = side == Side.BUY ? "B" : "A";
        String maker = side == Side.BUY ? "A" : "B";
        String head = FIRST_NS + second * 1_000_000_000L + ",160,2,1,";
        rows.append(head).append("T,").append(taker).append(',').append(price).append(",5,0,3,0,9\n");
        rows.append(head).append("F,").append(taker).append(',').append(price).append(",5,0,3,0,9\n");
        rows.append(head).append("F,").append(maker).append(',').append(price).append(",5,0,8,0,9\n");
        one(side, 'C', 3, 5, 1000);
        one(side.opposite(), 'C', 8, 5, 1000);
        assertThat(traded()).isEqualTo(5);
        assertThat(fills(side, 10)).containsExactly("0");
    }
}
