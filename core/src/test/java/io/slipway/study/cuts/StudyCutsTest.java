package io.slipway.study.cuts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipway.model.Instrument;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.stats.BlockedMean;
import io.slipway.stats.Sampling;
import io.slipway.study.StudyPanel;
import io.slipway.study.StudyResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StudyCutsTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final long MINUTE = 60_000_000_000L;
    private static final long START_NS = Instant.parse("2024-08-01T13:30:00Z").getEpochSecond() * 1_000_000_000L;
    private static final Instrument COIN = new Instrument("ABC").withQtyStep(new BigDecimal("0.1"));

    /** Two sides and two sizes at each of 180 minutes from 09:30 on; the other strategy saves 1 bp with the large orders alone. */
    private static StudyResult study(Random random, int starts, double largeSaving) {
        List<ParentOrder> orders = new ArrayList<>();
        List<Double> base = new ArrayList<>();
        List<Double> other = new ArrayList<>();
        for (int start = 0; start < starts; start++) {
            for (Side side : List.of(Side.BUY, Side.SELL)) {
                for (long qty : new long[] {20, 5}) {
                    long startNs = START_NS + start * MINUTE;
                    orders.add(new ParentOrder(side, qty, startNs, startNs + MINUTE / 2));
                    base.add(5.0);
                    other.add(5.0 - (qty == 20 ? largeSaving : 0) + random.nextGaussian());
                }
            }
        }
        List<StudyResult.Row> rows = List.of(
                new StudyResult.Row("base", base, 0, 0, List.of()),
                new StudyResult.Row("other", other, 0, 0, List.of()));
        return StudyResult.of(orders, 0, rows, 0, new StudyResult.Method(new Sampling(1, 1, 0.05, 7), 4, 0));
    }

    @Test
    void ordersArePartedByAllThatDiffers() {
        List<StudyCuts.Cut> cuts = StudyCuts.of(study(new Random(1), 180, 1), NEW_YORK, COIN);
        assertThat(cuts.stream().map(cut -> cut.dimension().key() + " " + cut.value()))
                .containsExactly(
                        "size 0.5",
                        "size 2",
                        "side buy",
                        "side sell",
                        "hour 09:00",
                        "hour 10:00",
                        "hour 11:00",
                        "hour 12:00");
        assertThat(cuts.stream().map(cut -> cut.orders().size()))
                .containsExactly(360, 360, 360, 360, 120, 240, 240, 120);
    }

    /** The mean over the large orders of each minute, then over minutes, by hand. */
    @Test
    void aSavingOfLargeOrdersAloneIsFoundThereAlone() {
        StudyResult study = study(new Random(2), 180, 1);
        List<StudyCuts.Cut> cuts = StudyCuts.of(study, NEW_YORK, COIN);
        StudyCuts.Saving small = cuts.get(0).savings().get(0);
        StudyCuts.Saving large = cuts.get(1).savings().get(0);
        double sum = 0;
        for (int i = 0; i < study.orders().size(); i++) {
            if (study.orders().get(i).qty() == 20) {
                sum += 5 - study.strategies().get(1).costsBps().get(i);
            }
        }
        BlockedMean mean = large.mean().orElseThrow();
        assertThat(mean.mean()).isCloseTo(sum / 360, within(1e-12));
        assertThat(mean.count()).isEqualTo(180);
        assertThat(mean.lower()).isBetween(0.5, 1.0);
        assertThat(mean.upper()).isBetween(1.0, 1.5);
        assertThat(large.isShown(0.05)).isTrue();
        assertThat(small.isShown(0.05)).isFalse();
        assertThat(large.adjustedP()).isGreaterThanOrEqualTo(mean.p());
    }

    /** Seven looks of each of 100 studies without any saving: a claim is wrong, 5 % may have one, and 30 % would without a correction. */
    @Test
    void withoutASavingHardlyAnyStudyClaimsOne() {
        Random random = new Random(3);
        int claims = 0;
        for (int i = 0; i < 100; i++) {
            boolean any = StudyCuts.of(study(random, 120, 0), NEW_YORK, COIN).stream()
                    .flatMap(cut -> cut.savings().stream())
                    .anyMatch(saving -> saving.isShown(0.05));
            claims += any ? 1 : 0;
        }
        assertThat(claims).isLessThan(12);
    }

    @Test
    void aPartWithFewBlocksHasNoInterval() {
        StudyCuts.Cut cut = StudyCuts.of(study(new Random(4), 60, 1), NEW_YORK, COIN).stream()
                .filter(each -> each.value().equals("09:00"))
                .findFirst()
                .orElseThrow();
        BlockedMean mean = cut.savings().get(0).mean().orElseThrow();
        assertThat(mean.blocks()).isLessThan(6);
        assertThat(mean.lower()).isNaN();
        assertThat(cut.savings().get(0).isShown(0.05)).isFalse();
    }

    /**
     * Starts of one minute, of which {@code mid} and {@code spread} are known. The class file of a record with a compact constructor
     * does not say that its labels may be null.
     */
    @SuppressWarnings("NullAway")
    private static StudyResult withArrivals(List<StudyResult.Arrival> arrivals, StudyPanel.@Nullable Labels labels) {
        List<ParentOrder> orders = new ArrayList<>();
        List<Double> costs = new ArrayList<>();
        for (int i = 0; i < arrivals.size(); i++) {
            long startNs = START_NS + i % (arrivals.size() / (labels == null ? 1 : 2)) * MINUTE;
            orders.add(new ParentOrder(Side.BUY, 10, startNs, startNs + MINUTE / 2));
            costs.add((double) i);
        }
        List<StudyResult.Row> rows = List.of(
                new StudyResult.Row("base", costs, 0, 0, List.of()),
                new StudyResult.Row("other", costs, 0, 0, List.of()));
        return StudyResult.of(
                orders,
                0,
                rows,
                0,
                new StudyResult.Method(new Sampling(1, labels == null ? 1 : 2, 0.05, 7), 1, 0, labels, arrivals));
    }

    private static List<Integer> ordersOf(List<StudyCuts.Cut> cuts, StudyCuts.Dimension dimension, String value) {
        return cuts.stream()
                .filter(cut -> cut.dimension() == dimension && cut.value().equals(value))
                .findFirst()
                .map(StudyCuts.Cut::orders)
                .orElse(List.of());
    }

    /** At a mid of 100, a cent is 1 bp: the lower end of a range is in it, and an order without a spread is in none, nor is a crossed market. */
    @Test
    void spreadsArePartedByBpsOfTheMidAtTheStart() {
        double[] spreads = {0.01, 0.0099, 0.02, 0.499, 0.5, Double.NaN, 0, -0.03};
        List<StudyResult.Arrival> arrivals = Arrays.stream(spreads)
                .mapToObj(spread -> new StudyResult.Arrival(100, spread))
                .toList();
        List<StudyCuts.Cut> cuts = StudyCuts.of(withArrivals(arrivals, null), NEW_YORK, COIN);
        assertThat(cuts.stream()
                        .filter(cut -> cut.dimension() == StudyCuts.Dimension.SPREAD)
                        .map(cut -> cut.value() + " " + cut.orders()))
                .containsExactly(
                        "0 to 0.5 bps [6]",
                        "0.5 to 1 bps [1]",
                        "1 to 2 bps [0]",
                        "2 to 5 bps [2]",
                        "20 to 50 bps [3]",
                        "50 bps and more [4]");
    }

    /**
     * Oracle: the root of the sum of squared moves over the time they took, of the last twenty moves of the same symbol until the start,
     * written out for each order apart.
     */
    @Test
    void volatilitiesUseTheStartsUntilThenAlone() {
        Random random = new Random(5);
        int perSymbol = 60;
        List<StudyResult.Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < 2 * perSymbol; i++) {
            double scale = i % perSymbol < 30 ? 0.0002 : 0.002;
            arrivals.add(new StudyResult.Arrival(
                    i % 17 == 3 ? Double.NaN : 50 * Math.exp(scale * random.nextGaussian()), 0.01));
        }
        List<String> symbols = new ArrayList<>();
        List<String> days = new ArrayList<>();
        for (int i = 0; i < arrivals.size(); i++) {
            symbols.add(i < perSymbol ? "A" : "B");
            days.add(i < perSymbol ? "2024-08-01" : "2024-08-02");
        }
        List<StudyCuts.Cut> cuts =
                StudyCuts.of(withArrivals(arrivals, new StudyPanel.Labels(symbols, days)), NEW_YORK, COIN);
        double[] ends = {0, 10, 20, 40, 80, 160, 320, Double.POSITIVE_INFINITY};
        int inParts = 0;
        for (int e = 0; e + 1 < ends.length; e++) {
            List<Integer> expected = new ArrayList<>();
            for (int i = 0; i < arrivals.size(); i++) {
                double volatility = volatility(arrivals, i - i % perSymbol, i);
                if (volatility >= ends[e] && volatility < ends[e + 1]) {
                    expected.add(i);
                }
            }
            String value =
                    e + 2 == ends.length ? "320 bps and more" : (int) ends[e] + " to " + (int) ends[e + 1] + " bps";
            assertThat(ordersOf(cuts, StudyCuts.Dimension.VOLATILITY, value))
                    .as(value)
                    .isEqualTo(expected);
            inParts += expected.isEmpty() ? 0 : 1;
        }
        assertThat(inParts).isGreaterThan(2);
    }

    private static double volatility(List<StudyResult.Arrival> arrivals, int first, int order) {
        List<Integer> known = new ArrayList<>();
        for (int i = first; i <= order; i++) {
            if (!Double.isNaN(arrivals.get(i).mid())) {
                known.add(i);
            }
        }
        if (known.size() < 6 || Double.isNaN(arrivals.get(order).mid())) {
            return Double.NaN;
        }
        List<Integer> last = known.subList(Math.max(0, known.size() - 21), known.size());
        double sum = 0;
        for (int k = 1; k < last.size(); k++) {
            double before = arrivals.get(last.get(k - 1)).mid();
            sum += Math.pow(10_000 * (arrivals.get(last.get(k)).mid() / before - 1), 2);
        }
        return Math.sqrt(sum * 60 / (last.get(last.size() - 1) - last.get(0)));
    }
}
