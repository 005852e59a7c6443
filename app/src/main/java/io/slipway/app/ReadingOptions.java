package io.slipway.app;

import io.slipway.data.source.ReadOptions;
import io.slipway.text.ConfigException;
import io.slipway.text.Units;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for reading data files. */
final class ReadingOptions {

    private static final double PERCENT = 100;

    @Option(names = "--from", paramLabel = "ISO", description = "leave out what happened earlier")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "ISO", description = "leave out what happened later")
    private @Nullable String to;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            description = "format of the files; default: told from their first bytes")
    private @Nullable String format;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "YAML file that names the columns of a CSV of your own (format mapped-csv)")
    private @Nullable Path mapping;

    @Option(
            names = "--date",
            paramLabel = "YYYY-MM-DD",
            description = "trading day of files whose rows have a time of day only; default: from the file's name")
    private @Nullable String date;

    @Option(names = "--zone", paramLabel = "ZONE", description = "time zone of times without one [America/New_York]")
    private String zone = ReadOptions.NEW_YORK.getId();

    @Option(
            names = "--round-lot",
            paramLabel = "N",
            description = "shares in one unit of size, for formats that give round lots [the format's rule]")
    private @Nullable Integer roundLot;

    @Option(names = "--lenient", description = "skip and count rows that cannot be read, instead of stopping")
    private boolean lenient;

    @Option(
            names = "--skip-limit",
            paramLabel = "PERCENT",
            description = "stop when more rows than this had to be skipped as faulty [1%%]")
    private String skipLimit = "1%";

    @Option(names = "--strict-venues", description = "stop at a venue that is not known")
    private boolean strictVenues;

    /**
     * The options, with the only symbol to read.
     *
     * @throws ConfigException if one of them is not valid
     */
    ReadOptions toOptions(Optional<String> symbol) {
        Optional<String> formatName = Optional.ofNullable(format)
                .or(() -> Optional.ofNullable(mapping).map(file -> "mapped-csv"));
        try {
            return ReadOptions.all()
                    .withSymbol(symbol)
                    .withWindow(
                            from == null ? Long.MIN_VALUE : Flags.value("--from", from, Units::parseTimeNs),
                            to == null ? Long.MAX_VALUE : Flags.value("--to", to, Units::parseTimeNs))
                    .withTolerance(lenient, share(), strictVenues)
                    .withFormat(formatName, Optional.ofNullable(mapping))
                    .withConventions(day(), zone(), Optional.ofNullable(roundLot));
        } catch (IllegalArgumentException e) {
            throw new ConfigException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Several files, folders or patterns as results name them: the names of the first three. */
    static String label(List<String> inputs) {
        List<String> names = inputs.stream()
                .limit(3)
                .map(input -> input.equals("-")
                        ? "standard input"
                        : String.valueOf(Path.of(input).getFileName()))
                .toList();
        return "file:" + String.join("+", names) + (inputs.size() > 3 ? "+" + (inputs.size() - 3) + " more" : "");
    }

    private Optional<LocalDate> day() {
        try {
            return Optional.ofNullable(date).map(LocalDate::parse);
        } catch (DateTimeException e) {
            throw new ConfigException("--date: not a date: value=" + date + ", expected one such as 2024-08-01", e);
        }
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new ConfigException(
                    "--zone: not a time zone: value=" + zone + ", expected one such as America/New_York or UTC", e);
        }
    }

    private double share() {
        try {
            double percent = Double.parseDouble(skipLimit.endsWith("%") ? skipLimit.replace("%", "") : skipLimit);
            if (percent >= 0 && percent <= PERCENT) {
                return percent / PERCENT;
            }
        } catch (NumberFormatException e) {
            throw notAShare(e);
        }
        throw notAShare(null);
    }

    private ConfigException notAShare(@Nullable Throwable cause) {
        String message = "--skip-limit: not a share: value=" + skipLimit + ", expected 0% to 100%";
        return cause == null ? new ConfigException(message) : new ConfigException(message, cause);
    }
}
