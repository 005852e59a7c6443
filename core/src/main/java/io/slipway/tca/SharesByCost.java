package io.slipway.tca;

import java.math.BigInteger;
import java.util.Arrays;

/** Shares on offer by their cost, cheapest first. */
final class SharesByCost {

    private static final int FIRST_CAPACITY = 16;

    private long[] costE9 = new long[FIRST_CAPACITY];
    private long[] shares = new long[FIRST_CAPACITY];
    private int count;

    /** Adds shares at a cost per share, which may be negative. */
    void add(long oneCostE9, long more) {
        int at = Arrays.binarySearch(costE9, 0, count, oneCostE9);
        if (at < 0) {
            at = -at - 1;
            insert(at, oneCostE9);
        }
        shares[at] += more;
    }

    private void insert(int at, long oneCostE9) {
        if (count == costE9.length) {
            costE9 = Arrays.copyOf(costE9, 2 * count);
            shares = Arrays.copyOf(shares, 2 * count);
        }
        System.arraycopy(costE9, at, costE9, at + 1, count - at);
        System.arraycopy(shares, at, shares, at + 1, count - at);
        costE9[at] = oneCostE9;
        shares[at] = 0;
        count++;
    }

    /** Number of shares on offer, at most {@code qty}. */
    long upTo(long qty) {
        long left = qty;
        for (int i = 0; i < count && left > 0; i++) {
            left -= Math.min(left, shares[i]);
        }
        return qty - left;
    }

    /** The cost of the cheapest {@code qty} shares, or of all if there are fewer. */
    BigInteger leastCostE9(long qty) {
        long left = qty;
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < count && left > 0; i++) {
            long here = Math.min(left, shares[i]);
            sum = sum.add(BigInteger.valueOf(costE9[i]).multiply(BigInteger.valueOf(here)));
            left -= here;
        }
        return sum;
    }
}
