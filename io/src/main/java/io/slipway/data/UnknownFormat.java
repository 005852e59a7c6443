package io.slipway.data;

import io.slipway.data.source.DataFormat;
import io.slipway.data.source.DataSource;
import io.slipway.data.table.FirstLine;
import io.slipway.market.MarketDataException;
import io.slipway.text.MissingModule;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The refusal of a file that no format recognises, with the nearest one. */
final class UnknownFormat {

    /** A table with this many columns of the fallback format is taken for one that lacks others, which its reader names. */
    private static final int ENOUGH = 3;

    /** Is not tried: only a mapping says that it fits. */
    private static final String MAPPED = "mapped-csv";

    private static final List<String> BAR = List.of("open", "high", "low", "close");
    private static final int COLUMNS_SHOWN = 12;
    private static final int LONGEST_NAME = 40;
    private static final int BYTES_SHOWN = 16;

    private UnknownFormat() {}

    /**
     * Refuses a source, unless it is empty or looks much like a table of the fallback format: the reader of that format then says what
     * is wrong.
     *
     * @throws MarketDataException if no format is near enough
     */
    static void check(DataSource source, List<DataFormat> formats, String fallback) {
        List<String> names = FirstLine.names(source);
        if (FirstLine.of(source).isEmpty()) {
            if (source.head().length > 0) {
                throw new MarketDataException(source.name() + ": no rows, only blank lines");
            }
            return;
        }
        if (new String(source.head(), StandardCharsets.ISO_8859_1).startsWith("PAR1")) {
            throw new MarketDataException(source.name() + ": " + MissingModule.PARQUET);
        }
        for (DataFormat format : formats) {
            if (format.name().equals(fallback) && common(format, names).size() >= ENOUGH) {
                return;
            }
        }
        if (names.containsAll(BAR)) {
            throw new MarketDataException(source.name()
                    + ": bars have neither quotes nor trades, so nothing can be replayed: first line=" + shown(names));
        }
        DataFormat nearest = formats.stream()
                .max(Comparator.comparingInt(format -> common(format, names).size()))
                .orElseThrow();
        List<String> common = common(nearest, names);
        String tried = formats.stream()
                .map(DataFormat::name)
                .filter(name -> !name.equals(MAPPED))
                .sorted()
                .collect(Collectors.joining(", "));
        if (isBinary(source.head())) {
            throw new MarketDataException(source.name() + ": the format is not known: tried " + tried
                    + "; it is no text: first bytes="
                    + HexFormat.ofDelimiter(" ")
                            .formatHex(source.head(), 0, Math.min(BYTES_SHOWN, source.head().length)));
        }
        throw new MarketDataException(source.name() + ": the format is not known: tried " + tried + "; first line="
                + shown(names)
                + (common.size() < 2
                        ? ""
                        : "; nearest is " + nearest.name() + ", which has " + String.join(", ", common) + " too")
                + "; --mapping FILE names the columns of a table of your own, and slipway map FILE proposes one");
    }

    /** True if there is a control character that no text has; UTF-16 was made UTF-8 before. */
    private static boolean isBinary(byte[] head) {
        for (byte each : head) {
            if (each >= 0 && each < '\t') {
                return true;
            }
        }
        return false;
    }

    private static List<String> common(DataFormat format, List<String> names) {
        return format.usualColumns().stream().filter(names::contains).toList();
    }

    private static String shown(List<String> names) {
        List<String> shown = names.stream()
                .limit(COLUMNS_SHOWN)
                .map(name -> name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "..." : name)
                .map(name -> name.toLowerCase(Locale.ROOT).replaceAll("\\p{Cntrl}", "?"))
                .toList();
        return String.join(",", shown) + (names.size() > COLUMNS_SHOWN ? ",..." : "");
    }
}
