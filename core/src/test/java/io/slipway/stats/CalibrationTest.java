package io.slipway.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The rate at which a difference is claimed: where there is none, and where there is one. */
class CalibrationTest {

    private static final int TIMES = Integer.getInteger("slipway.times", 1);
    private static final int MANY = 1_000;
    private static final int SAMPLES = 200 * TIMES;
    private static final int FEW = 60 * TIMES;
    private static final int STARTS = 84;
    private static final int LONG_SERIES = 240;
    private static final double LEVEL = 0.05;
    private static final int[] COUNTS = {48, 84, 168, 504};
    private static final double[] EFFECTS = {0, 0.02, 0.04, 0.06, 0.1, 0.15};
    private static final String BEGIN = "<!-- power curve -->";
    private static final String END = "<!-- end of the power curve -->";

    private interface Draw {
        Differences savings(SplittableRandom random);
    }

    private static double claimed(Draw draw, Sampling sampling, double effect, int samples) {
        SplittableRandom random = new SplittableRandom(sampling.overlap() + 31L * sampling.days());
        List<Differences> drawn = new ArrayList<>();
        for (int i = 0; i < samples; i++) {
            double[] savings = draw.savings(random).toArray();
            Arrays.setAll(savings, k -> savings[k] + effect);
            drawn.add(new Differences(savings));
        }
        long claimed = IntStream.range(0, samples)
                .parallel()
                .filter(i -> {
                    Sampling own = new Sampling(sampling.overlap(), sampling.days(), sampling.level(), i);
                    return PairedComparison.of(drawn.get(i), own).isDifferent();
                })
                .count();
        return (double) claimed / samples;
    }

    private static double claimed(StartDesign design, int starts, double effect, int samples) {
        return claimed(
                random -> Differences.ofStarts(design.draw(starts, random), design.perStart()),
                Sampling.ofOneDay(design.overlap(), LEVEL, 0),
                effect,
                samples);
    }

    /** Within two standard errors of a rate in the build, whose samples are few. */
    @ParameterizedTest
    @EnumSource(Series.class)
    void whereNothingDiffersAWinnerIsClaimedInFivePercentAtMost(Series series) {
        int samples = TIMES > 1 ? Math.max(MANY, SAMPLES) : 2 * SAMPLES;
        double claimed = claimed(
                random -> new Differences(series.draw(LONG_SERIES, random)),
                Sampling.ofOneDay(series.overlap(), LEVEL, 0),
                0,
                samples);
        double error = TIMES > 1 ? 0 : 2 * Math.sqrt(LEVEL * (1 - LEVEL) / samples);
        assertThat(claimed).isLessThanOrEqualTo(LEVEL + error);
    }

    @ParameterizedTest
    @EnumSource(StartDesign.class)
    void ofStartsWithBuysAndSellsAWinnerIsClaimedInSixPercentAtMost(StartDesign design) {
        assertThat(claimed(design, design.starts(), 0, SAMPLES)).isBetween(0.02, 0.06);
    }

    /** The starts of one day share half of their variance. */
    @ParameterizedTest
    @CsvSource({"6", "10", "20"})
    void ofDaysThatDifferAWinnerIsClaimedInSixPercentAtMost(int days) {
        Draw draw = random -> {
            double[] starts = new double[12 * days];
            double day = 0;
            for (int i = 0; i < starts.length; i++) {
                day = i % 12 == 0 ? random.nextGaussian() : day;
                starts[i] = day + random.nextGaussian();
            }
            return new Differences(starts);
        };
        assertThat(claimed(draw, new Sampling(1, days, LEVEL, 0), 0, SAMPLES)).isBetween(0.02, 0.06);
    }

    /** In 66 % of samples in place of 34 %: over orders, neither the blocks nor the lags cancel the market's move fully. */
    @Test
    void byStartASmallEffectIsFoundMoreOftenThanByOrder() {
        double byStart = claimed(StartDesign.TWO_SIDED, STARTS, 0.05, SAMPLES);
        double byOrder = claimed(
                random -> new Differences(StartDesign.TWO_SIDED.draw(STARTS, random)),
                Sampling.ofOneDay(StartDesign.TWO_SIDED.perStart(), LEVEL, 0),
                0.05,
                SAMPLES);
        assertThat(byStart).isGreaterThan(byOrder + 0.25);
    }

    /** The resampled means alone covered it in 84 to 92 % of such samples. */
    @ParameterizedTest
    @CsvSource({"NORMAL,48", "NORMAL,84", "NORMAL,168", "AUTOREGRESSIVE,84", "AUTOREGRESSIVE,168"})
    void theIntervalHoldsTheTruthNineteenTimesInTwenty(Series series, int starts) {
        SplittableRandom random = new SplittableRandom(23);
        int told = 0;
        int held = 0;
        for (int i = 0; i < SAMPLES; i++) {
            PairedComparison drawn =
                    PairedComparison.of(new Differences(series.draw(starts, random)), Sampling.ofOneDay(1, LEVEL, i));
            told += drawn.hasEnoughBlocks() ? 1 : 0;
            held += drawn.hasEnoughBlocks()
                            && drawn.interval().lower() <= 0
                            && drawn.interval().upper() >= 0
                    ? 1
                    : 0;
        }
        assertThat((double) held / told).isBetween(0.935, 0.98);
    }

    @Test
    void whereMuchDiffersItIsFound() {
        assertThat(claimed(StartDesign.TWO_SIDED, 240, 0.5, SAMPLES)).isEqualTo(1);
    }

    /** Four strategies without merit that share a baseline. */
    private static List<Differences> alike(StartDesign design, SplittableRandom random) {
        double[] baseline = design.draw(design.starts(), random);
        List<Differences> alike = new ArrayList<>();
        for (int k = 0; k < 4; k++) {
            double[] own = design.draw(design.starts(), random);
            Arrays.setAll(own, i -> baseline[i] - own[i]);
            alike.add(Differences.ofStarts(own, design.perStart()));
        }
        return alike;
    }

    /** Each at most at the level, within three standard errors of a rate. */
    @ParameterizedTest
    @EnumSource(StartDesign.class)
    void theBestOfSeveralWithoutMeritIsSeldomTakenForGood(StartDesign design) {
        SplittableRandom random = new SplittableRandom(17);
        List<List<Differences>> drawn = new ArrayList<>();
        for (int i = 0; i < FEW; i++) {
            drawn.add(alike(design, random));
        }
        LongAdder spa = new LongAdder();
        LongAdder check = new LongAdder();
        LongAdder deflated = new LongAdder();
        IntStream.range(0, FEW).parallel().forEach(i -> {
            List<Differences> alike = drawn.get(i);
            int block = FamilyComparison.of(alike, List.of(), Sampling.ofOneDay(design.overlap(), LEVEL, i))
                    .block();
            if (block > 0) {
                DataSnooping found = DataSnooping.of(alike, List.of(), new BlockBootstrap(design.starts(), block, i));
                spa.add(found.spaP() < LEVEL ? 1 : 0);
                check.add(found.realityCheckP() < LEVEL ? 1 : 0);
            }
            deflated.add(BestTrial.of(alike, List.of()).orElseThrow().probability() > 1 - LEVEL ? 1 : 0);
        });
        double most = FEW * LEVEL + 3 * Math.sqrt(FEW * LEVEL * (1 - LEVEL));
        assertThat(List.of(spa.sum(), check.sum(), deflated.sum())).allMatch(count -> count <= most);
    }

    /** {@code -Dslipway.write=true} works out the whole table and writes it. */
    @Test
    void thePageShowsThePowerCurve() throws IOException {
        Path page = Path.of(System.getProperty("slipway.root", "..")).resolve("docs/RESULTS.md");
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        assertThat(end).as("markers in %s", page).isGreaterThan(begin);
        if (Boolean.getBoolean("slipway.write")) {
            Files.writeString(page, text.substring(0, begin) + "\n" + table() + text.substring(end));
        } else {
            assertThat(text.substring(begin, end)).contains(row(STARTS, 0.04));
        }
    }

    private static String table() {
        StringBuilder table = new StringBuilder("| starts |");
        for (double effect : EFFECTS) {
            table.append(String.format(Locale.ROOT, " %.2f sd |", effect));
        }
        table.append("\n|---|").append("---|".repeat(EFFECTS.length)).append('\n');
        for (int starts : COUNTS) {
            table.append("| ").append(starts).append(" |");
            for (double effect : EFFECTS) {
                table.append(row(starts, effect));
            }
            table.append('\n');
        }
        return table.toString();
    }

    private static String row(int starts, double effect) {
        return String.format(Locale.ROOT, " %.1f %% |", 100 * claimed(StartDesign.TWO_SIDED, starts, effect, MANY));
    }
}
