package io.slipway.result.schema;

/**
 * One key of an object in a result file, or one column of a CSV file. A {@link Shape} makes it:
 *
 * <pre>{@code
 * static final Shape FILL = Shape.of("fills.csv", "One row per fill.");
 * static final Key<Long> QTY = FILL.whole("qty", "shares", "quantity of the fill");
 * static final Key<BigDecimal> PRICE = FILL.decimal("price", "quote currency", "price per share, without fees");
 * }</pre>
 *
 * @param <T> the Java type of its values
 */
public final class Key<T> {

    private final Shape shape;
    private final String name;
    private final Type<T> type;
    private final String unit;
    private final Presence presence;
    private final String doc;

    Key(Shape shape, String name, Type<T> type, String unit, Presence presence, String doc) {
        this.shape = shape;
        this.name = name;
        this.type = type;
        this.unit = unit;
        this.presence = presence;
        this.doc = doc;
    }

    /** The rule for an absent value. */
    public enum Presence {
        /** It is there, with a value. */
        ALWAYS,
        /** It is there, perhaps null. */
        OR_NULL,
        /** It is left out where there is no value. */
        OPTIONAL
    }

    /** The same key, which may be null; it takes the place of this one in its shape. */
    public Key<T> orNull() {
        return shape.replace(this, new Key<>(shape, name, type, unit, Presence.OR_NULL, doc));
    }

    /** The same key, which is left out where there is no value; it takes the place of this one in its shape. */
    public Key<T> optional() {
        return shape.replace(this, new Key<>(shape, name, type, unit, Presence.OPTIONAL, doc));
    }

    /** The key as it stands in the file; a column {@code *_cost_bps} stands for any number of columns. */
    public String name() {
        return name;
    }

    /** The type of its values. */
    public Type<T> type() {
        return type;
    }

    /** The unit of a number, such as {@code bps}; empty where there is none. */
    public String unit() {
        return unit;
    }

    /** True if the key may have no value. */
    public Presence presence() {
        return presence;
    }

    /** Its meaning and sign: a noun phrase. */
    public String doc() {
        return doc;
    }

    @Override
    public String toString() {
        return name;
    }
}
