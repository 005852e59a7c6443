package io.slipway.outflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.Tapes;
import io.slipway.engine.Tapes.Row;
import io.slipway.market.MarketEvent;
import io.slipway.market.MarketUpdate;
import io.slipway.market.MarketView;
import io.slipway.market.VenueBooks;
import io.slipway.model.ChildOrder;
import io.slipway.model.Side;
import io.slipway.venue.PrintRules;
import io.slipway.venue.QueueModel;
import io.slipway.venue.QueueModels;
import io.slipway.venue.RecentBook;
import io.slipway.venue.VenueModels;
import io.slipway.venue.VenueSimulator;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HypotheticalOrdersTest {

    private static final int TAPES = 2_000;
    private static final int ROWS = 40;
    private static final int JOINED_AT = 10;

    /** An order of each size would have got as much as the probe says, by the same queue model. */
    @Test
    void saysWhatARealOrderOfAnySizeWouldHaveGot() {
        SplittableRandom random = new SplittableRandom(5);
        long compared = 0;
        for (int i = 0; i < TAPES; i++) {
            List<Row> rows = Tapes.spread(Tapes.random(random, ROWS));
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            QueueModel queue = random.nextBoolean() ? QueueModels.tradesOnly() : QueueModels.proportional();
            for (OutflowAt probe : probed(rows, side, queue)) {
                long qty = 1 + random.nextLong(1500);
                long expected = Math.max(0, Math.min(qty, Math.round(probe.sample.outflow() - probe.sample.queue())));
                assertThat(filled(rows, side, queue, probe.venue, qty)).isEqualTo(expected);
                compared += expected;
            }
        }
        assertThat(compared).isGreaterThan(10_000);
    }

    private record OutflowAt(OutflowSample sample, int venue) {}

    private static MarketEvent event(Row row, int i) {
        MarketEvent event = row.toEvent();
        return row.action().isPrint() ? event.order(row.bid() + i % 3L, 100L + i) : event;
    }

    private static List<OutflowAt> probed(List<Row> rows, Side side, QueueModel queue) {
        VenueBooks books = new VenueBooks(new int[] {1, 2, 3});
        MarketView market = books.view();
        OutflowFlows.Terms terms = new OutflowFlows.Terms(side, queue, PrintRules.DEFAULT, Long.MAX_VALUE / 2, 1);
        HypotheticalOrders probes = new HypotheticalOrders(market, terms, new RecentBook(market, PrintRules.DEFAULT));
        for (int i = 0; i < rows.size(); i++) {
            MarketEvent event = event(rows.get(i), i);
            if (!event.action().isPrint()) {
                books.apply(event);
            }
            probes.onMarket(new MarketUpdate(event, market, () -> 0), event.eventNs());
            if (i == JOINED_AT) {
                probes.start(event.eventNs());
            }
        }
        List<OutflowAt> samples = new ArrayList<>();
        probes.collect((sample, venue) -> samples.add(new OutflowAt(sample, venue)));
        return samples;
    }

    private static long filled(List<Row> rows, Side side, QueueModel queue, int at, long qty) {
        VenueBooks books = new VenueBooks(new int[] {1, 2, 3});
        MarketView market = books.view();
        long[] filled = new long[1];
        VenueSimulator venues = new VenueSimulator(
                market,
                VenueModels.defaults().withQueue(queue),
                report -> filled[0] += report.kind().isFill() ? report.lastQty() : 0);
        for (int i = 0; i < rows.size(); i++) {
            MarketEvent event = event(rows.get(i), i);
            int venue = event.action().isPrint() ? market.venueOf(event.publisherId()) : books.apply(event);
            venues.onEvent(venue, event, event.eventNs());
            if (i == JOINED_AT) {
                long signed = market.opposite(side.opposite()).signedPxE9(at);
                long pxE9 = side.opposite().sign() * signed;
                venues.send(ChildOrder.day(1, at, side, qty, pxE9), event.eventNs());
                filled[0] = 0;
            }
        }
        return filled[0];
    }
}
