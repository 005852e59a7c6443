package io.slipway.data.databento;

import java.util.Arrays;
import java.util.List;

/** What can be wrong with a header, in words. */
final class HeaderFaults {

    private HeaderFaults() {}

    static void check(String[] headers) {
        List<String> names = Arrays.asList(headers);
        refuseOtherSchemas(names);
        for (Column column : Column.values()) {
            if (column.required && !names.contains(column.header)) {
                throw missing(column.header, names);
            }
            if (names.indexOf(column.header) != names.lastIndexOf(column.header)) {
                throw new IllegalArgumentException("duplicate column: name=" + column.header);
            }
        }
    }

    private static void refuseOtherSchemas(List<String> names) {
        String schema = otherSchema(names);
        if (!schema.isEmpty()) {
            throw new IllegalArgumentException(
                    "books of single venues are needed: schema=" + schema + ", expected mbp-1 or mbp-10");
        }
    }

    private static String otherSchema(List<String> names) {
        if (!names.contains("ts_event") || !names.contains("publisher_id")) {
            return "";
        }
        if (names.contains("bid_pb_00")) {
            return names.contains("action") ? "cmbp-1 or tcbbo" : "cbbo";
        }
        if (names.contains("bid_px_00")) {
            return names.contains("action") || names.contains("ts_in_delta") ? "" : "bbo";
        }
        return schemaWithoutQuotes(names);
    }

    private static String schemaWithoutQuotes(List<String> names) {
        if (names.contains("order_id")) {
            return "mbo";
        }
        if (names.contains("open") && names.contains("close")) {
            return "ohlcv";
        }
        boolean isTrades = names.contains("action") && names.contains("price");
        return isTrades && !hasBookColumns(names) ? "trades" : "";
    }

    private static boolean hasBookColumns(List<String> names) {
        for (String name : names) {
            if (name.startsWith("bid_") || name.startsWith("ask_")) {
                return true;
            }
        }
        return false;
    }

    private static IllegalArgumentException missing(String column, List<String> names) {
        return new IllegalArgumentException("missing column, expected Databento mbp-1 or mbp-10: name=" + column
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
