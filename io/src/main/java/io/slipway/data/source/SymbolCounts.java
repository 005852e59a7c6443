package io.slipway.data.source;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The rows of each symbol that a source holds, for messages. */
public final class SymbolCounts {

    /** Rows that are counted after a second symbol was seen: about a second of reading. */
    public static final int MOST_ROWS = 1_000_000;

    private static final int NAMES_LISTED = 20;

    /** Enough for all shares of a market; a day of options has millions of symbols, which a message cannot list. */
    private static final int MOST_NAMES = 20_000;

    private final Map<String, Long> rows = new HashMap<>();
    private boolean more;

    /** Adds a row of a symbol. */
    public void add(String symbol) {
        add(symbol, 1);
    }

    /** Adds rows of a symbol. */
    public void add(String symbol, long count) {
        if (rows.size() < MOST_NAMES || rows.containsKey(symbol)) {
            rows.merge(symbol, count, Long::sum);
        } else {
            more = true;
        }
    }

    /** Says that there are rows which were not counted. */
    public void cut() {
        more = true;
    }

    /** True if no row was added. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The symbols with their rows, the most frequent first: {@code ES (120 rows), NQ (80 rows)}. */
    public String text() {
        String listed = rows.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(NAMES_LISTED)
                .map(each -> String.format(
                        "%s (%,d %s)", each.getKey(), each.getValue(), each.getValue() == 1 ? "row" : "rows"))
                .collect(Collectors.joining(", "));
        int left = rows.size() - NAMES_LISTED;
        return listed
                + (left > 0 ? " and " + left + " more symbols" : "")
                + (more ? ", and rows that were not counted" : "");
    }
}
