package io.slipway.data.arrow;

import io.slipway.data.text.FixedPoint;
import io.slipway.data.text.ShortestDecimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** Texts of values. */
final class ArrowValues {

    private static final long NS_PER_DAY = 86_400_000_000_000L;
    private static final long MS_PER_DAY = 86_400_000L;
    private static final long[] NS_PER_UNIT = {1_000_000_000L, 1_000_000L, 1_000L, 1L};
    /** Decimals of prices; those beyond are left by arithmetic. */
    private static final int PRICE_DECIMALS = 9;

    private static final int HALF_MANTISSA = 0x3FF;
    private static final int HALF_EXPONENT = 0x1F;

    private ArrowValues() {}

    /** Appends the text of the values of a type. */
    interface Notation {

        void append(long value, StringBuilder out);
    }

    /**
     * The notation of a type.
     *
     * @param isPlain the notation of CSV files: {@link io.slipway.data.source.TableFormat#asCsv}
     * @throws IndexOutOfBoundsException if the type is damaged
     */
    static Notation of(ArrowType type, boolean isPlain) {
        return switch (type.kind()) {
            case BOOL -> (value, out) -> out.append(value == 0 ? "false" : "true");
            case INTEGER ->
                type.flag()
                        ? (value, out) -> out.append(value)
                        : (value, out) -> out.append(value < 0 ? Long.toUnsignedString(value) : Long.toString(value));
            case FLOATING -> floating(type.bits(), isPlain);
            case DECIMAL ->
                (value, out) ->
                        out.append(BigDecimal.valueOf(value, type.unit()).toPlainString());
            case DATE ->
                (value, out) ->
                        out.append(date(type.bits() == Integer.SIZE ? value : Math.floorDiv(value, MS_PER_DAY)));
            case TIME ->
                (value, out) -> out.append(time(inNs(value, type.unit()).longValue()));
            case DURATION -> (value, out) -> appendNs(value, type.unit(), out);
            case TIMESTAMP ->
                isPlain && !type.flag()
                        ? (value, out) -> out.append(stamp(inNs(value, type.unit())))
                        : (value, out) -> appendNs(value, type.unit(), out);
            default -> throw new IndexOutOfBoundsException("type=" + type.kind());
        };
    }

    private static Notation floating(int bits, boolean isPlain) {
        return switch (bits) {
            case Short.SIZE -> (value, out) -> out.append(decimal(half((int) value), isPlain));
            case Integer.SIZE -> (value, out) -> out.append(decimal(Float.intBitsToFloat((int) value), isPlain));
            case Long.SIZE -> (value, out) -> append(Double.longBitsToDouble(value), isPlain, out);
            default -> throw new IndexOutOfBoundsException("bits=" + bits);
        };
    }

    private static String decimal(float value, boolean isPlain) {
        return Float.isFinite(value) ? plain(new BigDecimal(Float.toString(value)), isPlain) : Float.toString(value);
    }

    private static void append(double value, boolean isPlain, StringBuilder out) {
        int from = out.length();
        ShortestDecimal.append(value, out);
        int decimals = out.length() - 1 - out.lastIndexOf(".");
        if (isPlain && decimals > PRICE_DECIMALS && Double.isFinite(value)) {
            out.setLength(from);
            out.append(plain(ShortestDecimal.of(value), true));
        }
    }

    private static String plain(BigDecimal value, boolean isPlain) {
        return ShortestDecimal.plain(
                isPlain && value.scale() > PRICE_DECIMALS
                        ? value.setScale(PRICE_DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros()
                        : value);
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

    private static void appendNs(long value, int unit, StringBuilder out) {
        long ns = value * NS_PER_UNIT[unit];
        if (Math.multiplyHigh(value, NS_PER_UNIT[unit]) == ns >> (Long.SIZE - 1)) {
            out.append(ns);
        } else {
            out.append(inNs(value, unit));
        }
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
