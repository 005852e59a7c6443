package io.slipway.executions.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.calendar.TradingHours;
import io.slipway.engine.Latency;
import io.slipway.engine.Tapes;
import io.slipway.engine.Tapes.Row;
import io.slipway.executions.FillIds;
import io.slipway.executions.FillReport;
import io.slipway.executions.FillTerms;
import io.slipway.executions.IssueTally;
import io.slipway.executions.OwnFill;
import io.slipway.executions.OwnRecords;
import io.slipway.executions.Reconciliation;
import io.slipway.executions.measure.MeasureTerms.Reach;
import io.slipway.market.BookAction;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.model.Liquidity;
import io.slipway.model.Money;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The best price that a router could reach before each fill. */
class ReachableQuotesTest {

    private static final long MS = 1_000_000L;

    private static OwnFill fill(int id, long timeNs, Side side, int publisherId, long pxE9) {
        FillTerms terms = new FillTerms(side, 0L, Liquidity.TAKER, false, Map.of());
        return new OwnFill(new FillIds(Integer.toString(id), "", ""), "X", timeNs, publisherId, 100, pxE9, terms);
    }

    private static List<MeasuredFill> measured(MarketTape tape, Reach reach, List<OwnFill> fills) {
        Reconciliation found = Reconciliation.of(
                new OwnRecords(List.of(), fills.stream().map(FillReport::of).toList()));
        List<MeasuredFill> measured = new ArrayList<>();
        MeasureTerms terms = MeasureTerms.of(TradingHours.UNLIMITED).with(reach);
        new SymbolMeasure(terms, new IssueTally(), order -> measured.addAll(order.fills()))
                .measure(tape, found.executions());
        return measured;
    }

    private static Row quote(long ms, int venue, String bid, String ask) {
        return Row.quote(ms / 1e3, venue, Money.parseE9(bid), 100, Money.parseE9(ask), 100);
    }

    /**
     * Worked by hand: the router sends to venue 2 alone, and receives quotes after 250 ms. Venue 43 is better by a cent all the time.
     * Venue 2 shows 10.00 from 100 ms on, which the router knows after 350 ms; at 350 ms sharp it does not know it yet.
     */
    @Test
    void aBetterPriceElsewhereOrNotYetReceivedIsOutOfReach() {
        MarketTape tape = Tapes.of(
                quote(0, 2, "9.98", "10.02"),
                quote(0, 43, "9.99", "10.01"),
                quote(100, 2, "9.98", "10.00"),
                quote(2_000, 2, "9.98", "10.00"));
        long px = Money.parseE9("10.02");
        List<OwnFill> fills = new ArrayList<>();
        long[] times = {200, 300, 350, 351};
        for (int i = 0; i < times.length; i++) {
            fills.add(fill(i, times[i] * MS, Side.BUY, 2, px));
        }
        Reach late = new Reach(Set.of(2), Latency.constant(false, 250 * MS, 0, 0));
        assertThat(measured(tape, late, fills))
                .extracting(MeasuredFill::reachableE9)
                .containsExactly(null, px, px, Money.parseE9("10.00"));
        assertThat(measured(tape, new Reach(Set.of(2), Latency.NONE), fills))
                .extracting(MeasuredFill::reachableE9)
                .containsOnly(Money.parseE9("10.00"));
        assertThat(measured(tape, new Reach(Set.of(2, 43), late.latency()), fills.subList(1, 2)))
                .extracting(MeasuredFill::reachableE9)
                .containsExactly(Money.parseE9("10.01"));
        assertThat(measured(tape, Reach.NONE, fills))
                .extracting(MeasuredFill::reachableE9)
                .containsOnlyNulls();
    }

    @Test
    void aSlowRecomputationFindsTheSamePrices() {
        int found = 0;
        int none = 0;
        for (int seed = 0; seed < 150; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            MarketTape tape = tape(random);
            Latency latency = Latency.constant(random.nextBoolean(), random.nextInt(3) * 400L * MS, 0, 0);
            Set<Integer> reached = random.nextBoolean() ? Set.of(1, 3) : Set.of(2);
            List<OwnFill> fills = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                long timeNs = random.nextInt(120) * 500L * MS;
                fills.add(fill(i, timeNs, random.nextBoolean() ? Side.BUY : Side.SELL, 1, 1_000));
            }
            for (MeasuredFill each : measured(tape, new Reach(reached, latency), fills)) {
                Long slow = each.fill().market() == null
                        ? null
                        : slowly(tape, reached, latency, each.own().timeNs(), sideOf(each.own()));
                assertThat(each.reachableE9())
                        .as("seed %d, %s", seed, each.own())
                        .isEqualTo(slow);
                found += slow == null ? 0 : 1;
                none += slow == null ? 1 : 0;
            }
        }
        assertThat(found).isGreaterThan(500);
        assertThat(none).isGreaterThan(50);
    }

    private static Side sideOf(OwnFill fill) {
        return Objects.requireNonNull(fill.terms().side());
    }

    /** Quotes, clears, prints and halts of three venues on a grid of half seconds, received up to a second later. */
    private static MarketTape tape(SplittableRandom random) {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("TEST"));
        for (Row row : Tapes.random(random, 80)) {
            long timeNs = row.timeNs() / (500 * MS) * 500 * MS;
            MarketEvent event = row.toEvent().times(timeNs, timeNs + random.nextInt(3) * 500L * MS);
            int kind = random.nextInt(12);
            if (kind < 2) {
                event = event.action(
                        kind == 0 ? BookAction.HALT : BookAction.RESUME, io.slipway.market.BookSide.NONE, 0);
            }
            tape.add(event);
        }
        return tape.build();
    }

    /** Goes through the whole tape for one fill. A row counts when it and all before it were received. */
    private static @Nullable Long slowly(
            MarketTape tape, Set<Integer> reached, Latency latency, long fillNs, Side side) {
        Map<Integer, long[]> books = new HashMap<>();
        Map<Integer, Boolean> halts = new HashMap<>();
        long receivedNs = Long.MIN_VALUE;
        MarketEvent event = new MarketEvent();
        for (long i = 0; i < tape.size(); i++) {
            tape.read(i, event);
            long ownNs = latency.recordedFeed() ? Math.max(event.recvNs(), event.eventNs()) : event.eventNs();
            receivedNs = Math.max(receivedNs, ownNs + latency.feedNs());
            if (receivedNs >= fillNs) {
                break;
            }
            if (event.action() == BookAction.HALT || event.action() == BookAction.RESUME) {
                halts.put(event.publisherId(), event.action() == BookAction.HALT);
            } else if (event.action() == BookAction.CLEAR) {
                books.remove(event.publisherId());
            } else if (!event.action().isPrint()) {
                books.put(event.publisherId(), new long[] {
                    event.hasBid() ? event.bidPxE9() : Long.MIN_VALUE, event.hasAsk() ? event.askPxE9() : Long.MAX_VALUE
                });
            }
        }
        Long best = null;
        for (int venue : reached) {
            long[] book = books.get(venue);
            if (book == null || halts.getOrDefault(venue, false) || book[0] >= book[1]) {
                continue;
            }
            long touch = side == Side.BUY ? book[1] : book[0];
            boolean isThere = touch != Long.MIN_VALUE && touch != Long.MAX_VALUE;
            if (isThere && (best == null || (side == Side.BUY ? touch < best : touch > best))) {
                best = touch;
            }
        }
        return best;
    }
}
