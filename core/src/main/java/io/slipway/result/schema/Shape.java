package io.slipway.result.schema;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys of one kind of object, or the columns of one CSV file, in the order in which they are written. A class of
 * definitions makes it together with its keys; afterwards it does not change.
 */
public final class Shape {

    /** The unit of quantities: shares, coins or contracts, as the instrument is traded. */
    public static final String SHARES = "shares";

    private final String name;
    private final String doc;
    private final Map<String, Key<?>> keys = new LinkedHashMap<>();

    private Shape(String name, String doc) {
        this.name = name;
        this.doc = doc;
    }

    /**
     * A shape without keys.
     *
     * @param name the file's, or what the object is
     * @param doc a sentence about it
     */
    public static Shape of(String name, String doc) {
        return new Shape(name, doc);
    }

    /** The file's name, or what the object is. */
    public String name() {
        return name;
    }

    /** A sentence about it. */
    public String doc() {
        return doc;
    }

    /** The keys, in the order of the file. */
    public Collection<Key<?>> keys() {
        return Collections.unmodifiableCollection(keys.values());
    }

    /** True if {@code key} belongs to this shape. */
    boolean has(Key<?> key) {
        return key.equals(keys.get(key.name()));
    }

    /** Adds all keys of another shape. */
    public Shape include(Shape other) {
        other.keys.values().forEach(this::add);
        return this;
    }

    /** Adds a key that always has a value. */
    public <T> Key<T> key(String key, Type<T> type, String unit, String meaning) {
        return add(new Key<>(this, key, type, unit, Key.Presence.ALWAYS, meaning));
    }

    /** Adds a whole number. */
    public Key<Long> whole(String key, String unit, String meaning) {
        return key(key, Types.WHOLE, unit, meaning);
    }

    /** Adds a quantity in {@link #SHARES}: whole for an instrument whose step is one. */
    public Key<BigDecimal> quantity(String key, String meaning) {
        return key(key, Types.QUANTITY, SHARES, meaning);
    }

    /** Adds an exact decimal number. */
    public Key<BigDecimal> decimal(String key, String unit, String meaning) {
        return key(key, Types.DECIMAL, unit, meaning);
    }

    /** Adds a floating-point number. */
    public Key<Double> real(String key, String unit, String meaning) {
        return key(key, Types.REAL, unit, meaning);
    }

    /** Adds a text. */
    public Key<String> text(String key, String meaning) {
        return key(key, Types.TEXT, "", meaning);
    }

    /** Adds a list of texts. */
    public Key<List<String>> texts(String key, String meaning) {
        return key(key, Types.list(Types.TEXT), "", meaning);
    }

    /** Adds a flag. */
    public Key<Boolean> flag(String key, String meaning) {
        return key(key, Types.FLAG, "", meaning);
    }

    /** Adds a moment. */
    public Key<Instant> time(String key, String meaning) {
        return key(key, Types.TIME, "", meaning);
    }

    /** Adds an object. */
    public Key<Values> object(String key, Shape shape, String meaning) {
        return key(key, Types.object(shape), "", meaning);
    }

    /** Adds a list of objects. */
    public Key<List<Values>> objects(String key, Shape shape, String meaning) {
        return key(key, Types.list(Types.object(shape)), "", meaning);
    }

    /** Adds an object whose keys are not known beforehand and whose values are objects. */
    public Key<Map<String, Values>> objectsBy(String key, String keysAre, Shape shape, String meaning) {
        return key(key, Types.map(keysAre, Types.object(shape)), "", meaning);
    }

    <T> Key<T> replace(Key<T> key, Key<T> other) {
        keys.put(key.name(), other);
        return other;
    }

    private <T> Key<T> add(Key<T> key) {
        if (keys.putIfAbsent(key.name(), key) != null) {
            throw new IllegalStateException("a key is defined twice: shape=" + name + ", key=" + key);
        }
        return key;
    }

    @Override
    public String toString() {
        return name;
    }
}
