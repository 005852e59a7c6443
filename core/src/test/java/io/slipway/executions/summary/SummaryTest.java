package io.slipway.executions.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipway.executions.FillIds;
import io.slipway.executions.FillTerms;
import io.slipway.executions.OwnFill;
import io.slipway.executions.measure.FillPhase;
import io.slipway.executions.measure.MeasuredFill;
import io.slipway.executions.rivals.StrategyCost;
import io.slipway.executions.shown.Better;
import io.slipway.model.Fill;
import io.slipway.model.Liquidity;
import io.slipway.model.NationalQuote;
import io.slipway.model.ParentOrder;
import io.slipway.model.QuoteState;
import io.slipway.model.Side;
import io.slipway.stats.Verdict;
import io.slipway.tca.ExecutionQuality;
import io.slipway.tca.Markouts;
import io.slipway.tca.quote.FillDoubts;
import io.slipway.tca.quote.StaleAges;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private static final long SECOND = 1_000_000_000L;

    private static OrderPoint point(int number, long startS, long endS, String broker, double bps, double strategyBps) {
        return new OrderPoint(
                "A" + number,
                new ParentOrder(Side.BUY, 100, startS * SECOND, endS * SECOND),
                Map.of(Dimension.BROKER, broker),
                MoneyTotals.of(100, 100, null),
                Map.of(Measure.COST_VS_ARRIVAL_BPS, bps),
                bps,
                List.of(new StrategyCost("twap", strategyBps, 0, 0)),
                null);
    }

    @Test
    void ordersThatOverlapThroughOthersAreOneStretch() {
        List<OrderPoint> orders = List.of(
                point(1, 0, 10, "X", 0, 0),
                point(2, 20, 30, "X", 0, 0),
                point(3, 9, 15, "X", 0, 0),
                point(4, 15, 16, "X", 0, 0),
                point(5, 31, 31, "X", 0, 0));
        assertThat(Stretches.of(orders).stream()
                        .map(each -> each.stream().map(OrderPoint::id).toList()))
                .containsExactly(List.of("A1", "A3", "A4"), List.of("A2"), List.of("A5"));
    }

    @Test
    void aGroupThatDiffersIsFoundAndOneThatDoesNotIsNot() {
        Random random = new Random(3);
        List<OrderPoint> orders = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String broker = List.of("Dear", "Fair", "Other").get(i % 3);
            double bps = random.nextGaussian() + (broker.equals("Dear") ? 3 : 0);
            orders.add(point(i, 10L * i, 10L * i + 5, broker, bps, 0));
        }
        List<Contrast> found = Contrast.of(orders).stream()
                .filter(each -> each.measure() == Measure.COST_VS_ARRIVAL_BPS && each.adjustedP() < 0.001)
                .toList();
        assertThat(found).extracting(Contrast::value).contains("Dear");
        assertThat(found.get(0).test().mean()).isGreaterThan(found.get(0).test().otherMean());
    }

    /** 24 stretches of two orders: the strategy saves 2 bps of one broker's orders and nothing of the other's. */
    @Test
    void savingsAreOfStretchesAndAdjustedForTheGroups() {
        Random random = new Random(5);
        List<OrderPoint> dear = new ArrayList<>();
        List<OrderPoint> fair = new ArrayList<>();
        for (int i = 0; i < 48; i++) {
            double bps = random.nextGaussian();
            long startS = 100L * (i / 2);
            dear.add(point(i, startS, startS + 50, "Dear", bps, bps - 2 + 0.3 * random.nextGaussian()));
            fair.add(point(i, startS, startS + 50, "Fair", bps, bps + 0.3 * random.nextGaussian()));
        }
        List<GroupComparison> groups = GroupComparison.adjusted(
                List.of(
                        GroupComparison.of(Dimension.BROKER, "Dear", dear, 0.05, 1),
                        GroupComparison.of(Dimension.BROKER, "Fair", fair, 0.05, 1)),
                0.05);
        assertThat(groups.get(0).findings()).containsExactly(Verdict.Finding.BETTER);
        assertThat(groups.get(1).findings()).containsExactly(Verdict.Finding.NOT_SHOWN);
        assertThat(Objects.requireNonNull(groups.get(0).result()).starts()).isEqualTo(24);
        double mean = dear.stream()
                .mapToDouble(each -> each.filledBps() - each.strategies().get(0).bps())
                .average()
                .orElseThrow();
        assertThat(Objects.requireNonNull(groups.get(0).result())
                        .pairs()
                        .get(0)
                        .savings()
                        .mean())
                .isCloseTo(mean, within(1e-9));
    }

    @Test
    void tooFewStretchesAreRefused() {
        List<OrderPoint> orders = IntStream.range(0, 4)
                .mapToObj(i -> point(i, 10L * i, 10L * i + 5, "X", 1, 0))
                .toList();
        assertThat(GroupComparison.of(null, "", orders, 0.05, 1).findings()).containsExactly(Verdict.Finding.REFUSED);
        assertThat(GroupComparison.of(null, "", orders.subList(0, 1), 0.05, 1).result())
                .isNull();
    }

    @Test
    void anOrderFarFromTheOthersIsAnOutlier() {
        List<OrderPoint> orders = new ArrayList<>();
        for (int i = 0; i < 19; i++) {
            orders.add(point(i, 10L * i, 10L * i + 5, "X", i % 3, 0));
        }
        orders.add(point(19, 200, 205, "X", -40, 0));
        assertThat(Outlier.of(orders)).extracting(each -> each.order().id()).containsExactly("A19");
        assertThat(Outlier.of(List.of())).isEmpty();
        assertThat(Outlier.of(orders.subList(1, 20))).isEmpty();
    }

    /** Twelve of 21 costs are 0, so the median absolute deviation is 0. */
    @Test
    void costsThatAreMostlyTheSameHaveNoOutliers() {
        List<OrderPoint> orders = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            orders.add(point(i, 10L * i, 10L * i + 5, "X", i < 12 ? 0 : i, 0));
        }
        assertThat(Outlier.of(orders)).isEmpty();
    }

    private static List<OrderPoint> saved(FillDoubts doubts) {
        Random random = new Random(7);
        List<OrderPoint> orders = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            double bps = random.nextGaussian();
            OrderPoint plain = point(i, 100L * i, 100L * i + 50, "X", bps, 0);
            double strategyBps = bps - 6 + 0.3 * random.nextGaussian();
            orders.add(new OrderPoint(
                    plain.id(),
                    plain.window(),
                    plain.groups(),
                    plain.totals(),
                    plain.measures(),
                    bps,
                    List.of(new StrategyCost("twap", strategyBps, 0, 0, doubts)),
                    null));
        }
        return orders;
    }

    private static GroupComparison compared(double stale, double crossed, double twice) {
        return GroupComparison.of(null, "", saved(new FillDoubts(stale, crossed, twice)), 0.05, 1);
    }

    /** The limits of stale and crossed fills are those of an audit of a backtest: 1 % and 5 % of the shares. */
    @Test
    void aSavingOnQuotesThatWereNotThereIsRefused() {
        assertThat(compared(0.009, 0.049, 0).findings()).containsExactly(Verdict.Finding.BETTER);
        GroupComparison stale = compared(0.011, 0, 0);
        assertThat(stale.findings()).containsExactly(Verdict.Finding.REFUSED);
        assertThat(text(stale)).contains("twap filled 1.1 % on stale quotes");
        GroupComparison crossed = compared(0, 0.051, 0);
        assertThat(crossed.findings()).containsExactly(Verdict.Finding.REFUSED);
        assertThat(text(crossed)).contains("twap filled 5.1 % while the best bid");
    }

    /** The saving is 6 bps: 50 bps on 8 % of the shares are 4, on 20 % they are 10, which would turn it. */
    @Test
    void aSavingThatSharesFilledTwiceCouldTurnIsRefused() {
        assertThat(compared(0, 0, 0.08).findings()).containsExactly(Verdict.Finding.BETTER);
        GroupComparison turned = compared(0, 0, 0.2);
        assertThat(turned.findings()).containsExactly(Verdict.Finding.REFUSED);
        assertThat(text(turned)).contains("fill 20.00 % of its shares twice");
    }

    private static String text(GroupComparison comparison) {
        return Objects.requireNonNull(comparison.result())
                .pairs()
                .get(0)
                .verdict()
                .text();
    }

    /** Sums that are kept fill by fill are those of {@link ExecutionQuality}, which has all fills at once. */
    @Test
    void statisticsOfFillsAreThoseOfAllFillsAtOnce() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            List<Fill> fills = new ArrayList<>();
            List<long[]> mids = new ArrayList<>();
            FillStatistics sums = new FillStatistics();
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            for (int i = 0; i < 20; i++) {
                long bidE9 = 10_000_000_000L + random.nextInt(100) * 10_000_000L;
                NationalQuote quote = random.nextInt(5) == 0
                        ? null
                        : new NationalQuote(bidE9, bidE9 + (1 + random.nextInt(3)) * 10_000_000L);
                Fill fill = new Fill(
                        i,
                        1,
                        1 + random.nextInt(500),
                        bidE9 + random.nextInt(4) * 5_000_000L,
                        BigInteger.valueOf(random.nextInt(1_000)),
                        random.nextBoolean() ? Liquidity.TAKER : Liquidity.MAKER,
                        quote,
                        QuoteState.FRESH);
                long[] later = random.longs(Markouts.HORIZONS_NS.size(), 20_000_000_000L, 20_100_000_000L)
                        .toArray();
                later[random.nextInt(later.length)] = Markouts.NONE;
                fills.add(fill);
                mids.add(later);
                OwnFill own = new OwnFill(
                        new FillIds("", "", ""),
                        "X",
                        i,
                        1,
                        fill.qty(),
                        fill.pxE9(),
                        new FillTerms(side, null, null, Map.of()));
                sums.add(
                        side,
                        new MeasuredFill(
                                own,
                                fill,
                                FillPhase.CONTINUOUS,
                                Arrays.stream(later).boxed().toList(),
                                null,
                                null,
                                Better.NONE));
            }
            ExecutionQuality all = ExecutionQuality.of(side, fills, mids.toArray(long[][]::new), StaleAges.NONE);
            assertThat(sums.qty()).isEqualTo(all.qty());
            assertThat(sums.makerQty()).isEqualTo(all.makerQty());
            assertThat(sums.effectiveBps()).isCloseTo(all.effectiveSpreadBps(), within(1e-9));
            assertThat(sums.quotedBps()).isCloseTo(all.quotedSpreadBps(), within(1e-9));
            for (int h = 0; h < Markouts.HORIZONS_NS.size(); h++) {
                assertThat(sums.realizedBps(h))
                        .isCloseTo(all.realizedSpreadBps().get(h), within(1e-9));
            }
        }
    }
}
