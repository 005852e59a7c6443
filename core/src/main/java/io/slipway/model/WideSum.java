package io.slipway.model;

import java.math.BigInteger;

/**
 * An exact sum of products in 128 bits, for sums over a whole market: two longs in place of an object per row. Prices in 1e-9 times
 * sizes or nanoseconds reach 64 bits after a few rows, and 127 bits after centuries of them.
 *
 * <pre>{@code
 * WideSum notionalE9 = new WideSum();
 * notionalE9.add(print.size(), print.priceE9());
 * }</pre>
 */
public final class WideSum {

    private long high;
    private long low;

    /** Adds {@code a * b}. */
    public void add(long a, long b) {
        long product = a * b;
        long sum = low + product;
        high += Math.multiplyHigh(a, b) + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        low = sum;
    }

    /** The sum. */
    public BigInteger toBigInteger() {
        BigInteger lowest = BigInteger.valueOf(low & Long.MAX_VALUE);
        BigInteger all = BigInteger.valueOf(high).shiftLeft(Long.SIZE).add(lowest);
        return low < 0 ? all.setBit(Long.SIZE - 1) : all;
    }

    /** True if the sum is zero. */
    public boolean isZero() {
        return high == 0 && low == 0;
    }
}
