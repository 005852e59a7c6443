package io.slipway.data.arrow;

import io.slipway.data.text.FixedPoint;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.function.LongFunction;

/** Texts of values. */
final class ArrowValues {

    private static final long NS_PER_DAY = 86_400_000_000_000L;
    private static final long MS_PER_DAY = 86_400_000L;
    private static final long[] NS_PER_UNIT = {1_000_000_000L, 1_000_000L, 1_000L, 1L};
    /** Decimals of prices; those beyond are left by arithmetic. */
    private static final int PRICE_DECIMALS = 9;
    /** Older runtimes write some doubles with a digit more than they need, and then with this many. */
    private static final int MOST_DIGITS = 17;

    private static final int HALF_MANTISSA = 0x3FF;
    private static final int HALF_EXPONENT = 0x1F;

    private ArrowValues() {}

    /**
     * The text of a value of a type.
     *
     * @param isPlain the notation of CSV files: {@link io.slipway.data.source.TableFormat#asCsv}
     * @throws IndexOutOfBoundsException if the type is damaged
     */
    static LongFunction<String> text(ArrowType type, boolean isPlain) {
        return switch (type.kind()) {
            case BOOL -> value -> value == 0 ? "false" : "true";
            case INTEGER -> type.flag() ? Long::toString : Long::toUnsignedString;
            case FLOATING -> floating(type.bits(), isPlain);
            case DECIMAL -> value -> BigDecimal.valueOf(value, type.unit()).toPlainString();
            case DATE -> value -> date(type.bits() == Integer.SIZE ? value : Math.floorDiv(value, MS_PER_DAY));
            case TIME -> value -> time(inNs(value, type.unit()).longValue());
            case DURATION -> value -> inNs(value, type.unit()).toString();
            case TIMESTAMP ->
                isPlain && !type.flag()
                        ? value -> stamp(inNs(value, type.unit()))
                        : value -> inNs(value, type.unit()).toString();
            default -> throw new IndexOutOfBoundsException("type=" + type.kind());
        };
    }

    private static LongFunction<String> floating(int bits, boolean isPlain) {
        return switch (bits) {
            case Short.SIZE -> value -> decimal(half((int) value), isPlain);
            case Integer.SIZE -> value -> decimal(Float.intBitsToFloat((int) value), isPlain);
            case Long.SIZE -> value -> decimal(Double.longBitsToDouble(value), isPlain);
            default -> throw new IndexOutOfBoundsException("bits=" + bits);
        };
    }

    private static String decimal(float value, boolean isPlain) {
        return Float.isFinite(value) ? plain(new BigDecimal(Float.toString(value)), isPlain) : Float.toString(value);
    }

    private static String decimal(double value, boolean isPlain) {
        return Double.isFinite(value) ? plain(shortest(value), isPlain) : Double.toString(value);
    }

    /** With a decimal point also where the number is whole, since prices without one may be meant in 1e-9. */
    private static String plain(BigDecimal value, boolean isPlain) {
        BigDecimal shown = isPlain && value.scale() > PRICE_DECIMALS
                ? value.setScale(PRICE_DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros()
                : value;
        return shown.scale() < 1 ? shown.setScale(1).toPlainString() : shown.toPlainString();
    }

    private static BigDecimal shortest(double value) {
        BigDecimal text = new BigDecimal(Double.toString(value));
        if (text.precision() < MOST_DIGITS) {
            return text;
        }
        BigDecimal shorter = text.round(new MathContext(MOST_DIGITS - 1));
        return shorter.doubleValue() == value ? shorter : text;
    }

    /** The value of the 16 bits of a half-precision number. */
    private static float half(int bits) {
        int exponent = bits >> 10 & HALF_EXPONENT;
        int mantissa = bits & HALF_MANTISSA;
        float size = exponent == HALF_EXPONENT
                ? (mantissa == 0 ? Float.POSITIVE_INFINITY : Float.NaN)
                : exponent == 0 ? Math.scalb((float) mantissa, -24) : Math.scalb(1024f + mantissa, exponent - 25);
        return (bits & 0x8000) == 0 ? size : -size;
    }

    private static BigInteger inNs(long value, int unit) {
        return BigInteger.valueOf(value).multiply(BigInteger.valueOf(NS_PER_UNIT[unit]));
    }

    private static String date(long days) {
        if (Math.abs(days) > Integer.MAX_VALUE / 8) {
            throw new IndexOutOfBoundsException("date=" + days);
        }
        return LocalDate.ofEpochDay(days).toString();
    }

    private static String time(long ns) {
        if (ns < 0 || ns >= NS_PER_DAY) {
            throw new IndexOutOfBoundsException("time of day=" + ns);
        }
        return DateTimeFormatter.ISO_LOCAL_TIME.format(LocalTime.ofNanoOfDay(ns));
    }

    private static String stamp(BigInteger ns) {
        BigInteger[] parts =
                ns.subtract(ns.mod(BigInteger.valueOf(NS_PER_DAY))).divideAndRemainder(BigInteger.valueOf(NS_PER_DAY));
        return date(parts[0].longValue()) + " "
                + time(ns.mod(BigInteger.valueOf(NS_PER_DAY)).longValue());
    }

    /** A fixed-point number where the bytes are as many as NautilusTrader's have; else their hexadecimal digits. */
    static String bytes(byte[] bytes) {
        return FixedPoint.decimal(bytes).orElse(HexFormat.of().formatHex(bytes));
    }
}
