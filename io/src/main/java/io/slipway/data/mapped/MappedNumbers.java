package io.slipway.data.mapped;

import io.slipway.data.source.FinerQuantityException;
import io.slipway.data.source.QtyStep;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.Fields;
import io.slipway.data.text.DecimalNumber;
import io.slipway.data.text.FieldText;
import io.slipway.data.text.NoneWord;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketEvent;
import io.slipway.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Prices and sizes of mapped rows. Not thread-safe. */
final class MappedNumbers {

    /** Digits before the point of a number whose 1e-9 fit 64 bits; one with more is read by a slower way. */
    private static final int MOST_WHOLE_DIGITS = 9;

    /** Units whose 1e-9 fit 64 bits. */
    private static final long MOST_UNITS = 9_000_000_000L;

    /** Characters of a number that is read at all. */
    private static final int MOST_CHARACTERS = 64;

    static final long LARGEST_SIZE = MarketEvent.MOST_SIZE;

    private static final int E9 = 9;

    /** Noise moves a price by less than this part of a step; more would be another price, such as a trade at the mid. */
    private static final int NOISE_PART = 4;

    private static final long UNIT = 1_000_000_000L;

    private final NumberRule rule;
    private final IssueLog issues;
    private final int lots;
    private final QtyStep step;
    private final long stepE9;
    private final boolean isPlain;
    private final DecimalNumber numbers = new DecimalNumber();
    private byte[] scratch = new byte[32];

    MappedNumbers(NumberRule rule, ReadOptions options, IssueLog issues) {
        this.rule = rule;
        this.issues = issues;
        this.lots = options.roundLot().orElse(rule.lotsPerUnit());
        this.step = options.qtyStep();
        this.stepE9 = stepE9(step);
        this.isPlain = rule.thousands().isEmpty() && rule.decimal() == '.';
    }

    private static long stepE9(QtyStep step) {
        try {
            return step.size().movePointRight(E9).longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "--qty-step: too fine for a mapping: value=" + step.size().toPlainString() + ", least=0.000000001",
                    e);
        }
    }

    /** The price in a field at 1e-9, or {@link Fields#NO_PRICE} if it is empty or zero. */
    long priceE9(Fields row, int column) {
        try {
            return priceE9(row.buffer(), row.from(column), row.to(column));
        } catch (IllegalArgumentException e) {
            throw row.fault(column, e);
        }
    }

    /**
     * The price in the bytes at 1e-9, or {@link Fields#NO_PRICE} if there is none or it is zero.
     *
     * @throws IllegalArgumentException if it is not a price
     */
    long priceE9(byte[] b, int from, int to) {
        if (from == to || NoneWord.is(b, from, to)) {
            return Fields.NO_PRICE;
        }
        long priceE9 = stepped(factored(rounded(b, from, to, E9 + rule.priceExponent()), b, from, to), b, from, to);
        return priceE9 == 0 ? Fields.NO_PRICE : priceE9;
    }

    private long factored(long price, byte[] b, int from, int to) {
        try {
            return Math.multiplyExact(price, (long) rule.priceFactor());
        } catch (ArithmeticException e) {
            throw FieldText.fault("price too large", b, from, to, "at most 9223372036 after price_scale");
        }
    }

    private long stepped(long priceE9, byte[] b, int from, int to) {
        long step = rule.stepE9();
        if (step == 0 || priceE9 % step == 0) {
            return priceE9;
        }
        long above = Math.floorMod(priceE9, step);
        long below = step - above;
        if (Math.min(above, below) > step / NOISE_PART) {
            throw FieldText.fault(
                    "price between two steps",
                    b,
                    from,
                    to,
                    "one next to a multiple of price_step="
                            + BigDecimal.valueOf(step, E9).stripTrailingZeros().toPlainString()
                            + ", or a smaller step");
        }
        issues.note(DataIssue.ROUNDED_NUMBER);
        return above < below ? priceE9 - above : priceE9 + below;
    }

    /** The size in a field in steps, zero if it is empty. */
    long size(Fields row, int column) {
        try {
            return size(row.buffer(), row.from(column), row.to(column));
        } catch (IllegalArgumentException e) {
            throw row.fault(column, e);
        }
    }

    /**
     * The size in the bytes in steps, zero if there is none.
     *
     * @throws IllegalArgumentException if it is not a size
     */
    long size(byte[] b, int from, int to) {
        if (from == to || NoneWord.is(b, from, to)) {
            return 0;
        }
        if (to - from > MOST_WHOLE_DIGITS
                && wholeDigits(b, from, to) + Math.max(0, rule.sizeExponent()) > MOST_WHOLE_DIGITS) {
            return largeSize(b, from, to);
        }
        long amount = rounded(b, from, to, E9 + rule.sizeExponent());
        if (amount < 0) {
            throw outOfRange(b, from, to);
        }
        if (amount / UNIT > MOST_UNITS / lots) {
            return largeSize(b, from, to);
        }
        long rest = amount % UNIT * lots;
        return steps(amount / UNIT * lots + rest / UNIT, rest % UNIT, b, from, to);
    }

    private int wholeDigits(byte[] b, int from, int to) {
        int end = from;
        while (end < to && b[end] != rule.decimal()) {
            end++;
        }
        return end - from;
    }

    private IllegalArgumentException outOfRange(byte[] b, int from, int to) {
        return FieldText.fault("size out of range", b, from, to, "0 to " + LARGEST_SIZE + " steps of " + stepText());
    }

    /** A size whose 1e-9 may not fit 64 bits. */
    private long largeSize(byte[] b, int from, int to) {
        BigDecimal units = decimal(b, from, to);
        BigDecimal exact = units.scaleByPowerOfTen(rule.sizeExponent()).multiply(BigDecimal.valueOf(lots));
        BigDecimal shares = exact.setScale(E9, RoundingMode.HALF_UP);
        if (shares.compareTo(exact) != 0) {
            issues.note(DataIssue.ROUNDED_NUMBER);
        }
        BigDecimal steps = shares.divideToIntegralValue(step.size());
        if (shares.signum() < 0 || steps.compareTo(BigDecimal.valueOf(LARGEST_SIZE)) > 0) {
            throw outOfRange(b, from, to);
        }
        if (steps.multiply(step.size()).compareTo(shares) != 0) {
            BigDecimal fraction = shares.remainder(BigDecimal.ONE);
            noteFiner(fraction.movePointRight(E9).longValueExact(), b, from, to);
        }
        return steps.longValueExact();
    }

    private BigDecimal decimal(byte[] b, int from, int to) {
        if (to - from > MOST_CHARACTERS) {
            throw outOfRange(b, from, to);
        }
        int length = isPlain ? 0 : localDigits(b, from, to);
        String text = isPlain
                ? new String(b, from, to - from, StandardCharsets.ISO_8859_1)
                : new String(scratch, 0, length, StandardCharsets.ISO_8859_1);
        try {
            BigDecimal number = Money.number(text);
            if (Math.abs((long) number.scale()) > MOST_CHARACTERS) {
                throw outOfRange(b, from, to);
            }
            return number;
        } catch (NumberFormatException e) {
            throw FieldText.fault("not a number", b, from, to, "a size");
        }
    }

    /** Whole shares and a fraction in 1e-9 of one as steps. */
    private long steps(long shares, long fractionE9, byte[] b, int from, int to) {
        long sizeE9 = shares * UNIT + fractionE9;
        long steps = sizeE9 / stepE9;
        if (steps > LARGEST_SIZE) {
            throw outOfRange(b, from, to);
        }
        if (sizeE9 % stepE9 != 0) {
            noteFiner(fractionE9, b, from, to);
        }
        return steps;
    }

    /** Counts a size that is finer than the step that the user gave; without one, the data is read again with a finer step. */
    private void noteFiner(long fractionE9, byte[] b, int from, int to) {
        if (step.given()) {
            issues.note(DataIssue.FRACTIONAL_SIZE);
            return;
        }
        BigDecimal fraction = BigDecimal.valueOf(fractionE9, E9).stripTrailingZeros();
        BigDecimal finer = BigDecimal.ONE.movePointLeft(fraction.scale());
        throw new FinerQuantityException(
                "a quantity is finer than the step: value=" + FieldText.of(b, from, to) + ", step=" + stepText()
                        + "; give --qty-step " + finer.toPlainString(),
                finer);
    }

    private String stepText() {
        return step.size().toPlainString();
    }

    /** The step of sizes. */
    BigDecimal qtyStep() {
        return step.size();
    }

    /** A size that the mapping has and not the data, in steps. */
    long constant(long size) {
        issues.note(DataIssue.CONSTANT_SIZE);
        BigDecimal steps =
                BigDecimal.valueOf(size).multiply(BigDecimal.valueOf(lots)).divideToIntegralValue(step.size());
        return steps.min(BigDecimal.valueOf(LARGEST_SIZE)).longValueExact();
    }

    private long rounded(byte[] b, int from, int to, int scale) {
        long value = isPlain ? numbers.parseRounded(b, from, to, scale) : localRounded(b, from, to, scale);
        if (numbers.isCut()) {
            issues.note(DataIssue.ROUNDED_NUMBER);
        }
        return value;
    }

    private long localRounded(byte[] b, int from, int to, int scale) {
        return numbers.parseRounded(scratch, 0, localDigits(b, from, to), scale);
    }

    /** Puts a number with a point, and without separators of thousands, into the scratch; returns its length. */
    private int localDigits(byte[] b, int from, int to) {
        if (scratch.length < to - from) {
            scratch = Arrays.copyOf(scratch, to - from);
        }
        int length = 0;
        int groups = rule.thousands().orElse(-1);
        for (int p = from; p < to; p++) {
            if (b[p] == rule.decimal()) {
                scratch[length++] = '.';
            } else if (b[p] == '.' && groups != '.') {
                throw FieldText.fault("not a number", b, from, to, "a decimal point " + rule.decimal());
            } else if (b[p] != groups) {
                scratch[length++] = b[p];
            }
        }
        return length;
    }
}
