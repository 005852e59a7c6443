package io.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.Tapes.Row;
import io.slipway.model.FeeRate;
import io.slipway.model.FeeSchedule;
import io.slipway.model.FeeTable;
import io.slipway.model.FeeTier;
import io.slipway.model.Fill;
import io.slipway.model.Liquidity;
import io.slipway.model.Money;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.strategies.ShippedStrategies;
import io.slipway.strategy.Definition;
import io.slipway.strategy.Strategy;
import io.slipway.tape.MarketTape;
import io.slipway.tca.BestPossible;
import io.slipway.tca.Execution;
import io.slipway.venue.PrintRules;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The fees of whole runs where rates depend on venue, price and volume. */
class FeesTest {

    private static final int TAPES = 30 * Integer.getInteger("slipway.times", 1);
    private static final int ROWS = 300;

    /** Schedules of the three venues of a random tape: inverted ones, tiers, and parts of a notional that never divide. */
    static FeeTable random(SplittableRandom random, boolean ofNotional) {
        TreeMap<Integer, FeeSchedule> byPublisher = new TreeMap<>();
        for (int publisherId = 1; publisherId <= 3; publisherId++) {
            List<FeeTier> tiers = new ArrayList<>();
            long fromQty = 0;
            for (int i = random.nextInt(4); i >= 0; i--) {
                tiers.add(new FeeTier(fromQty, rate(random, ofNotional), rate(random, ofNotional)));
                fromQty += 1 + random.nextLong(2_000);
            }
            byPublisher.put(publisherId, new FeeSchedule(random.nextBoolean() ? 0 : random.nextLong(1_500), tiers));
        }
        return new FeeTable(FeeSchedule.FREE, byPublisher);
    }

    private static FeeRate rate(SplittableRandom random, boolean ofNotional) {
        return new FeeRate(random.nextLong(-3, 4), ofNotional ? random.nextLong(-5_000_000, 5_000_001) : 0);
    }

    private static RunSpec settings(FeeTable fees, Side side, long qty) {
        RunSpec free = BacktestTest.settings(Rules.standard(), side, qty, 250);
        return RunSpec.of(free.order())
                .withRules(free.rules())
                .withFees(fees)
                .withSchedule(free.schedule())
                .withModel(free.model())
                .withParameters(free.parameters());
    }

    @Test
    void everyFillPaysTheRateOfTheVolumeBeforeItAndTheSumsAreExact() {
        SplittableRandom random = new SplittableRandom(1);
        int tiersReached = 0;
        for (int i = 0; i < TAPES; i++) {
            FeeTable fees = random(random, true);
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            RunSpec settings = settings(fees, side, 1 + random.nextLong(20_000));
            MarketTape tape = Tapes.of(Tapes.spread(Tapes.random(random, ROWS)));
            for (StrategyResult result :
                    new Backtest(tape, settings).run(Rules.standard().strategies())) {
                tiersReached += checkFees(fees, side, result);
            }
        }
        assertThat(tiersReached).isGreaterThan(1_000);
    }

    /** Works every fee out again in decimals; returns how many fills were beyond their venue's first tier. */
    private static int checkFees(FeeTable fees, Side side, StrategyResult result) {
        Map<Integer, Long> volumes = new HashMap<>();
        BigInteger sum = BigInteger.ZERO;
        BigInteger cash = BigInteger.ZERO;
        int beyond = 0;
        for (Fill fill : result.fills()) {
            FeeSchedule schedule = fees.of(fill.publisherId());
            long volume =
                    schedule.monthToDateQty() + volumes.merge(fill.publisherId(), fill.qty(), Long::sum) - fill.qty();
            FeeTier tier = schedule.tiers().get(0);
            for (FeeTier each : schedule.tiers()) {
                tier = volume >= each.fromQty() ? each : tier;
            }
            beyond += tier.fromQty() > 0 ? 1 : 0;
            boolean takes = fill.liquidity() == Liquidity.TAKER;
            BigInteger fee = naive(takes ? tier.take() : tier.rebate(), fill);
            assertThat(fill.feeE9()).isEqualTo(takes ? fee : fee.negate());
            BigInteger notional = BigInteger.valueOf(fill.qty()).multiply(BigInteger.valueOf(fill.pxE9()));
            BigInteger signed = fill.feeE9().multiply(BigInteger.valueOf(side.sign()));
            sum = sum.add(fill.feeE9());
            cash = cash.add(notional).add(signed);
        }
        assertThat(result.feesE9()).isEqualTo(sum);
        assertThat(result.execution().cashE9()).isEqualTo(cash);
        return beyond;
    }

    private static BigInteger naive(FeeRate rate, Fill fill) {
        BigDecimal qty = BigDecimal.valueOf(fill.qty());
        BigDecimal part = qty.multiply(BigDecimal.valueOf(fill.pxE9()))
                .multiply(BigDecimal.valueOf(rate.ofNotionalE9(), 9))
                .setScale(0, RoundingMode.HALF_EVEN);
        return qty.multiply(BigDecimal.valueOf(rate.perShareE9())).add(part).toBigIntegerExact();
    }

    @Test
    void aSellOnTheMirroredTapePaysWhatTheBuyPaid() {
        SplittableRandom random = new SplittableRandom(2);
        long fees = 0;
        for (int i = 0; i < TAPES; i++) {
            FeeTable table = random(random, false);
            List<Row> rows = Tapes.random(random, ROWS);
            List<Row> mirrored = rows.stream().map(row -> row.mirrored(1000)).toList();
            long qty = 1 + random.nextLong(20_000);
            List<StrategyResult> buys = new Backtest(Tapes.of(rows), settings(table, Side.BUY, qty))
                    .run(Rules.standard().strategies());
            List<StrategyResult> sells = new Backtest(Tapes.of(mirrored), settings(table, Side.SELL, qty))
                    .run(Rules.standard().strategies());
            for (int s = 0; s < buys.size(); s++) {
                List<BigInteger> ofBuys =
                        buys.get(s).fills().stream().map(Fill::feeE9).toList();
                assertThat(sells.get(s).fills()).extracting(Fill::feeE9).isEqualTo(ofBuys);
                fees += buys.get(s).feesE9().abs().longValueExact();
            }
        }
        assertThat(fees).isPositive();
    }

    @Test
    void noTakerPaysLessThanTheBestPossibleAtTheCheapestTiers() {
        SplittableRandom random = new SplittableRandom(3);
        long compared = 0;
        for (int i = 0; i < TAPES; i++) {
            FeeTable fees = random(random, true);
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            MarketTape tape = Tapes.of(Tapes.random(random, ROWS));
            RunSpec settings = settings(fees, side, 1 + random.nextLong(20_000));
            for (StrategyResult result :
                    new Backtest(tape, settings).run(Rules.standard().strategies())) {
                boolean takes = result.fills().stream().map(Fill::liquidity).allMatch(Liquidity.TAKER::equals);
                if (takes && result.execution().qty() > 0) {
                    ParentOrder filled = new ParentOrder(
                            side,
                            result.execution().qty(),
                            settings.order().startNs(),
                            settings.order().endNs());
                    Execution best = BestPossible.of(tape, filled, fees, PrintRules.DEFAULT);
                    BigInteger worse = result.execution().cashE9().subtract(best.cashE9());
                    assertThat(best.qty()).isEqualTo(filled.qty());
                    assertThat(worse.signum() * side.sign()).isGreaterThanOrEqualTo(0);
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(10L * TAPES);
    }

    @Test
    void theRouterLeavesAVenueWhoseCheapTierIsUsedUp() {
        MarketTape tape = Tapes.of(
                Row.quote(1, 2, 99, 500, 101, 100),
                Row.quote(2, 2, 99, 500, 101, 300),
                Row.quote(3, 1, 99, 500, 101, 100),
                Row.quote(4, 1, 99, 500, 101, 100));
        FeeSchedule dearLater = new FeeSchedule(0, List.of(tier(0, new FeeRate(-2, 0)), tier(100, new FeeRate(5, 0))));
        assertThat(venues(tape, ofSecond(FeeSchedule.perShare(-2, 0)), 200)).containsExactly(2, 2);
        assertThat(venues(tape, ofSecond(dearLater), 200)).containsExactly(2, 1);
        FeeSchedule dearAlready = new FeeSchedule(100, dearLater.tiers());
        assertThat(venues(tape, ofSecond(dearAlready), 100)).containsExactly(1);
    }

    private static FeeTable ofSecond(FeeSchedule schedule) {
        return new FeeTable(FeeSchedule.perShare(1, 0), new TreeMap<>(Map.of(2, schedule)));
    }

    @Test
    void theRouterKnowsThatAFeeOfTheNotionalGrowsWithThePrice() {
        FeeRate onePercent = new FeeRate(0, Money.ONE_E9 / 100);
        FeeTable fees = new FeeTable(
                FeeSchedule.perShare(3, 0), new TreeMap<>(Map.of(2, FeeSchedule.of(onePercent, FeeRate.NONE))));
        assertThat(venues(bothAt(200), fees, 100)).containsExactly(2);
        assertThat(venues(bothAt(400), fees, 100)).containsExactly(1);
    }

    private static MarketTape bothAt(long askE9) {
        return Tapes.of(
                Row.quote(1, 1, askE9 - 2, 500, askE9, 300),
                Row.quote(1, 2, askE9 - 2, 500, askE9, 300),
                Row.quote(2, 1, askE9 - 2, 500, askE9, 300));
    }

    private static FeeTier tier(long fromQty, FeeRate take) {
        return new FeeTier(fromQty, take, FeeRate.NONE);
    }

    /** The venues at which the static allocator buys, one entry a fill. */
    private static List<Integer> venues(MarketTape tape, FeeTable fees, long qty) {
        RunSpec settings = settings(fees, Side.BUY, qty)
                .withOrder(new ParentOrder(Side.BUY, qty, Tapes.SECOND + 1, 10 * Tapes.SECOND));
        Definition<Strategy> split =
                Rules.standard().find(ShippedStrategies.CONT_KUKANOV_STATIC).orElseThrow();
        StrategyResult result = new Backtest(tape, settings).run(List.of(split)).get(0);
        assertThat(result.unfilledQty()).isZero();
        return result.fills().stream().map(Fill::publisherId).toList();
    }
}
