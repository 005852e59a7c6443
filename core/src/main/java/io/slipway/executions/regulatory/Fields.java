package io.slipway.executions.regulatory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of one row by their columns. Not thread-safe. */
final class Fields {

    private final List<String> columns;
    private final Map<String, String> values = new HashMap<>();

    Fields(List<String> columns) {
        this.columns = columns;
    }

    Fields put(String column, @Nullable Object value) {
        if (!columns.contains(column)) {
            throw new IllegalArgumentException("no such column: " + column);
        }
        if (value instanceof BigDecimal decimal) {
            values.put(column, decimal.toPlainString());
        } else if (value != null) {
            values.put(column, value.toString());
        }
        return this;
    }

    List<@Nullable String> toList() {
        List<@Nullable String> list = new ArrayList<>();
        columns.forEach(column -> list.add(values.get(column)));
        return Collections.unmodifiableList(list);
    }
}
