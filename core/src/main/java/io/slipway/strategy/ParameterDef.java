package io.slipway.strategy;

import io.slipway.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One parameter that a strategy, schedule or allocator declares. Values are decimals with nine places, kept as 1e-9 units.
 *
 * <pre>{@code
 * ParameterDef.ratio("cross_share", "0.1", "part of the window, at its end, in which the order crosses")
 *         .between("0", "1")
 *         .searched("0.05", "0.1", "0.2")
 * }</pre>
 *
 * @param name lower case words joined by underscores, unique within a strategy
 * @param unit unit of the value
 * @param leastE9 least value allowed, in 1e-9
 * @param mostE9 greatest value allowed, in 1e-9
 * @param defaultE9 value of a run that sets none, in 1e-9
 * @param searchedE9 values that a search tries when it is given none, in 1e-9; empty if it is not searched unless asked for
 * @param doc one sentence for a person
 */
public record ParameterDef(
        String name, Unit unit, long leastE9, long mostE9, long defaultE9, List<Long> searchedE9, String doc) {

    /** The unit of a parameter. */
    public enum Unit {
        /** Quote currency per share. */
        AMOUNT,
        /**
         * A distance between prices, in the quote currency per share. The default and the searched values are those of a tick of
         * 0.01; {@link ParameterDef#atTick} scales them to the tick of an instrument.
         */
        DISTANCE,
        /** A number without a unit. */
        NUMBER,
        /** A part of a whole, 0 to 1 unless the range says otherwise. */
        RATIO,
        /** A number of things that are counted. */
        COUNT,
        /**
         * Shares, coins or contracts, with decimals: a whole number of quantity steps of the instrument.
         * {@link StrategySetup#steps} has it in steps.
         */
        QUANTITY,
        /** Seconds, so that a value in 1e-9 is nanoseconds. */
        SECONDS;

        /** The name in lower case. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The tick that the defaults of distances are stated at: that of US equities from one dollar up. */
    public static final long CENT_E9 = 10_000_000L;

    /** One million, the greatest value unless {@link #between} says otherwise: a larger one is a slip of the keyboard. */
    private static final long USUALLY_MOST_E9 = 1_000_000_000_000_000L;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the name is not of lower case words, the range is empty, or the default or a searched
     *     value lies outside it
     */
    public ParameterDef {
        searchedE9 = List.copyOf(searchedE9);
        if (!name.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*")) {
            throw new IllegalArgumentException("a parameter is named in lower case, words joined by _: name=" + name);
        }
        for (long valueE9 :
                Stream.concat(Stream.of(defaultE9), searchedE9.stream()).toList()) {
            check(name, unit, leastE9, mostE9, valueE9);
        }
    }

    /** An amount of the quote currency per share, zero or more; {@code defaultValue} is a decimal. */
    public static ParameterDef amount(String name, String defaultValue, String doc) {
        return of(name, Unit.AMOUNT, defaultValue, doc);
    }

    /** A distance between prices, zero or more; {@code ticks} is a decimal, the default in ticks of the instrument. */
    public static ParameterDef distance(String name, String ticks, String doc) {
        return of(name, Unit.DISTANCE, fromTicks(ticks), doc);
    }

    /** A number without a unit, zero or more; {@code defaultValue} is a decimal. */
    public static ParameterDef number(String name, String defaultValue, String doc) {
        return of(name, Unit.NUMBER, defaultValue, doc);
    }

    /** A part of a whole, 0 to 1; {@code defaultValue} is a decimal. */
    public static ParameterDef ratio(String name, String defaultValue, String doc) {
        return of(name, Unit.RATIO, defaultValue, doc).between("0", "1");
    }

    /** A whole number, zero or more. */
    public static ParameterDef count(String name, String defaultValue, String doc) {
        return of(name, Unit.COUNT, defaultValue, doc);
    }

    /** A quantity in shares, coins or contracts, zero or more; {@code defaultValue} is a decimal. */
    public static ParameterDef quantity(String name, String defaultValue, String doc) {
        return of(name, Unit.QUANTITY, defaultValue, doc);
    }

    /** A duration in seconds, zero or more; {@code defaultValue} is a decimal. */
    public static ParameterDef seconds(String name, String defaultValue, String doc) {
        return of(name, Unit.SECONDS, defaultValue, doc);
    }

    private static ParameterDef of(String name, Unit unit, String defaultValue, String doc) {
        return new ParameterDef(name, unit, 0, USUALLY_MOST_E9, toE9(defaultValue), List.of(), doc);
    }

    /** The same with another range, both ends allowed. */
    public ParameterDef between(String least, String most) {
        return new ParameterDef(name, unit, toE9(least), toE9(most), defaultE9, searchedE9, doc);
    }

    /** The same with the values that a search tries when it is given none. */
    public ParameterDef searched(String... values) {
        List<Long> valuesE9 = Stream.of(values).map(ParameterDef::toE9).toList();
        return new ParameterDef(name, unit, leastE9, mostE9, defaultE9, valuesE9, doc);
    }

    /** The same with another default. */
    public ParameterDef withDefault(String value) {
        return new ParameterDef(name, unit, leastE9, mostE9, toE9(value), searchedE9, doc);
    }

    /**
     * The same with the default and the searched values of a {@linkplain Unit#DISTANCE distance} in money of an instrument's tick;
     * other parameters are as they are.
     *
     * @param tickE9 the tick in 1e-9 of the quote currency, positive
     * @throws IllegalArgumentException if the tick is not positive, or a value is then out of range
     */
    public ParameterDef atTick(long tickE9) {
        if (tickE9 <= 0) {
            throw new IllegalArgumentException("a tick is positive: tickE9=" + tickE9);
        }
        if (unit != Unit.DISTANCE || tickE9 == CENT_E9) {
            return this;
        }
        List<Long> searched =
                searchedE9.stream().map(valueE9 -> scaled(valueE9, tickE9)).toList();
        return new ParameterDef(name, unit, leastE9, mostE9, scaled(defaultE9, tickE9), searched, doc);
    }

    private static long scaled(long valueE9, long tickE9) {
        return BigDecimal.valueOf(valueE9)
                .multiply(BigDecimal.valueOf(tickE9))
                .divide(BigDecimal.valueOf(CENT_E9), RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    /** The same as a fixed amount, which no tick scales. */
    public ParameterDef asAmount() {
        return new ParameterDef(name, Unit.AMOUNT, leastE9, mostE9, defaultE9, searchedE9, doc);
    }

    /**
     * A default or searched value as a person reads it: of a {@linkplain Unit#DISTANCE distance} in ticks, such as {@code 5ticks}.
     */
    public String text(long valueE9) {
        if (unit != Unit.DISTANCE || valueE9 == 0) {
            return plain(valueE9);
        }
        BigDecimal ticks = BigDecimal.valueOf(valueE9).divide(BigDecimal.valueOf(CENT_E9));
        String text = ticks.stripTrailingZeros().toPlainString();
        return text + (text.equals("1") ? "tick" : "ticks");
    }

    private static String fromTicks(String ticks) {
        return Money.number(ticks.strip()).movePointLeft(2).toPlainString();
    }

    /**
     * A value of this parameter.
     *
     * @return the same value
     * @throws IllegalArgumentException if it lies outside the range, or is not whole where only whole numbers are
     */
    public long checked(long valueE9) {
        check(name, unit, leastE9, mostE9, valueE9);
        return valueE9;
    }

    /**
     * The value that a decimal text stands for, in 1e-9.
     *
     * @throws IllegalArgumentException if it is no decimal of at most nine places, or not a value of this parameter
     */
    public long parseE9(String text) {
        try {
            return checked(toE9(text));
        } catch (NumberFormatException | ArithmeticException e) {
            throw new IllegalArgumentException("not a decimal of at most 9 places: " + name + "=" + text, e);
        }
    }

    private static void check(String name, Unit unit, long leastE9, long mostE9, long valueE9) {
        if (valueE9 < leastE9 || valueE9 > mostE9) {
            throw new IllegalArgumentException("out of range: " + name + "=" + plain(valueE9) + ", expected "
                    + plain(leastE9) + " to " + plain(mostE9));
        }
        if (unit == Unit.COUNT && valueE9 % Money.ONE_E9 != 0) {
            throw new IllegalArgumentException("not a whole number: " + name + "=" + plain(valueE9));
        }
    }

    /** A value as a decimal without trailing zeros. */
    public static String plain(long valueE9) {
        return Money.toDecimal(valueE9).stripTrailingZeros().toPlainString();
    }

    private static long toE9(String decimal) {
        return Money.number(decimal.strip()).movePointRight(9).longValueExact();
    }
}
