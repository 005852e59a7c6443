package io.slipway.synthetic.process;

/** Draws an index in proportion to fixed weights in constant time: the alias method (Walker 1977). */
final class Alias {

    private final int first;
    private final double[] keep;
    private final int[] other;

    /** Draws among {@code count} weights from {@code first} on; none is negative and one is positive. */
    Alias(double[] weights, int first, int count) {
        this.first = first;
        this.keep = new double[count];
        this.other = new int[count];
        double total = 0;
        for (int i = 0; i < count; i++) {
            total += weights[first + i];
        }
        for (int i = 0; i < count; i++) {
            keep[i] = weights[first + i] * count / total;
            other[i] = i;
        }
        balance();
    }

    int draw(Draws draws) {
        int i = draws.below(keep.length);
        return first + (draws.unit() < keep[i] ? i : other[i]);
    }

    /** Fills each column below one from one above it, until all are full. */
    private void balance() {
        boolean[] done = new boolean[keep.length];
        for (int round = 0; round < keep.length; round++) {
            int low = extreme(done, -1);
            int high = extreme(done, 1);
            done[low] = true;
            if (low != high) {
                other[low] = high;
                keep[high] -= 1 - keep[low];
            }
        }
    }

    private int extreme(boolean[] done, int sign) {
        int best = -1;
        for (int i = 0; i < keep.length; i++) {
            if (!done[i] && (best < 0 || sign * keep[i] > sign * keep[best])) {
                best = i;
            }
        }
        return best;
    }
}
