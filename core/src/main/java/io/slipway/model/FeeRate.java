package io.slipway.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * What a fill is charged: an amount for each share and a part of its notional, which is quantity times price without its sign.
 * The amount for the shares is exact; the part of the notional is rounded once a fill, half-even at 1e-9 of the quote currency.
 *
 * @param perShareE9 in 1e-9 of the quote currency
 * @param ofNotionalE9 in 1e-9 of the notional, from -1e9 to 1e9; {@link #BASIS_POINT_E9} is one basis point
 */
public record FeeRate(long perShareE9, long ofNotionalE9) {

    /** One basis point of the notional. */
    public static final long BASIS_POINT_E9 = 100_000;

    /** Nothing. */
    public static final FeeRate NONE = new FeeRate(0, 0);

    /** The point of a basis point is four places from that of a ratio. */
    private static final int BASIS_POINT_PLACES = 4;

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if it is more than the whole notional
     */
    public FeeRate {
        if (ofNotionalE9 < -Money.ONE_E9 || ofNotionalE9 > Money.ONE_E9) {
            throw new IllegalArgumentException("more than the notional: ofNotionalE9=" + ofNotionalE9);
        }
    }

    /** The charge on {@code qty} shares, zero or more, at one price, in 1e-9 of the quote currency. */
    public long ofE9(long qty, long pxE9) {
        long flatE9 = Math.multiplyExact(qty, perShareE9);
        return ofNotionalE9 == 0 ? flatE9 : Math.addExact(flatE9, partOfNotionalE9(qty, pxE9));
    }

    /** The same where the shares are not at one price, or are too many for 64 bits. */
    public BigInteger ofE9(long qty, BigInteger notionalE9) {
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

    /** The charge on one share, rounded down: for any quantity, that many of it are no more than the quantity's charge. */
    long floorE9(long pxE9) {
        long px = Math.absExact(pxE9);
        long rest = Math.floorDiv(px % Money.ONE_E9 * ofNotionalE9, Money.ONE_E9);
        return Math.addExact(perShareE9, px / Money.ONE_E9 * ofNotionalE9 + rest);
    }

    /** The part of the notional in basis points. */
    public BigDecimal bps() {
        return Money.toDecimal(ofNotionalE9).movePointRight(BASIS_POINT_PLACES).stripTrailingZeros();
    }

    /** Such as {@code 0.003 a share}, {@code 1.5 bps} or {@code 0.001 a share and 1.5 bps}. */
    @Override
    public String toString() {
        String share = Money.toDecimal(perShareE9).toPlainString() + " a share";
        String part = bps().toPlainString() + " bps";
        return ofNotionalE9 == 0 ? share : perShareE9 == 0 ? part : share + " and " + part;
    }
}
