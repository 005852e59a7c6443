package io.slipway.tca;

import java.math.BigInteger;
import java.util.Arrays;

/** Shares on offer by their cost, cheapest first, as far as they can be among the cheapest of a number of shares. */
final class SharesByCost {

    private static final int FIRST_CAPACITY = 16;

    private long[] costE9 = new long[FIRST_CAPACITY];
    private long[] shares = new long[FIRST_CAPACITY];
    private int count;

    /** Shares that may be asked for at once. */
    private long most;

    /** Shares held. */
    private long total;

    /** Up to {@code qty} shares will be asked for; to be called before the first are added. */
    void want(long qty) {
        most = Math.max(most, qty);
    }

    /** True if shares of this cost can no longer be among the cheapest that may be asked for. */
    boolean isTooDear(long oneCostE9) {
        return total >= most && count > 0 && oneCostE9 >= costE9[count - 1];
    }

    /** Adds shares at a cost per share, which may be negative. */
    void add(long oneCostE9, long more) {
        if (isTooDear(oneCostE9)) {
            return;
        }
        int at = Arrays.binarySearch(costE9, 0, count, oneCostE9);
        if (at < 0) {
            at = -at - 1;
            insert(at, oneCostE9);
        }
        shares[at] += more;
        total += more;
        while (total - shares[count - 1] >= most) {
            total -= shares[--count];
        }
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

    /** Number of shares on offer, at most {@code qty}, which is not above what was wanted. */
    long upTo(long qty) {
        long left = qty;
        for (int i = 0; i < count && left > 0; i++) {
            left -= Math.min(left, shares[i]);
        }
        return qty - left;
    }

    /** The cost of the cheapest {@code qty} shares, which is not above what was wanted, or of all if there are fewer. */
    BigInteger leastCostE9(long qty) {
        if (qty > most) {
            throw new IllegalArgumentException("qty=" + qty + ", wanted=" + most);
        }
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
