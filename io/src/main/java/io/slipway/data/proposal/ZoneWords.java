package io.slipway.data.proposal;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Words for time zones in the names of columns, such as {@code Time (UTC)}, {@code ts_utc} or {@code Time[G]}, and in columns of zones. */
final class ZoneWords {

    private static final String NEW_YORK = "America/New_York";
    private static final Map<String, String> ZONES = Map.ofEntries(
            Map.entry("utc", "UTC"),
            Map.entry("gmt", "UTC"),
            Map.entry("zulu", "UTC"),
            Map.entry("et", NEW_YORK),
            Map.entry("est", NEW_YORK),
            Map.entry("edt", NEW_YORK),
            Map.entry("eastern", NEW_YORK),
            Map.entry("nyc", NEW_YORK),
            Map.entry("cst", "America/Chicago"),
            Map.entry("cdt", "America/Chicago"),
            Map.entry("chicago", "America/Chicago"),
            Map.entry("pst", "America/Los_Angeles"),
            Map.entry("pdt", "America/Los_Angeles"),
            Map.entry("london", "Europe/London"),
            Map.entry("bst", "Europe/London"),
            Map.entry("cet", "Europe/Berlin"),
            Map.entry("cest", "Europe/Berlin"),
            Map.entry("jst", "Asia/Tokyo"),
            Map.entry("tokyo", "Asia/Tokyo"),
            Map.entry("hkt", "Asia/Hong_Kong"));
    private static final Set<String> COLUMNS = Set.of("tz", "timezone", "zone", "tzname", "tzinfo");

    private ZoneWords() {}

    /** The zone that a name tells. */
    static Optional<String> inName(String name) {
        return words(name).stream()
                .filter(ZONES::containsKey)
                .findFirst()
                .map(word -> ZONES.getOrDefault(word, "UTC"))
                .or(() -> isOfTickHistory(name) ? Optional.of("UTC") : Optional.empty());
    }

    /** A name without the word for a zone. */
    static String without(String name) {
        if (isOfTickHistory(name)) {
            return name.substring(0, name.length() - 3);
        }
        List<String> left = new ArrayList<>(words(name));
        left.removeIf(ZONES::containsKey);
        return String.join("_", left);
    }

    /** The column that names the zone of the times: one and the same in all rows. */
    static Optional<SampledColumn> column(List<SampledColumn> columns) {
        return columns.stream()
                .filter(column -> COLUMNS.contains(ColumnNames.plain(column.name())))
                .filter(column -> column.words().size() == 1
                        && zone(column.values().get(0)).isPresent())
                .findFirst();
    }

    /** The zone of a word, such as UTC, ET or Europe/London. */
    static Optional<String> zone(String word) {
        String known = ZONES.get(word.toLowerCase(Locale.ROOT));
        if (known != null) {
            return Optional.of(known);
        }
        try {
            return word.contains("/") ? Optional.of(ZoneId.of(word).getId()) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** {@code [G]} is Greenwich, {@code [L]} the local time of the exchange. */
    private static boolean isOfTickHistory(String name) {
        return name.endsWith("[G]");
    }

    private static List<String> words(String name) {
        String parted = name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
        return List.of(parted.replaceAll("^[^a-z0-9]+", "").split("[^a-z0-9]+", -1));
    }
}
