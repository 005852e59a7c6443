package io.slipway.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A fee rate: an amount per share plus a fraction of the notional. The notional is quantity times the absolute price. The
 * per-share amount is exact. The fraction of the notional is rounded once per fill, half-even at 1e-9 of the quote currency.
 *
 * <pre>{@code
 * FeeRate rate = new FeeRate(Money.parseE9("0.003"), 0); // 0.3 cents per share
 * long feeE9 = rate.ofE9(100, Money.parseE9("150.00"));  // 0.30
 * }</pre>
 *
 * @param perShareE9 amount per share, in 1e-9 of the quote currency; may be negative
 * @param ofNotionalE9 fraction of the notional, in 1e-9, from -1e9 to 1e9; {@link #BASIS_POINT_E9} is one basis point
 */
public record FeeRate(long perShareE9, long ofNotionalE9) {

    /** One basis point of the notional. */
    public static final long BASIS_POINT_E9 = 100_000;

    /** No charge. */
    public static final FeeRate NONE = new FeeRate(0, 0);

    /** Decimal places between a ratio and basis points: 1 bp is 1e-4. */
    private static final int BASIS_POINT_PLACES = 4;

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if {@code ofNotionalE9} is more than the whole notional
     */
    public FeeRate {
        if (ofNotionalE9 < -Money.ONE_E9 || ofNotionalE9 > Money.ONE_E9) {
            throw new IllegalArgumentException("more than the notional: ofNotionalE9=" + ofNotionalE9);
        }
    }

    /**
     * The charge on {@code qty} shares at one price, in 1e-9 of the quote currency. It has the sign of the rate.
     *
     * @param qty shares, zero or more
     * @throws AmountRangeException if the charge does not fit 64 bits
     */
    public long ofE9(long qty, long pxE9) {
        try {
            long flatE9 = Math.multiplyExact(qty, perShareE9);
            return ofNotionalE9 == 0 ? flatE9 : Math.addExact(flatE9, partOfNotionalE9(qty, pxE9));
        } catch (ArithmeticException e) {
            AmountRangeException failure =
                    new AmountRangeException("the fee of a fill does not fit 64 bits: quantity steps="
                            + qty + ", price=" + Money.toDecimal(pxE9).toPlainString() + ", fee=" + this
                            + "; a larger step makes it fit (--qty-step), or a smaller quantity");
            failure.initCause(e);
            throw failure;
        }
    }

    /** The charge on {@code qty} shares with a given total notional, for fills at several prices or beyond 64 bits. */
    public BigInteger ofE9(long qty, BigInteger notionalE9) {
        if (ofNotionalE9 == 0) {
            return BigInteger.valueOf(qty).multiply(BigInteger.valueOf(perShareE9));
        }
        BigInteger part = new BigDecimal(notionalE9.abs().multiply(BigInteger.valueOf(ofNotionalE9)), Money.SCALE)
                .setScale(0, RoundingMode.HALF_EVEN)
                .toBigInteger();
        return BigInteger.valueOf(qty).multiply(BigInteger.valueOf(perShareE9)).add(part);
    }

    /**
     * {@code qty * price * ofNotionalE9 / 1e9}: long division of the price times the ratio by 1e9 first, then of that times the
     * quantity, so that no intermediate leaves 64 bits unless the result does.
     */
    private long partOfNotionalE9(long qty, long pxE9) {
        long px = Math.absExact(pxE9);
        long ratio = Math.abs(ofNotionalE9);
        long low = px % Money.ONE_E9 * ratio;
        long shareE9 = px / Money.ONE_E9 * ratio + low / Money.ONE_E9;
        long restOfShare = low % Money.ONE_E9;
        long lowRest = qty % Money.ONE_E9 * restOfShare;
        long rests = qty / Money.ONE_E9 * restOfShare + lowRest / Money.ONE_E9;
        long partE9 = Math.addExact(Math.multiplyExact(qty, shareE9), rests);
        long twiceRest = 2 * (lowRest % Money.ONE_E9);
        boolean up = twiceRest > Money.ONE_E9 || (twiceRest == Money.ONE_E9 && partE9 % 2 != 0);
        return Long.signum(ofNotionalE9) * Math.addExact(partE9, up ? 1 : 0);
    }

    /** The rate with the other sign: what one side pays, the other receives. */
    FeeRate negated() {
        return new FeeRate(-perShareE9, -ofNotionalE9);
    }

    /**
     * The rate at one price whose charge is at least zero and at most a part of the price. Its amount per share is rounded down.
     *
     * @param mostE9 the part, in 1e-9
     */
    FeeRate within(long pxE9, long mostE9) {
        long px = Math.absExact(pxE9);
        long shareE9 = Math.addExact(perShareE9, Math.multiplyExact(px, ofNotionalE9) / Money.ONE_E9);
        if (shareE9 <= 0) {
            return NONE;
        }
        long most = Math.multiplyExact(px, mostE9) / Money.ONE_E9;
        return shareE9 <= most ? this : new FeeRate(most, 0);
    }

    /** The same rate of one unit of an instrument's multiplier: an amount per contract becomes one per unit of its price. */
    FeeRate inStepsOf(Instrument instrument) {
        BigDecimal amount = BigDecimal.valueOf(perShareE9).divide(instrument.multiplier(), 0, RoundingMode.HALF_EVEN);
        return new FeeRate(amount.longValueExact(), ofNotionalE9);
    }

    /** The charge on one share, rounded down, so that {@code qty} times it never exceeds the charge on {@code qty} shares. */
    long floorE9(long pxE9) {
        long px = Math.absExact(pxE9);
        long rest = Math.floorDiv(px % Money.ONE_E9 * ofNotionalE9, Money.ONE_E9);
        return Math.addExact(perShareE9, px / Money.ONE_E9 * ofNotionalE9 + rest);
    }

    /** The fraction of the notional in basis points. */
    public BigDecimal bps() {
        return Money.toDecimal(ofNotionalE9).movePointRight(BASIS_POINT_PLACES).stripTrailingZeros();
    }

    /** The rate as text, for example {@code 0.003 per share and 1.5 bps}. */
    @Override
    public String toString() {
        String share = Money.toDecimal(perShareE9).toPlainString() + " per share";
        String part = bps().toPlainString() + " bps";
        return ofNotionalE9 == 0 ? share : perShareE9 == 0 ? part : share + " and " + part;
    }
}
