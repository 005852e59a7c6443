package io.slipway.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rate at which a difference is claimed: where there is none, and where there is one. */
class CalibrationTest {

    private static final int SAMPLES = 1_000;
    private static final int ORDERS = 240;
    private static final double LEVEL = 0.05;
    private static final int[] COUNTS = {60, 120, 240, 500, 1_000};
    private static final double[] EFFECTS = {0, 0.05, 0.1, 0.2, 0.3, 0.5};
    private static final String BEGIN = "<!-- power curve -->";
    private static final String END = "<!-- end of the power curve -->";

    private static double claimed(Series series, int orders, double effect, int samples) {
        SplittableRandom random =
                new SplittableRandom(orders + 31L * series.name().length());
        int claimed = 0;
        for (int i = 0; i < samples; i++) {
            double[] savings = series.draw(orders, random);
            for (int k = 0; k < orders; k++) {
                savings[k] += effect;
            }
            claimed += PairedComparison.of(new Differences(savings), series.overlap(), LEVEL, i)
                            .isDifferent()
                    ? 1
                    : 0;
        }
        return (double) claimed / samples;
    }

    @ParameterizedTest
    @EnumSource(Series.class)
    void whereNothingDiffersAWinnerIsClaimedInFivePercentAtMost(Series series) {
        assertThat(claimed(series, ORDERS, 0, SAMPLES)).isLessThanOrEqualTo(LEVEL);
    }

    @Test
    void whereMuchDiffersItIsFound() {
        assertThat(claimed(Series.NORMAL, ORDERS, 0.5, 100)).isEqualTo(1);
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
            assertThat(text.substring(begin, end)).contains(row(240, 0.2));
        }
    }

    private static String table() {
        StringBuilder table = new StringBuilder("| orders |");
        for (double effect : EFFECTS) {
            table.append(String.format(Locale.ROOT, " %.2f sd |", effect));
        }
        table.append("\n|---|").append("---|".repeat(EFFECTS.length)).append('\n');
        for (int orders : COUNTS) {
            table.append("| ").append(orders).append(" |");
            for (double effect : EFFECTS) {
                table.append(row(orders, effect));
            }
            table.append('\n');
        }
        return table.toString();
    }

    private static String row(int orders, double effect) {
        return String.format(Locale.ROOT, " %.1f %% |", 100 * claimed(Series.AUTOREGRESSIVE, orders, effect, SAMPLES));
    }
}
