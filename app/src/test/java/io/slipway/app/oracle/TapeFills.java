package io.slipway.app.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Commands;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Fills of a backtest of ten seconds over a tape of few rows, in the form of the tables of hand-worked answers. */
final class TapeFills {

    private TapeFills() {}

    /**
     * Time, venue, shares, price and role of each fill: {@code 14:00:02 XNAS 100 10 taken; ...}.
     *
     * @param order side, quantity and strategy, and then further options
     */
    static String of(Path tape, List<String> order, Path out) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("backtest", "-q", "-i", tape.toString()));
        arguments.addAll(List.of("--out", out.toString(), "--slice", "10s"));
        arguments.addAll(List.of("--start", "2024-08-01T14:00:01Z", "--end", "2024-08-01T14:00:11Z"));
        arguments.addAll(List.of("--side", order.get(0), "--qty", order.get(1), "--strategies", order.get(2)));
        arguments.addAll(order.subList(3, order.size()));
        Commands ran = Commands.run(arguments.toArray(String[]::new));
        assertThat(ran.exitCode()).as("%s: %s", tape, ran.err()).isZero();
        List<String> rows = Files.readAllLines(out.resolve("fills.csv"));
        List<String> names = List.of(rows.get(0).split(",", -1));
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
