package io.slipway.result.schema;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values of one object of a result file, or of one row of a CSV file. It takes no key that its shape does not define,
 * and gives its members in the order of the shape.
 */
public final class Values {

    private final Shape shape;
    private final Map<Key<?>, Object> values = new LinkedHashMap<>();

    private Values(Shape shape) {
        this.shape = shape;
    }

    /** No values yet. */
    public static Values of(Shape shape) {
        return new Values(shape);
    }

    /**
     * Converts plain JSON values. Keys that the shape does not define are ignored, because a newer version may have written
     * them.
     *
     * @param plain members of a JSON object: maps, lists, numbers, texts, flags, nulls
     * @param path where the object stands, for messages; empty for a whole file
     * @throws SchemaException if a value is of another type than its key
     */
    public static Values read(Shape shape, Map<?, ?> plain, String path) {
        Values values = new Values(shape);
        for (Key<?> key : shape.keys()) {
            Object value = plain.get(key.name());
            if (value != null) {
                values.values.put(key, key.type().read(value, join(path, key.name())));
            }
        }
        return values;
    }

    /**
     * Sets a value.
     *
     * @throws SchemaException if the shape does not define the key, or it needs a value and gets none
     */
    public <T> Values put(Key<T> key, @Nullable T value) {
        if (!shape.has(key)) {
            throw new SchemaException("a key that is not defined: shape=" + shape + ", key=" + key);
        }
        if (value != null) {
            values.put(key, value);
        } else if (key.presence() == Key.Presence.ALWAYS) {
            throw new SchemaException("a value is missing: shape=" + shape + ", key=" + key);
        }
        return this;
    }

    /** Sets a decimal number to a whole one. */
    public Values put(Key<BigDecimal> key, long value) {
        return put(key, BigDecimal.valueOf(value));
    }

    /** The same values with their exact decimal numbers converted; these same values if nothing is. */
    public Values converted(Conversion conversion) {
        if (conversion == Conversion.NONE) {
            return this;
        }
        Values others = new Values(shape);
        values.keySet().forEach(key -> convert(key, conversion, others));
        return others;
    }

    private <T> void convert(Key<T> key, Conversion conversion, Values others) {
        others.values.put(key, key.type().converted(get(key), key.unit(), conversion));
    }

    /** The value of a key, if it has one. */
    @SuppressWarnings("unchecked") // put and read keep a value to the type of its key
    public <T> Optional<T> find(Key<T> key) {
        return Optional.ofNullable((T) values.get(key));
    }

    /**
     * The value of a key.
     *
     * @throws SchemaException if it has none
     */
    public <T> T get(Key<T> key) {
        return find(key).orElseThrow(() -> new SchemaException("a key is missing: key=" + key + ", of=" + shape));
    }

    /** The value of a key, or another where it has none. */
    public <T> T or(Key<T> key, T other) {
        return find(key).orElse(other);
    }

    /** The shape that they keep to. */
    public Shape shape() {
        return shape;
    }

    /** Names and values as they are written: all keys but the optional ones without a value, in the order of the shape. */
    public Map<String, @Nullable Object> members() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (Key<?> key : shape.keys()) {
            Object value = values.get(key);
            if (value != null || key.presence() != Key.Presence.OPTIONAL) {
                members.put(key.name(), value);
            }
        }
        return members;
    }

    /**
     * Checks that every key that needs a value has one, within all objects too.
     *
     * @param path where the object stands, for the message
     * @throws SchemaException if one is missing
     */
    public void check(String path) {
        shape.keys().forEach(key -> check(key, path));
    }

    private <T> void check(Key<T> key, String path) {
        String place = join(path, key.name());
        Optional<T> value = find(key);
        if (value.isEmpty() && key.presence() == Key.Presence.ALWAYS) {
            throw new SchemaException("a value is missing: key=" + place);
        }
        value.ifPresent(each -> key.type().check(each, place));
    }

    static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    @Override
    public String toString() {
        return shape + " " + members();
    }
}
