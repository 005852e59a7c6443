package io.slipway.data.feed;

import io.slipway.data.source.QtyStep;
import io.slipway.data.text.DecimalNumber;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Prices and quantities of a feed, which are texts of decimals. Not thread-safe. */
public final class FeedNumbers {

    private static final int PRICE_DECIMALS = 9;

    /** Exchanges write quantities of coins with eight decimals. */
    private static final BigDecimal FINEST = new BigDecimal("0.00000001");

    private final DecimalNumber number = new DecimalNumber();
    private final BigDecimal step;
    private final int decimals;
    private final long unitsOfStep;
    private final IssueLog issues;

    /**
     * Numbers.
     *
     * @param given the step that the user chose; another is taken as none, and then it is a hundred-millionth
     * @param issues counts quantities that are finer than the step
     */
    FeedNumbers(QtyStep given, IssueLog issues) {
        this.issues = issues;
        step = given.given() ? given.size().stripTrailingZeros() : FINEST;
        decimals = Math.max(0, step.scale());
        unitsOfStep = step.movePointRight(decimals).longValueExact();
    }

    /** The step of quantities. */
    BigDecimal step() {
        return step;
    }

    /**
     * A price, in 1e-9 of the quote currency, rounded half up.
     *
     * @throws IllegalArgumentException if it is none or not above zero
     */
    public long priceE9(String text) {
        byte[] digits = text.getBytes(StandardCharsets.US_ASCII);
        long priceE9 = number.parseRounded(digits, 0, digits.length, PRICE_DECIMALS);
        if (priceE9 <= 0) {
            throw new IllegalArgumentException("not a price: value=" + text + ", expected more than 0");
        }
        return priceE9;
    }

    /**
     * A quantity in whole steps; what is below one is cut off and counted.
     *
     * @throws IllegalArgumentException if it is no quantity or negative
     * @throws MarketDataException if it has too many steps
     */
    public long steps(String text) {
        byte[] digits = text.getBytes(StandardCharsets.US_ASCII);
        // Thirty digits are more than any exchange writes; the number is then too large for every step.
        BigDecimal exact = text.length() <= 30 ? new BigDecimal(text) : BigDecimal.valueOf(Long.MAX_VALUE);
        if (exact.signum() < 0) {
            throw new IllegalArgumentException("a negative quantity: value=" + text);
        }
        if (exact.divideToIntegralValue(step).compareTo(BigDecimal.valueOf(MarketEvent.MOST_SIZE)) > 0) {
            throw new MarketDataException("a quantity is too large for its step: value=" + text + ", step="
                    + step.toPlainString() + "; choose a larger one with --qty-step");
        }
        long units = number.parseCut(digits, 0, digits.length, decimals);
        if (number.isCut() || units % unitsOfStep != 0) {
            issues.note(DataIssue.FRACTIONAL_SIZE);
        }
        return units / unitsOfStep;
    }
}
