package io.slipway.result.schema;

import java.math.BigDecimal;
import java.util.function.Function;

/**
 * A number, text, flag or moment.
 *
 * @param label its name in the documentation
 * @param plain the class of the plain JSON value
 * @param convert from the plain value
 */
record ScalarType<P, T>(String label, Class<P> plain, Function<P, T> convert) implements Type<T> {

    static <P, T> Type<T> of(String label, Class<P> plain, Function<P, T> convert) {
        return new ScalarType<>(label, plain, convert);
    }

    static Long toLong(Number number) {
        return number instanceof BigDecimal decimal ? (Long) decimal.longValueExact() : (Long) number.longValue();
    }

    static BigDecimal toDecimal(Number number) {
        return number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
    }

    @Override
    public T read(Object value, String path) {
        if (!plain.isInstance(value)) {
            throw new SchemaException("not a " + label + ": key=" + path + ", value=" + value);
        }
        try {
            return convert.apply(plain.cast(value));
        } catch (ArithmeticException | java.time.DateTimeException e) {
            throw new SchemaException("not a " + label + ": key=" + path + ", value=" + value, e);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // a decimal is converted to a decimal
    public T converted(T value, String unit, Conversion conversion) {
        return value instanceof BigDecimal number ? (T) conversion.apply(unit, number) : value;
    }
}
