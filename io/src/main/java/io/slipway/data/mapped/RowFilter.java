package io.slipway.data.mapped;

import io.slipway.text.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Rows to leave out by the value of a column. In a mapping:
 *
 * <pre>
 * keep: {type: [Quote, Trade]}
 * drop: {correction: [8, 10], suspicious: true}
 * </pre>
 *
 * @param column name or number of the column
 * @param values values in lower case; an empty text is that of an empty field
 * @param keeps whether rows with one of the values are kept, or those without
 */
record RowFilter(String column, Set<String> values, boolean keeps) {

    RowFilter {
        values = Set.copyOf(values);
    }

    /** Reads the rules under {@code keep} and {@code drop}. */
    static List<RowFilter> list(YamlNode root) {
        List<RowFilter> filters = new ArrayList<>();
        for (String key : List.of("keep", "drop")) {
            YamlNode node = root.map(key);
            for (String column : node.keys()) {
                Set<String> values = new HashSet<>();
                node.texts(column).forEach(text -> values.add(text.toLowerCase(Locale.ROOT)));
                if (values.isEmpty()) {
                    throw node.faultAt(column, "no value", "expected one or a list of values; \"\" is an empty field");
                }
                filters.add(new RowFilter(column, values, key.equals("keep")));
            }
        }
        return List.copyOf(filters);
    }

    /** True if a row with this value, in lower case, is read. */
    boolean accepts(String value) {
        return values.contains(value) == keeps;
    }
}
