package io.slipway.result.schema;

import java.util.Set;

/**
 * The type of a column in containers of typed tables, such as Parquet. It follows from the type and the unit of a {@link Key}:
 * prices, amounts of money and quantities stay exact, and measures such as basis points become floating-point numbers.
 */
public enum ColumnType {

    /** A text. */
    TEXT("string"),

    /** True or false. */
    FLAG("boolean"),

    /** A moment, UTC, in ns. */
    TIME("timestamp(ns, UTC)"),

    /** A whole number. */
    WHOLE("int64"),

    /** A price, an amount of money or a quantity, exactly. */
    EXACT("decimal(38, 18)"),

    /** Any other number: the nearest floating-point number. */
    REAL("double");

    private static final Set<String> EXACT_UNITS =
            Set.of("quote currency", "quote currency per share", "quote currency per share traded", Shape.SHARES);

    private final String label;

    ColumnType(String label) {
        this.label = label;
    }

    /** The type of a column. A key such as {@code *_cost_bps}, which stands for several, gives the type of each. */
    public static ColumnType of(Key<?> key) {
        Type<?> type = key.type();
        if (type.equals(Types.TEXT)) {
            return TEXT;
        } else if (type.equals(Types.FLAG)) {
            return FLAG;
        } else if (type.equals(Types.TIME)) {
            return TIME;
        } else if (type.equals(Types.WHOLE)) {
            return WHOLE;
        }
        return EXACT_UNITS.contains(key.unit()) ? EXACT : REAL;
    }

    /** Its name in the documentation, as Arrow writes it. */
    public String label() {
        return label;
    }
}
