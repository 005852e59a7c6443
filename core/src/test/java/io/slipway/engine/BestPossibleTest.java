package io.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.Tapes.Row;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.MarketView;
import io.slipway.market.VenueBooks;
import io.slipway.model.FeeSchedule;
import io.slipway.model.FeeTable;
import io.slipway.model.Fill;
import io.slipway.model.Instrument;
import io.slipway.model.Liquidity;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.tape.MarketTape;
import io.slipway.tca.BestPossible;
import io.slipway.tca.Execution;
import io.slipway.venue.ConservedLiquidity;
import io.slipway.venue.PrintRules;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BestPossibleTest {

    private static final long SECOND = Tapes.SECOND;
    private static final int SMALL_TAPES = 10_000;

    @Test
    void takesTheCheapestLotsOfTheReference() {
        MarketTape tape = Tapes.of(
                Row.quote(1, 1, 9_000, 1, 10_002, 300),
                Row.quote(1, 2, 9_000, 1, 10_003, 500),
                Row.quote(2, 3, 9_000, 1, 10_000, 200),
                Row.quote(2, 4, 9_000, 1, 10_001, 400),
                Row.quote(3, 5, 9_000, 1, 10_005, 600),
                Row.quote(3, 6, 9_000, 1, 9_999, 100));
        Execution best = BestPossible.of(
                tape, new ParentOrder(Side.BUY, 1_000, 0, 9 * SECOND), FeeTable.FREE, PrintRules.DEFAULT);
        assertThat(best.qty()).isEqualTo(1_000);
        assertThat(best.cashE9()).isEqualTo(BigInteger.valueOf(10_000_900));
    }

    @Test
    void countsAShareOnceHoweverOftenItIsShown() {
        MarketTape tape = Tapes.of(
                Row.quote(1, 1, 90, 1, 100, 10), Row.quote(2, 1, 90, 1, 100, 4), Row.quote(3, 1, 90, 1, 100, 7));
        assertThat(BestPossible.of(
                                tape, new ParentOrder(Side.BUY, 99, 0, 9 * SECOND), FeeTable.FREE, PrintRules.DEFAULT)
                        .qty())
                .isEqualTo(13);
    }

    private static MarketEvent print(double seconds, long px, long size) {
        long timeNs = (long) (seconds * SECOND);
        return new MarketEvent()
                .times(timeNs, timeNs)
                .origin(1, 0)
                .action(BookAction.TRADE, BookSide.BID, 0)
                .order(px, size)
                .bid(90, 1)
                .ask(100, 10);
    }

    private static long mostOf(MarketEvent... rows) {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("TEST"));
        List.of(rows).forEach(tape::add);
        return BestPossible.of(
                        tape.build(), new ParentOrder(Side.BUY, 99, 0, 9 * SECOND), FeeTable.FREE, PrintRules.DEFAULT)
                .qty();
    }

    /** Ten are shown; a print of four leaves the ten there, so that four are new. */
    @Test
    void countsWhatPrintsShowToBeNew() {
        MarketEvent shown = Row.quote(1, 1, 90, 1, 100, 10).toEvent();
        assertThat(mostOf(shown, print(2, 100, 4))).isEqualTo(14);
        assertThat(mostOf(shown, print(2, 100, 4), print(3, 100, 4))).isEqualTo(18);
        assertThat(mostOf(
                        shown,
                        print(2, 100, 4),
                        Row.quote(2.001, 1, 90, 1, 100, 6).toEvent()))
                .as("the fall is the print")
                .isEqualTo(10);
        assertThat(mostOf(
                        shown,
                        print(2, 100, 4),
                        Row.quote(2.001, 1, 90, 1, 100, 9).toEvent()))
                .as("the fall is a part of the print")
                .isEqualTo(13);
        assertThat(mostOf(shown, print(2, 99, 4))).as("at no displayed price").isEqualTo(10);
        assertThat(mostOf(shown, print(2, 100, 40)))
                .as("a level refills to its size")
                .isEqualTo(20);
        assertThat(mostOf(print(0.5, 100, 4), shown)).as("before the quote").isEqualTo(10);
    }

    /** Every way of taking at every row, by the ledger of the simulator. */
    private static final class BruteForce {

        private final List<Row> rows;
        private final Side side;
        private final long qty;
        private final long feeE9;
        private long mostFilled = -1;
        private long leastCost;

        BruteForce(List<Row> rows, Side side, long qty, long feeE9) {
            this.rows = rows;
            this.side = side;
            this.qty = qty;
            this.feeE9 = feeE9;
        }

        void tryAll(int row, byte[] ledger, long filled, long cost) {
            if (filled > mostFilled || (filled == mostFilled && cost < leastCost)) {
                mostFilled = filled;
                leastCost = cost;
            }
            if (row == rows.size()) {
                return;
            }
            VenueBooks books = new VenueBooks(new int[] {1, 2, 3});
            MarketView market = books.view();
            int venue = 0;
            for (int i = 0; i <= row; i++) {
                venue = books.apply(rows.get(i).toEvent());
            }
            ConservedLiquidity taken = restored(ledger);
            long nowNs = rows.get(row).timeNs();
            taken.onLevels(venue, market.opposite(side), nowNs);
            byte[] before = saved(taken);
            tryAll(row + 1, before, filled, cost);
            if (market.opposite(side).has(venue)) {
                long px = market.opposite(side).signedPxE9(venue);
                long displayed = market.opposite(side).size(venue);
                long available = Math.min(qty - filled, taken.available(venue, px, displayed, nowNs));
                for (long take = 1; take <= available; take++) {
                    ConservedLiquidity after = restored(before);
                    after.onTake(venue, px, take, displayed, nowNs);
                    tryAll(row + 1, saved(after), filled + take, cost + take * (px + feeE9));
                }
            }
        }

        private static byte[] saved(ConservedLiquidity ledger) {
            StateWriter state = new StateWriter();
            ledger.save(state);
            return state.toBytes();
        }

        private static ConservedLiquidity restored(byte[] bytes) {
            ConservedLiquidity ledger = new ConservedLiquidity(3);
            if (bytes.length > 0) {
                ledger.restore(new StateReader(bytes));
            }
            return ledger;
        }
    }

    @Test
    void isWhatTryingEverythingFindsOnSmallTapes() {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < SMALL_TAPES; i++) {
            List<Row> rows = new ArrayList<>();
            for (int k = 1 + random.nextInt(5); k > 0; k--) {
                BookAction action = random.nextInt(8) == 0 ? BookAction.CLEAR : BookAction.ADD;
                long bid = 90 + random.nextLong(3);
                rows.add(Row.quote(
                                rows.size() + 1.0,
                                1 + random.nextInt(3),
                                bid,
                                random.nextLong(3),
                                bid + 1 + random.nextLong(3),
                                random.nextLong(3))
                        .withAction(action));
            }
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            ParentOrder order = new ParentOrder(side, 1 + random.nextLong(4), 0, 9 * SECOND);
            long feeE9 = random.nextLong(3) - 1;
            BruteForce brute = new BruteForce(rows, side, order.qty(), feeE9);
            brute.tryAll(0, new byte[0], 0, 0);
            MarketTape.Builder tape = new MarketTape.Builder(new Instrument("TEST"));
            rows.forEach(row -> tape.add(row.toEvent()));
            Execution best = BestPossible.of(
                    tape.build(), order, FeeTable.flat(FeeSchedule.perShare(feeE9, 0)), PrintRules.DEFAULT);
            assertThat(best.qty()).isEqualTo(brute.mostFilled);
            assertThat(best.cashE9().longValue() * side.sign()).isEqualTo(brute.leastCost);
        }
    }

    /** Every other row is followed by a print at one of its quotes, which mostly leaves them as they are. */
    private static MarketTape withPrints(List<Row> rows, SplittableRandom random) {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("TEST"));
        BookSide[] sides = BookSide.values();
        for (Row row : rows) {
            MarketEvent quote = row.toEvent();
            tape.add(quote);
            if (random.nextBoolean() && quote.hasBid() && quote.hasAsk() && row.action() == BookAction.ADD) {
                tape.add(row.toEvent()
                        .action(BookAction.TRADE, sides[random.nextInt(sides.length)], 0)
                        .order(random.nextBoolean() ? row.ask() : row.bid(), 1 + random.nextLong(300)));
            }
        }
        return tape.build();
    }

    /**
     * Ten are shown and taken. Six of them go, and 5 ms later there is a print of six: as one event, none of the four that stay is
     * new; as two, the print shows that four are.
     */
    @ParameterizedTest
    @CsvSource({"10000000, 10", "4000000, 14"})
    void theBoundFollowsTheRulesOfPrints(long pairNs, long most) {
        PrintRules prints = new PrintRules(pairNs, 10);
        MarketTape.Builder rows = new MarketTape.Builder(new Instrument("TEST"));
        rows.add(Row.quote(1, 1, 90, 1, 100, 10).toEvent());
        rows.add(Row.quote(2, 1, 90, 1, 100, 4).toEvent());
        rows.add(print(2.005, 100, 6));
        rows.add(Row.quote(3, 1, 90, 1, 100, 4).toEvent());
        MarketTape tape = rows.build();
        ParentOrder order = new ParentOrder(Side.BUY, 99, 0, 9 * SECOND);
        assertThat(BestPossible.of(tape, order, FeeTable.FREE, prints).qty()).isEqualTo(most);
        RunSpec spec = BacktestTest.settings(Rules.standard(), Side.BUY, 99, 9)
                .withOrder(order)
                .withModel(model(prints));
        assertThat(new Backtest(tape, spec)
                        .run(List.of(Rules.standard().find("best-ask").orElseThrow())))
                .extracting(result -> result.execution().qty())
                .containsExactly(most);
    }

    private static ExecutionModel model(PrintRules prints) {
        ExecutionModel usual = ExecutionModel.DEFAULT;
        return new ExecutionModel(usual.latency(), usual.queue(), 0, 0, usual.outflow(), null, null, prints);
    }

    /** No strategy that only takes is cheaper than the bound for what it filled, with any latency, any start and any rules of prints. */
    @ParameterizedTest
    @CsvSource({"10000000, 10", "0, 0", "30000000000, 500"})
    void noTakerIsCheaper(long pairNs, long throughBps) {
        PrintRules prints = new PrintRules(pairNs, throughBps);
        SplittableRandom random = new SplittableRandom(7);
        long compared = 0;
        for (int i = 0; i < 134; i++) {
            MarketTape tape = withPrints(Tapes.random(random, 200), random);
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            RunSpec settings = BacktestTest.settings(Rules.standard(), side, 1 + random.nextLong(3_000), 90)
                    .withOrder(new ParentOrder(
                            side, 1 + random.nextLong(3_000), random.nextLong(40) * SECOND, 90 * SECOND))
                    .withModel(model(prints))
                    .withLatency(Latency.constant(false, random.nextLong(SECOND), random.nextLong(SECOND), 0));
            for (StrategyResult result :
                    new Backtest(tape, settings).run(Rules.standard().strategies())) {
                boolean taker = result.fills().stream().map(Fill::liquidity).allMatch(Liquidity.TAKER::equals);
                if (taker && result.execution().qty() > 0) {
                    ParentOrder filled = new ParentOrder(
                            side,
                            result.execution().qty(),
                            settings.order().startNs(),
                            settings.order().endNs());
                    Execution best = BestPossible.of(tape, filled, settings.fees(), prints);
                    assertThat(best.qty()).isEqualTo(filled.qty());
                    BigInteger worse = result.execution().cashE9().subtract(best.cashE9());
                    assertThat(worse.signum() * side.sign()).isGreaterThanOrEqualTo(0);
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(330);
    }
}
