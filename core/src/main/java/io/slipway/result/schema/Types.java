package io.slipway.result.schema;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The types of values. */
public final class Types {

    private static final Object NULL = Optional.empty();

    /** A whole number. */
    public static final Type<Long> WHOLE = ScalarType.of("whole number", Number.class, ScalarType::toLong);

    /** An exact decimal number. */
    public static final Type<BigDecimal> DECIMAL = ScalarType.of("decimal number", Number.class, ScalarType::toDecimal);

    /** A quantity: a whole number where the instrument is traded in whole shares, else a decimal number. */
    public static final Type<BigDecimal> QUANTITY = ScalarType.of("quantity", Number.class, ScalarType::toDecimal);

    /** A floating-point number, written with all digits that tell it from its neighbours. */
    public static final Type<Double> REAL = ScalarType.of("floating-point number", Number.class, Number::doubleValue);

    /** True or false. */
    public static final Type<Boolean> FLAG = ScalarType.of("true or false", Boolean.class, flag -> flag);

    /** A text. */
    public static final Type<String> TEXT = ScalarType.of("text", String.class, text -> text);

    /** A moment, UTC, to the nanosecond: {@code 2024-08-01T14:00:30.000000001Z}. */
    public static final Type<Instant> TIME = ScalarType.of("time, UTC", String.class, Instant::parse);

    private Types() {}

    /** An object of a shape. */
    public static Type<Values> object(Shape shape) {
        return new ObjectType(shape);
    }

    /** A list. */
    public static <T> Type<List<T>> list(Type<T> items) {
        return new ListType<>(items);
    }

    /**
     * An object with keys that are not known in advance.
     *
     * @param keys description of the keys, for example {@code publisher id}
     * @param values type of the values
     */
    public static <T> Type<Map<String, T>> map(String keys, Type<T> values) {
        return new MapType<>(keys, values);
    }

    /** A value that may be null in the file. */
    public static <T> Type<Optional<T>> maybe(Type<T> type) {
        return new MaybeType<>(type);
    }

    private record ObjectType(Shape of) implements Type<Values> {

        @Override
        public String label() {
            return "object";
        }

        @Override
        public Optional<Shape> shape() {
            return Optional.of(of);
        }

        @Override
        public Values read(Object plain, String path) {
            if (!(plain instanceof Map<?, ?> members)) {
                throw new SchemaException("not an object: key=" + path);
            }
            return Values.read(of, members, path);
        }

        @Override
        public void check(Values value, String path) {
            value.check(path);
        }

        @Override
        public Values converted(Values value, String unit, Conversion conversion) {
            return value.converted(conversion);
        }
    }

    private record ListType<T>(Type<T> items) implements Type<List<T>> {

        @Override
        public String label() {
            return "list of: " + items.label();
        }

        @Override
        public Optional<Shape> shape() {
            return items.shape();
        }

        @Override
        public String step() {
            return "[]" + items.step();
        }

        @Override
        public List<T> read(Object plain, String path) {
            if (!(plain instanceof List<?> list)) {
                throw new SchemaException("not a list: key=" + path);
            }
            List<T> values = new ArrayList<>(list.size());
            for (Object item : list) {
                values.add(items.read(item == null ? NULL : item, path + "[]"));
            }
            return values;
        }

        @Override
        public void check(List<T> value, String path) {
            value.forEach(item -> items.check(item, path + "[]"));
        }

        @Override
        public List<T> converted(List<T> value, String unit, Conversion conversion) {
            return value.stream()
                    .map(item -> items.converted(item, unit, conversion))
                    .toList();
        }
    }

    private record MapType<T>(String keys, Type<T> values) implements Type<Map<String, T>> {

        @Override
        public String label() {
            return "object by " + keys + ", each: " + values.label();
        }

        @Override
        public Optional<Shape> shape() {
            return values.shape();
        }

        @Override
        public String step() {
            return ".*" + values.step();
        }

        @Override
        public Map<String, T> read(Object plain, String path) {
            if (!(plain instanceof Map<?, ?> members)) {
                throw new SchemaException("not an object: key=" + path);
            }
            Map<String, T> map = new LinkedHashMap<>();
            members.forEach((key, value) ->
                    map.put(String.valueOf(key), values.read(value == null ? NULL : value, path + "." + key)));
            return map;
        }

        @Override
        public void check(Map<String, T> value, String path) {
            value.forEach((key, each) -> values.check(each, path + "." + key));
        }

        @Override
        public Map<String, T> converted(Map<String, T> value, String unit, Conversion conversion) {
            Map<String, T> map = new LinkedHashMap<>();
            value.forEach((key, each) -> map.put(key, values.converted(each, unit, conversion)));
            return map;
        }
    }

    private record MaybeType<T>(Type<T> type) implements Type<Optional<T>> {

        @Override
        public String label() {
            return type.label() + " or null";
        }

        @Override
        public Optional<Shape> shape() {
            return type.shape();
        }

        @Override
        public String step() {
            return type.step();
        }

        @Override
        public Optional<T> read(Object plain, String path) {
            return NULL.equals(plain) ? Optional.empty() : Optional.of(type.read(plain, path));
        }

        @Override
        public void check(Optional<T> value, String path) {
            value.ifPresent(each -> type.check(each, path));
        }

        @Override
        public Optional<T> converted(Optional<T> value, String unit, Conversion conversion) {
            return value.map(each -> type.converted(each, unit, conversion));
        }
    }
}
