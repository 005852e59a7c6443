package io.slipway.data.mapped;

import io.slipway.model.Money;
import io.slipway.text.YamlNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Notation of prices and sizes.
 *
 * @param priceFactor a price of 1 in the file is this times ten to the power of {@code priceExponent}; at least 1
 * @param sizeExponent a size of 1 in the file is ten to the power of this, before lots are counted
 * @param lotsPerUnit number of lots in one unit of size
 * @param stepE9 the step to which prices are rounded, at 1e-9; 0 for none
 * @param thousands the character between groups of digits, if there is one
 * @param decimal the decimal point
 */
record NumberRule(
        int priceFactor,
        int priceExponent,
        int sizeExponent,
        int lotsPerUnit,
        long stepE9,
        OptionalInt thousands,
        char decimal) {

    private static final int MOST_POWERS = 9;
    private static final int E9 = 9;
    private static final BigDecimal LARGEST_STEP_E9 = new BigDecimal("1e18");

    /** Above a million the product of a factor and a usual price would not fit. */
    private static final int LARGEST_FACTOR_BITS = 20;

    /** The rule of a mapping. */
    static NumberRule of(YamlNode root) {
        BigDecimal price = scale(root, "price_scale");
        BigDecimal size = scale(root, "size_scale");
        if (size.unscaledValue().bitLength() > 1) {
            throw root.faultAt(
                    "size_scale", "not a power of ten: value=" + size.toPlainString(), "expected one such as 0.001");
        }
        OptionalInt thousands = character(root, "thousands");
        char decimal = (char) character(root, "decimal_point").orElse('.');
        if (thousands.isPresent() && thousands.getAsInt() == decimal) {
            throw root.faultAt("thousands", "also the decimal point", "expected another character");
        }
        return new NumberRule(
                price.unscaledValue().intValueExact(),
                -price.scale(),
                -size.scale(),
                root.value("lots_per_unit", NumberRule::lots).orElse(1),
                root.value("price_step", NumberRule::step).orElse(0L),
                thousands,
                decimal);
    }

    private static BigDecimal scale(YamlNode root, String key) {
        Optional<BigDecimal> given = root.value(key, text -> {
            BigDecimal scale = decimal(text).stripTrailingZeros();
            boolean fits = scale.signum() > 0
                    && Math.abs(scale.scale()) <= MOST_POWERS
                    && scale.unscaledValue().bitLength() <= LARGEST_FACTOR_BITS;
            if (!fits) {
                throw new IllegalArgumentException(
                        "not a scale: value=" + text + ", expected 0.000000001 to 1000000000, of at most six digits");
            }
            return scale;
        });
        return given.orElse(BigDecimal.ONE);
    }

    private static long step(String text) {
        BigDecimal step = decimal(text).movePointRight(E9).stripTrailingZeros();
        if (step.signum() <= 0 || step.scale() > 0 || step.compareTo(LARGEST_STEP_E9) > 0) {
            throw new IllegalArgumentException("not a step: value=" + text + ", expected one such as 0.01");
        }
        return step.longValueExact();
    }

    private static int lots(String text) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException(
                    "not a whole number above zero: value=" + text + ", expected 1 to 999999999");
        }
        return Integer.parseInt(text);
    }

    private static OptionalInt character(YamlNode root, String key) {
        Optional<String> text = root.text(key);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        String value = text.get().equals("space") ? " " : text.get();
        boolean plain = value.length() == 1 && value.charAt(0) <= '~' && !Character.isLetterOrDigit(value.charAt(0));
        if (!plain || value.equals("-")) {
            throw root.faultAt(key, "not a separator: value=" + value, "expected a character such as \",\", or space");
        }
        return OptionalInt.of(value.charAt(0));
    }

    private static BigDecimal decimal(String text) {
        try {
            return Money.number(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number: value=" + text + ", expected one such as 0.0001", e);
        }
    }
}
