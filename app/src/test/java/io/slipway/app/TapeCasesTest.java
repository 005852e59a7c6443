package io.slipway.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small tapes of which one can say by hand what is filled. The fills are those of {@code tapes.tsv}: tape, side, quantity, strategy,
 * further options, and fills with time, venue, shares, price and role.
 */
class TapeCasesTest {

    @Test
    void everyTapeHasItsFills(@TempDir Path directory) throws IOException {
        Path tapes = SharedFiles.file("cases/tapes");
        List<String> expected = new ArrayList<>();
        List<String> actual = new ArrayList<>();
        for (String line : table()) {
            String[] columns = line.split("\t", -1);
            Path out = directory.resolve(columns[0]);
            expected.add(columns[0] + ": " + columns[5]);
            actual.add(columns[0] + ": " + fills(tapes.resolve(columns[0] + ".csv"), columns, out));
        }
        assertThat(actual).isEqualTo(expected);
    }

    private static List<String> table() throws IOException {
        try (InputStream table = requireNonNull(TapeCasesTest.class.getResourceAsStream("/tapes.tsv"))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static String fills(Path tape, String[] columns, Path out) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("backtest", "-q", "-i", tape.toString(), "--out", out.toString()));
        arguments.addAll(List.of("--start", "2024-08-01T14:00:01Z", "--end", "2024-08-01T14:00:11Z", "--slice", "10s"));
        arguments.addAll(List.of("--side", columns[1], "--qty", columns[2], "--strategies", columns[3]));
        arguments.addAll(Arrays.stream(columns[4].split(" "))
                .filter(each -> !each.isEmpty())
                .toList());
        Commands ran = Commands.run(arguments.toArray(String[]::new));
        assertThat(ran.exitCode()).as("%s: %s", columns[0], ran.err()).isZero();
        List<String> rows = Files.readAllLines(out.resolve("fills.csv"));
        List<String> names = List.of(rows.get(0).split(","));
        return String.join(
                "; ",
                rows.stream()
                        .skip(1)
                        .map(row -> fill(names, row.split(",", -1)))
                        .toList());
    }

    private static String fill(List<String> names, String[] values) {
        return String.join(
                " ",
                values[names.indexOf("time")].replaceAll(".*T|Z", ""),
                values[names.indexOf("venue")],
                values[names.indexOf("qty")],
                new BigDecimal(values[names.indexOf("price")])
                        .stripTrailingZeros()
                        .toPlainString(),
                values[names.indexOf("liquidity")]);
    }
}
