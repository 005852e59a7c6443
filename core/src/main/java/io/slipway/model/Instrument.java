package io.slipway.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * The instrument that is traded. Quantities of a run are whole steps, so that they are exact and fit 64 bits; only what is
 * typed, read or shown has decimals.
 *
 * <pre>{@code
 * Instrument coin = new Instrument("BTCUSDT").withQtyStep(new BigDecimal("0.00001"));
 * long steps = coin.steps(new BigDecimal("0.75")); // 75_000
 * BigDecimal qty = coin.qty(steps);                // 0.75
 * }</pre>
 *
 * <p>Its trading hours are no part of it: they are those of the market that its venues follow, or that the user names.
 *
 * @param symbol the symbol as the data spells it, not blank
 * @param qtyStep the smallest quantity, in shares, coins or contracts, positive
 * @param priceStepE9 the smallest difference of two prices, in 1e-9 of the quote currency; zero where it is not known
 * @param multiplier value of one share, coin or contract at a price of one, in the quote currency, positive
 * @param currency the quote currency, such as {@code USD}; empty where it is not known
 */
public record Instrument(String symbol, BigDecimal qtyStep, long priceStepE9, BigDecimal multiplier, String currency) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if {@code symbol} is blank, or a step or the multiplier is not positive
     */
    public Instrument {
        if (symbol.isBlank()) {
            throw new IllegalArgumentException("an instrument needs a symbol: symbol=\"" + symbol + "\"");
        }
        qtyStep = plain(qtyStep);
        multiplier = plain(multiplier);
        if (qtyStep.signum() <= 0 || multiplier.signum() <= 0 || priceStepE9 < 0) {
            throw new IllegalArgumentException("steps and multipliers are positive: qtyStep=" + qtyStep
                    + ", priceStepE9=" + priceStepE9 + ", multiplier=" + multiplier);
        }
    }

    /** An instrument that is traded in whole shares, in a currency that is not known. */
    public Instrument(String symbol) {
        this(symbol, BigDecimal.ONE, 0, BigDecimal.ONE);
    }

    /** An instrument whose currency is not known. */
    public Instrument(String symbol, BigDecimal qtyStep, long priceStepE9, BigDecimal multiplier) {
        this(symbol, qtyStep, priceStepE9, multiplier, "");
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The same with another quantity step. */
    public Instrument withQtyStep(BigDecimal newQtyStep) {
        return new Instrument(symbol, newQtyStep, priceStepE9, multiplier, currency);
    }

    /** The same with another multiplier. */
    public Instrument withMultiplier(BigDecimal newMultiplier) {
        return new Instrument(symbol, qtyStep, priceStepE9, newMultiplier, currency);
    }

    /** The same with another quote currency. */
    public Instrument withCurrency(String newCurrency) {
        return new Instrument(symbol, qtyStep, priceStepE9, multiplier, newCurrency);
    }

    /** Writes it. */
    public void save(StateWriter state) {
        state.put(symbol)
                .put(qtyStep.toPlainString())
                .put(priceStepE9)
                .put(multiplier.toPlainString())
                .put(currency);
    }

    /**
     * The instrument that {@link #save} wrote.
     *
     * @throws IllegalArgumentException if it is damaged
     */
    public static Instrument restore(StateReader state) {
        String symbol = state.takeText();
        BigDecimal qtyStep = new BigDecimal(state.takeText());
        long priceStepE9 = state.takeLong();
        BigDecimal multiplier = new BigDecimal(state.takeText());
        return new Instrument(symbol, qtyStep, priceStepE9, multiplier, state.takeText());
    }

    /** True if a quantity or an amount of money as a person reads it differs from that of a run. */
    public boolean isScaled() {
        return qtyStep.compareTo(BigDecimal.ONE) != 0 || multiplier.compareTo(BigDecimal.ONE) != 0;
    }

    /**
     * A quantity as whole steps.
     *
     * @throws IllegalArgumentException if it is not a whole number of steps, or does not fit 64 bits; the message names the step
     */
    public long steps(BigDecimal qty) {
        BigDecimal[] parts = qty.divideAndRemainder(qtyStep);
        if (parts[1].signum() != 0) {
            throw new IllegalArgumentException("not a whole number of steps of " + symbol + ": qty="
                    + qty.toPlainString() + ", step=" + qtyStep.toPlainString() + ", nearest="
                    + qty(parts[0].longValueExact()).toPlainString() + " or "
                    + qty(parts[0].longValueExact() + 1).toPlainString());
        }
        try {
            return parts[0].longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "more steps of " + symbol + " than fit 64 bits: qty=" + qty.toPlainString() + ", step="
                            + qtyStep.toPlainString(),
                    e);
        }
    }

    /** The whole steps in a quantity, as many as fit 64 bits. */
    long stepsBelow(long qty) {
        BigDecimal steps = BigDecimal.valueOf(qty).divideToIntegralValue(qtyStep);
        return steps.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValueExact();
    }

    /**
     * An amount of money of a run, which is of one step and one unit of the multiplier, in the quote currency, without trailing zeros
     * behind the point.
     */
    public BigDecimal money(BigDecimal amount) {
        return plain(amount.multiply(qtyStep).multiply(multiplier));
    }

    /**
     * An amount of money in the quote currency as a run has it: of one step and one unit of the multiplier, rounded half-even at 1e-9.
     *
     * @param amountE9 in 1e-9 of the quote currency
     */
    public BigInteger ofMoneyE9(long amountE9) {
        return BigDecimal.valueOf(amountE9)
                .divide(qtyStep.multiply(multiplier), 0, RoundingMode.HALF_EVEN)
                .toBigIntegerExact();
    }

    /** Whole steps as a quantity, without trailing zeros behind the point. */
    public BigDecimal qty(long steps) {
        return plain(qtyStep.multiply(BigDecimal.valueOf(steps)));
    }
}
