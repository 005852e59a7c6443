package io.slipway.outflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.MarketUpdate;
import io.slipway.market.MarketView;
import io.slipway.market.VenueBooks;
import io.slipway.model.Side;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.venue.PrintRules;
import io.slipway.venue.QueueModels;
import io.slipway.venue.RecentBook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Hypothetical orders that are passed the rows that concern them, against the same orders that are passed every row. */
class OutflowFlowTest {

    private static final int TAPES = 200 * Integer.getInteger("slipway.times", 1);
    private static final int ROWS = 400;
    private static final int[] PUBLISHERS = {1, 2, 3};
    private static final long MILLISECOND = 1_000_000;
    private static final long HORIZON_NS = 60 * MILLISECOND;
    private static final int MANY = 1000;

    /** The flow as its definition says: each slot takes each row, with a recent past of its own. */
    private static final class EveryRow {

        private static final int SLOTS = 8;

        private final HypotheticalOrders[] slots = new HypotheticalOrders[SLOTS];
        private final List<List<OutflowSample>> samples = new ArrayList<>();
        private int started;
        private long nextStartNs = Long.MIN_VALUE;

        EveryRow(MarketView known, OutflowFlows.Terms terms) {
            Arrays.setAll(slots, slot -> new HypotheticalOrders(known, terms, new RecentBook(known, terms.prints())));
            for (int venue = 0; venue < known.venues(); venue++) {
                samples.add(new ArrayList<>());
            }
        }

        void onMarket(MarketUpdate update, long nowNs) {
            for (int slot = 0; slot < started; slot++) {
                boolean over = slots[slot].isOver(nowNs);
                if (over) {
                    slots[slot].collect((sample, venue) -> samples.get(venue).add(sample));
                }
                slots[slot].onMarket(update, nowNs);
                if (over) {
                    slots[slot].start(nowNs);
                }
            }
            if (started < SLOTS && nowNs >= nextStartNs) {
                slots[started++].start(nowNs);
                nextStartNs = nowNs + HORIZON_NS / SLOTS;
            }
        }
    }

    private final SplittableRandom random = new SplittableRandom(28);
    private long timeNs;
    private long row;
    private int depth;

    /** A quote near the one before, so that prices come back, sides vanish and markets lock; a print; a clear; or a halt. */
    private MarketEvent event(MarketEvent before) {
        timeNs += random.nextInt(3) == 0 ? 0 : random.nextLong(2 * MILLISECOND);
        int kind = random.nextInt(100);
        BookAction action = kind == 0
                ? BookAction.CLEAR
                : kind == 1 ? BookAction.HALT : kind < 5 ? BookAction.RESUME : kind < 25 ? BookAction.TRADE : null;
        BookSide told = random.nextInt(3) > 0 ? BookSide.NONE : random.nextBoolean() ? BookSide.BID : BookSide.ASK;
        MarketEvent event = new MarketEvent()
                .times(timeNs, timeNs)
                .origin(before.publisherId(), row++)
                .action(action == null ? BookAction.MODIFY : action, told, 0)
                .order(97 + random.nextInt(9), 1 + random.nextInt(20));
        boolean isNewBid = random.nextInt(3) == 0;
        boolean isNewAsk = random.nextInt(3) == 0;
        event.bid(isNewBid || !before.hasBid() ? 98 + random.nextInt(4) : before.bidPxE9(), size(before.bidSize()));
        event.ask(isNewAsk || !before.hasAsk() ? 101 + random.nextInt(4) : before.askPxE9(), size(before.askSize()));
        if (depth > 1) {
            event.levels(depth);
            event.addBid(97 - random.nextInt(2), 1 + random.nextInt(20));
            event.addAsk(105 + random.nextInt(2), 1 + random.nextInt(20));
        }
        return event;
    }

    private long size(long before) {
        int what = random.nextInt(12);
        return what == 0 ? 0 : what < 5 || before == 0 ? 1 + random.nextInt(30) : before;
    }

    private MarketEvent[] first() {
        MarketEvent[] first = new MarketEvent[PUBLISHERS.length];
        Arrays.setAll(
                first,
                venue -> new MarketEvent()
                        .origin(PUBLISHERS[venue], 0)
                        .bid(99, 10)
                        .ask(101, 10));
        return first;
    }

    private static void save(OutflowFlow from, OutflowFlow to) {
        StateWriter state = new StateWriter();
        from.save(state);
        StateReader reader = new StateReader(state.toBytes());
        to.restore(reader);
        reader.end();
    }

    private OutflowFlows.Terms terms(Side side) {
        PrintRules prints = random.nextBoolean() ? PrintRules.DEFAULT : new PrintRules(3 * MILLISECOND, 150);
        var queue = random.nextBoolean() ? QueueModels.tradesOnly() : QueueModels.power(2);
        return new OutflowFlows.Terms(side, queue, prints, HORIZON_NS, MANY);
    }

    /** Two flows of one beginning share their past; the books change now and then without a row, as at the end of a session. */
    @Test
    void givesTheSamplesOfOrdersThatArePassedEveryRow() {
        long filled = 0;
        long all = 0;
        for (int tape = 0; tape < TAPES; tape++) {
            depth = tape % 4 == 3 ? 3 : 1;
            VenueBooks books = new VenueBooks(PUBLISHERS);
            MarketView known = books.view();
            OutflowFlows.Terms buys = terms(Side.BUY);
            OutflowFlows.Terms sells = new OutflowFlows.Terms(Side.SELL, buys.queue(), buys.prints(), HORIZON_NS, MANY);
            OutflowFlows flows = new OutflowFlows();
            List<OutflowFlow> fast = List.of(flows.beginningWith(0, buys, known), flows.beginningWith(0, sells, known));
            List<EveryRow> slow = List.of(new EveryRow(known, buys), new EveryRow(known, sells));
            MarketEvent[] before = first();
            for (int i = 0; i < ROWS; i++) {
                int at = random.nextInt(PUBLISHERS.length);
                MarketEvent event = event(before[at]);
                int unseen = random.nextInt(60);
                if (unseen == 0) {
                    books.clear();
                } else if (event.action().isBook()) {
                    books.apply(event);
                    before[at] = event;
                }
                if (unseen > 1) {
                    long number = i;
                    MarketUpdate update = new MarketUpdate(event, known, () -> number);
                    fast.forEach(each -> each.onMarket(update, timeNs));
                    fast.get(random.nextInt(2)).onMarket(update, timeNs);
                    slow.forEach(each -> each.onMarket(update, timeNs));
                }
                if (tape % 5 == 0 && i % 97 == 96) {
                    OutflowFlows others = new OutflowFlows();
                    List<OutflowFlow> resumed =
                            List.of(others.beginningWith(0, buys, known), others.beginningWith(0, sells, known));
                    save(fast.get(0), resumed.get(0));
                    save(fast.get(1), resumed.get(1));
                    fast = resumed;
                }
            }
            for (int side = 0; side < 2; side++) {
                for (int venue = 0; venue < PUBLISHERS.length; venue++) {
                    List<OutflowSample> expected = slow.get(side).samples.get(venue);
                    assertThat(fast.get(side).samples(venue))
                            .as("tape %s", tape)
                            .isEqualTo(expected);
                    all += expected.size();
                    filled += expected.stream().filter(OutflowSample::isFilled).count();
                }
            }
        }
        assertThat(filled).isGreaterThan(10L * TAPES);
        assertThat(all - filled).isGreaterThan(10L * TAPES);
    }
}
