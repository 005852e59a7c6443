package io.slipway.engine.quotes;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.Backtest;
import io.slipway.engine.Catalogue;
import io.slipway.engine.Latency;
import io.slipway.engine.Replay;
import io.slipway.engine.RunSpec;
import io.slipway.engine.StrategyResult;
import io.slipway.engine.StrategySpec;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.Fill;
import io.slipway.model.Instrument;
import io.slipway.model.Liquidity;
import io.slipway.model.ParentOrder;
import io.slipway.model.PriceBand;
import io.slipway.model.PriceLimits;
import io.slipway.model.Side;
import io.slipway.strategy.Definition;
import io.slipway.strategy.ScheduleSettings;
import io.slipway.strategy.Strategy;
import io.slipway.strategy.TradingContext;
import io.slipway.tape.MarketTape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs that pass rows while all their strategies sleep, against the same runs step by step, which pass none. */
class LeapsTest {

    private static final long MS = 1_000_000;
    private static final int ROWS = 4_000;
    private static final int TAPES = 60;
    private static final int RESTING_TAPES = 120;
    private static final int VENUES = 4;
    private static final long PX = 1_000;

    /**
     * At each turn of its timer it takes a little, rests an order for a moment or cancels it, and sleeps in between. So what is known of the
     * recent past when it wakes decides how it is filled.
     */
    private static final class RestingAtTimes implements Strategy {

        private final SplittableRandom random;

        RestingAtTimes(long seed) {
            random = new SplittableRandom(seed);
        }

        @Override
        public void onStart(TradingContext context) {
            context.setTimer("turn", context.nowNs() + 1 + random.nextLong(200 * MS));
        }

        @Override
        public void onTimer(String name, TradingContext context) {
            long nextNs = 1 + random.nextLong(400 * MS);
            if (!context.working().isEmpty()) {
                context.cancelAll();
            } else if (random.nextInt(4) == 0) {
                context.takeAtBest(Math.min(context.remainingQty(), 1 + random.nextLong(60)));
            } else if (context.near().hasBest() && context.remainingQty() > 0) {
                int sign = context.order().side().sign();
                long limit = context.near().bestPxE9() + (long) sign * random.nextInt(-1, 1);
                context.postOnly(random.nextInt(VENUES), Math.min(context.remainingQty(), 50), limit);
                nextNs = 1 + random.nextLong(100 * MS);
            }
            context.setTimer("turn", context.nowNs() + nextNs);
        }

        @Override
        public long idleUntilNs() {
            return Long.MAX_VALUE;
        }
    }

    private static MarketTape tape(SplittableRandom random) {
        return tape(random, 40);
    }

    /**
     * Quotes that wander, with prints of which most name their aggressor from some row on, halts, cleared books, and rows out of order.
     * On some tapes no venue shows one of the sides for a while, and so the last sound mid is an old one.
     */
    private static MarketTape tape(SplittableRandom random, long largestPrint) {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("TEST"));
        MarketEvent event = new MarketEvent();
        long pauseNs = random.nextBoolean() ? 40 * MS : random.nextLong(4, 9) * MS;
        int printsFrom = random.nextBoolean() ? 360 : 200;
        int namedFrom = random.nextInt(2 * ROWS);
        boolean isOneSided = random.nextInt(5) == 0;
        long timeNs = 1_000 * MS;
        long mid = PX;
        for (int row = 0; row < ROWS; row++) {
            timeNs += random.nextInt(3) == 0 ? 0 : random.nextLong(pauseNs);
            mid += random.nextInt(isOneSided ? 4 : 30) == 0 ? random.nextInt(-1, 2) : 0;
            int missing = isOneSided ? row / 20 % 4 : 0;
            long eventNs = timeNs - (random.nextInt(20) == 0 ? random.nextLong(pauseNs) : 0);
            int kind = random.nextInt(400);
            BookAction action = kind == 0
                    ? BookAction.HALT
                    : kind == 1 ? BookAction.RESUME : kind < 7 ? BookAction.CLEAR : BookAction.MODIFY;
            boolean isBuy = random.nextBoolean();
            event.times(eventNs, eventNs)
                    .origin(1 + random.nextInt(VENUES), 0)
                    .action(action, BookSide.NONE, 0)
                    .orderWithoutPrice(0);
            if (kind > printsFrom) {
                event.action(
                                BookAction.TRADE,
                                row >= namedFrom && random.nextInt(3) > 0
                                        ? (isBuy ? BookSide.BID : BookSide.ASK)
                                        : BookSide.NONE,
                                0)
                        .order(mid + (isBuy ? 1L : -1) * (1 + random.nextInt(2)), 1 + random.nextLong(largestPrint));
            }
            event.bid(
                            mid - 1 - random.nextInt(2),
                            missing == 1 || random.nextInt(30) == 0 ? 0 : 100 * random.nextLong(1, 4))
                    .ask(
                            mid + 1 + random.nextInt(2),
                            missing == 2 || random.nextInt(30) == 0 ? 0 : 100 * random.nextLong(1, 4));
            tape.add(event);
        }
        return tape.build();
    }

    /** Of half of the orders the last sound mid decides what they pay at most. */
    private static ParentOrder order(SplittableRandom random, long qty, MarketTape tape) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        ParentOrder order = new ParentOrder(side, qty, tape.firstEventNs() + 900 * MS, tape.lastEventNs() + MS);
        PriceBand band = new PriceBand(PriceBand.Rule.WIDTH, random.nextLong(1, 40));
        return random.nextBoolean() ? order.withPrices(new PriceLimits(null, band)) : order;
    }

    private static List<StrategyResult> stepByStep(Backtest backtest, List<StrategySpec> strategies) {
        Replay run = backtest.start(strategies);
        boolean more = true;
        while (more) {
            more = run.step();
        }
        return run.results();
    }

    @Test
    void theResultsAreThoseOfRowsOneByOne() {
        SplittableRandom random = new SplittableRandom(1);
        long leaping = 0;
        long stepping = 0;
        long filled = 0;
        for (int i = 0; i < TAPES; i++) {
            AtomicLong reads = new AtomicLong();
            MarketTape tape = tape(random).withReadListener(row -> reads.incrementAndGet());
            ParentOrder order = order(random, random.nextLong(2_000, 10_000), tape);
            Latency latency = random.nextBoolean()
                    ? Latency.NONE
                    : Latency.constant(false, 0, random.nextLong(60 * MS), random.nextLong(60 * MS));
            RunSpec spec = RunSpec.of(order)
                    .withSchedule(ScheduleSettings.ofSlices(random.nextLong(300 * MS, 3_000 * MS)))
                    .withLatency(latency);
            Backtest backtest = new Backtest(tape, spec);
            List<StrategySpec> strategies = Stream.of("twap", "vwap", "almgren-chriss", "all-cross")
                    .limit(1 + random.nextInt(4))
                    .map(name -> spec.strategy(Catalogue.installed().find(name).orElseThrow()))
                    .toList();
            List<StrategyResult> expected = stepByStep(backtest, strategies);
            stepping += reads.getAndSet(0);
            assertThat(backtest.runAll(strategies)).isEqualTo(expected);
            leaping += reads.get();
            filled += expected.get(0).execution().qty();
        }
        assertThat(filled).isGreaterThan(TAPES * 1_000L);
        assertThat(leaping).isLessThan(stepping * 95 / 100);
    }

    @Test
    void anOrderThatRestsAfterALeapIsFilledAsIfNoneHadBeenPassed() {
        SplittableRandom random = new SplittableRandom(2);
        long leaping = 0;
        long stepping = 0;
        long rested = 0;
        for (int i = 0; i < RESTING_TAPES; i++) {
            AtomicLong reads = new AtomicLong();
            MarketTape tape = tape(random, 400).withReadListener(row -> reads.incrementAndGet());
            RunSpec spec = RunSpec.of(order(random, 1_000_000, tape));
            long seed = random.nextLong();
            List<StrategySpec> strategies = List.of(spec.strategy(
                    Definition.of("resting-at-times", "rests and sleeps", of -> new RestingAtTimes(seed))));
            Backtest backtest = new Backtest(tape, spec);
            List<StrategyResult> expected = stepByStep(backtest, strategies);
            stepping += reads.getAndSet(0);
            assertThat(backtest.runAll(strategies)).as("tape=%s", i).isEqualTo(expected);
            leaping += reads.get();
            rested += expected.get(0).fills().stream()
                    .filter(fill -> fill.liquidity() == Liquidity.MAKER)
                    .count();
        }
        assertThat(rested).isGreaterThan(RESTING_TAPES);
        assertThat(leaping).isLessThan(stepping * 95 / 100);
    }

    private static final long SECOND = 1_000 * MS;

    /** Sleeps but for two turns of its timer. */
    private record AtTwoTimes(Consumer<TradingContext> first, Consumer<TradingContext> second) implements Strategy {

        @Override
        public void onStart(TradingContext context) {
            context.setTimer("first", 10 * SECOND);
            context.setTimer("second", 20 * SECOND);
        }

        @Override
        public void onTimer(String name, TradingContext context) {
            (name.equals("first") ? first : second).accept(context);
        }

        @Override
        public long idleUntilNs() {
            return Long.MAX_VALUE;
        }
    }

    private static void addRow(MarketTape.Builder tape, long timeNs, int publisherId, Consumer<MarketEvent> change) {
        MarketEvent event = new MarketEvent()
                .times(timeNs, timeNs)
                .origin(publisherId, 0)
                .action(BookAction.MODIFY, BookSide.NONE, 0)
                .orderWithoutPrice(0)
                .bid(PX - 5, 100)
                .ask(publisherId == 1 ? PX + 1 : PX + 5, 100);
        change.accept(event);
        tape.add(event);
    }

    /** Fills before the end of a run of one strategy, which are the same with and without leaps. Publisher 2 shows quotes ten times a second. */
    private static List<Long> fills(Map<Long, Consumer<MarketEvent>> ofFirst, AtTwoTimes strategy) {
        MarketTape.Builder rows = new MarketTape.Builder(new Instrument("TEST"));
        addRow(rows, SECOND, 1, any -> {});
        for (long timeNs = SECOND; timeNs < 30 * SECOND; timeNs += 50 * MS) {
            Consumer<MarketEvent> change = ofFirst.get(timeNs / MS);
            if (change != null) {
                addRow(rows, timeNs, 1, change);
            } else if (timeNs % (100 * MS) == 0) {
                long size = 100 + timeNs / MS % 7;
                addRow(rows, timeNs, 2, event -> event.bid(PX - 6, size));
            }
        }
        AtomicLong reads = new AtomicLong();
        MarketTape tape = rows.build().withReadListener(row -> reads.incrementAndGet());
        RunSpec spec = RunSpec.of(new ParentOrder(Side.BUY, 1_000, SECOND + 500 * MS, 40 * SECOND));
        List<StrategySpec> strategies =
                List.of(spec.strategy(Definition.of("at-two-times", "sleeps but for two times", any -> strategy)));
        Backtest backtest = new Backtest(tape, spec);
        List<StrategyResult> expected = stepByStep(backtest, strategies);
        long stepping = reads.getAndSet(0);
        assertThat(backtest.runAll(strategies)).isEqualTo(expected);
        assertThat(reads.get()).isLessThan(stepping);
        return expected.get(0).fills().stream()
                .filter(fill -> fill.timeNs() < 30 * SECOND)
                .map(Fill::qty)
                .toList();
    }

    /** Data that named an aggressor once means no displayed order by a print without one, so it gives nothing back of what was taken. */
    @Test
    void theFirstPrintThatNamesAnAggressorIsNotPassed() {
        Consumer<MarketEvent> unnamed =
                event -> event.action(BookAction.TRADE, BookSide.NONE, 0).order(PX + 1, 50);
        AtTwoTimes taking = new AtTwoTimes(context -> context.takeAtBest(60), context -> context.takeAtBest(100));
        Map<Long, Consumer<MarketEvent>> rows = new HashMap<>(Map.of(10_550L, unnamed, 11_050L, event -> {}));
        assertThat(fills(rows, taking)).containsExactly(60L, 90L);
        rows.put(
                3_050L, event -> event.action(BookAction.TRADE, BookSide.BID, 0).order(PX + 1, 10));
        assertThat(fills(rows, taking)).containsExactly(60L, 40L);
    }

    /** Also where the first row that shows a queue after a cleared book is passed, an order that arrives later has that queue ahead of it. */
    @Test
    void aQueueThatIsShownAgainWhileAllSleepIsAheadOfTheNextOrder() {
        AtTwoTimes joining = new AtTwoTimes(context -> {}, context -> context.postOnly(0, 50, PX - 5));
        Map<Long, Consumer<MarketEvent>> rows = new HashMap<>();
        rows.put(
                12_050L,
                event -> event.action(BookAction.CLEAR, BookSide.NONE, 0)
                        .bid(0, 0)
                        .ask(0, 0));
        rows.put(15_050L, event -> {});
        rows.put(
                17_050L,
                event -> event.action(BookAction.TRADE, BookSide.NONE, 0).order(PX - 3, 10));
        rows.put(
                21_050L,
                event -> event.action(BookAction.TRADE, BookSide.ASK, 0).order(PX - 5, 120));
        assertThat(fills(rows, joining)).containsExactly(20L);
    }
}
