package io.slipway.data.databento.csv;

import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.Schema;
import java.util.Arrays;
import java.util.List;

/** Messages for the faults of a header. */
final class HeaderFaults {

    private static final String SYMBOL = "symbol";

    private HeaderFaults() {}

    static void check(String[] headers, Schema schema) {
        List<String> names = Arrays.asList(headers);
        checkKind(names);
        for (Field field : schema.fields()) {
            String name = field.name();
            if (CsvSchemas.isRequired(schema, field) && !names.contains(name)) {
                throw missing(name, schema, names);
            }
            if (names.indexOf(name) != names.lastIndexOf(name)) {
                throw new IllegalArgumentException("duplicate column: name=" + name);
            }
        }
        if (names.indexOf(SYMBOL) != names.lastIndexOf(SYMBOL)) {
            throw new IllegalArgumentException("duplicate column: name=" + SYMBOL);
        }
    }

    /** Tables of Databento that have neither quotes nor trades. */
    private static void checkKind(List<String> names) {
        String neither = " have neither quotes nor trades, so nothing can be replayed";
        if (names.contains("stat_type")) {
            throw new IllegalArgumentException("statistics" + neither
                    + "; docs/FORMATS.md has a mapping for their official prices, to be read beside quotes");
        }
        if (names.contains("auction_type") && names.contains("paired_qty")) {
            throw new IllegalArgumentException("imbalances" + neither);
        }
        if (names.contains("raw_symbol") && names.contains("min_price_increment")) {
            throw new IllegalArgumentException("definitions" + neither);
        }
    }

    private static IllegalArgumentException missing(String column, Schema schema, List<String> names) {
        return new IllegalArgumentException("missing column, expected Databento " + schema.label() + ": name=" + column
                + ", nearest=" + nearest(column, names));
    }

    private static String nearest(String wanted, List<String> names) {
        String best = "";
        int least = Integer.MAX_VALUE;
        for (String name : names) {
            int distance = distance(wanted, name);
            if (!name.isEmpty() && distance < least) {
                best = name;
                least = distance;
            }
        }
        return best;
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
