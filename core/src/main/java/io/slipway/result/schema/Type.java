package io.slipway.result.schema;

import java.util.Optional;

/**
 * A type of values in result files, and the Java type that stands for it.
 *
 * @param <T> the Java type
 */
public interface Type<T> {

    /** The type as a reader of the documentation knows it. */
    String label();

    /**
     * Converts a plain JSON value to a value of this type.
     *
     * @param plain a map, list, number, text, flag, or null
     * @param path where it stands, for the message
     * @throws SchemaException if it is of another type
     */
    T read(Object plain, String path);

    /**
     * Checks a value and all within it.
     *
     * @throws SchemaException if a key is missing or not defined
     */
    default void check(T value, String path) {}

    /**
     * A value with its exact decimal numbers converted.
     *
     * @param unit the unit of the key; objects within have keys and units of their own
     */
    default T converted(T value, String unit, Conversion conversion) {
        return value;
    }

    /** The shape of the objects in it, if there are any; the documentation lists their keys. */
    default Optional<Shape> shape() {
        return Optional.empty();
    }

    /** Suffix of a key's path for the content of its value: {@code []} or {@code .*}. */
    default String step() {
        return "";
    }
}
