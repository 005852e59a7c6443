package io.slipway.app;

import io.slipway.config.ConfigKey;
import io.slipway.config.RunConfig;
import io.slipway.model.Side;
import io.slipway.study.StudyGrid;
import io.slipway.tape.MarketTape;
import io.slipway.text.Units;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine.Option;

/** Options for the orders of a study and its strategies. */
final class StudyOptions {

    private static final int MOST_STARTS = 100_000;
    private static final long MOST_QTY = 1_000_000_000_000L;
    private static final int MOST_FOLDS = 1_000;

    @Option(names = "--sizes", paramLabel = "N,N", description = "sizes of the orders in shares [500,2000]")
    private String sizes = "500,2000";

    @Option(names = "--sides", paramLabel = "SIDES", description = "buy, sell or both [buy,sell]")
    private String sides = "buy,sell";

    @Option(
            names = "--starts",
            paramLabel = "N",
            description = "number of start times, evenly spaced over each day [60]")
    private String starts = "60";

    @Option(names = "--horizon", paramLabel = "DURATION", description = "how long each order may take [5m]")
    private String horizon = "5m";

    @Option(names = "--baseline", paramLabel = "NAME", description = "what the others are compared with [twap]")
    private String baseline = "twap";

    @Option(
            names = "--level",
            paramLabel = "P",
            description = "probability of claiming a difference where there is none, at most [0.05]")
    private String level = "0.05";

    @Option(
            names = "--folds",
            paramLabel = "N",
            description = "where parameters are lists: choose them on earlier orders, judge them on later ones, in N"
                    + " parts [5]")
    private String folds = "5";

    /** The orders over the stretch of the data that the settings' start and end give, or all of it. */
    StudyGrid grid(RunConfig config, MarketTape tape) {
        long fromNs = config.time(ConfigKey.START).orElse(tape.firstEventNs());
        long toNs = config.time(ConfigKey.END).orElse(tape.lastEventNs());
        return Flags.value("--horizon", horizon, text -> {
            long horizonNs = Units.parseDurationNs(text);
            return new StudyGrid(
                    sideList(),
                    sizeList(),
                    StudyGrid.days(tape, fromNs, toNs, horizonNs),
                    horizonNs,
                    Flags.value("--starts", starts, count -> (int) Units.parseWhole(count, 1, MOST_STARTS)));
        });
    }

    private List<Long> sizeList() {
        return Flags.value(
                "--sizes",
                sizes,
                text -> List.copyOf(new LinkedHashSet<>(List.of(text.split("\\s*,\\s*", -1)).stream()
                        .map(size -> Units.parseWhole(size, 1, MOST_QTY))
                        .toList())));
    }

    private List<Side> sideList() {
        return Flags.value(
                "--sides",
                sides,
                text -> List.copyOf(new LinkedHashSet<>(List.of(text.split("\\s*,\\s*", -1)).stream()
                        .map(StudyOptions::side)
                        .toList())));
    }

    private static Side side(String text) {
        return switch (text) {
            case "buy" -> Side.BUY;
            case "sell" -> Side.SELL;
            default ->
                throw new IllegalArgumentException("unknown: value=" + text + ", expected buy, sell or buy,sell");
        };
    }

    String baseline() {
        return baseline;
    }

    double level() {
        return Flags.value("--level", level, text -> {
            double parsed = Units.parseNumber(text, 0, 1);
            if (!(parsed > 0 && parsed < 1)) {
                throw new IllegalArgumentException("out of range: value=" + text + ", expected between 0 and 1");
            }
            return parsed;
        });
    }

    int folds() {
        return Flags.value("--folds", folds, text -> (int) Units.parseWhole(text, 2, MOST_FOLDS));
    }

    /** The settings by name. */
    String text(String name) {
        return switch (name) {
            case "sizes" -> sizes;
            case "sides" -> sides;
            case "starts" -> starts;
            case "horizon" -> horizon;
            case "level" -> level;
            default -> folds;
        };
    }
}
