package io.slipway.data.proposal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The usual names of columns by meaning, the likeliest first. */
public final class ColumnNames {

    private ColumnNames() {}

    /** Reads the table of market data. */
    public static Map<String, List<String>> load() {
        return load("column_names.txt");
    }

    /** Reads a table. */
    static Map<String, List<String>> load(String resource) {
        try (InputStream in = ColumnNames.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + resource + " is not on the class path");
            }
            Map<String, List<String>> names = new LinkedHashMap<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList()) {
                int colon = line.indexOf(':');
                names.put(
                        line.substring(0, colon),
                        List.of(line.substring(colon + 1).strip().split(" ")));
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** True if a column's name is one of the table: {@code data.Bid Price} and {@code quote.bid.price} are {@code bid_price}. */
    static boolean isSame(String column, String name) {
        int dot = column.lastIndexOf('.');
        String last = column.substring(dot + 1);
        if (name.length() == 1) {
            return last.equals(name);
        }
        String lastTwo = column.substring(column.lastIndexOf('.', dot - 1) + 1);
        return (last.length() > 1 && plain(last).equals(plain(name)))
                || plain(lastTwo).equals(plain(name));
    }

    /** Letters and digits of a name in lower case, without a unit in parentheses at its end. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("\\([^)]*\\)\\s*$", "").replaceAll("[^a-z0-9]", "");
    }
}
