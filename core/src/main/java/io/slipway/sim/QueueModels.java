package io.slipway.sim;

/** The queue models. Each is immutable and may be shared. */
public final class QueueModels {

    private static final QueueModel TRADES_ONLY =
            (ahead, behind, cancelled) -> Math.min(ahead, Math.max(0, ahead + behind - cancelled));

    private static final QueueModel PROPORTIONAL =
            (ahead, behind, cancelled) -> ahead - cancelled * ahead / (ahead + behind);

    private QueueModels() {}

    /** First in, first out; every cancel was behind us as long as there is anything behind us. The pessimistic bound. */
    public static QueueModel tradesOnly() {
        return TRADES_ONLY;
    }

    /** Cancels come from ahead and behind in proportion to what stands there. */
    public static QueueModel proportional() {
        return PROPORTIONAL;
    }

    /**
     * A cancel came from behind with probability {@code behind^n / (behind^n + ahead^n)}.
     *
     * @param exponent {@code n}, positive; 1 is proportional for small cancels, more favours the longer part
     * @throws IllegalArgumentException if it is not positive and finite
     */
    public static QueueModel power(double exponent) {
        if (!(exponent > 0) || Double.isInfinite(exponent)) {
            throw new IllegalArgumentException("the exponent of a power queue is positive: exponent=" + exponent);
        }
        return (ahead, behind, cancelled) ->
                expected(ahead, behind, cancelled, StrictMath.pow(ahead, exponent), StrictMath.pow(behind, exponent));
    }

    /** A cancel came from behind with probability {@code log(1 + behind) / (log(1 + behind) + log(1 + ahead))}. */
    public static QueueModel logarithmic() {
        return (ahead, behind, cancelled) ->
                expected(ahead, behind, cancelled, StrictMath.log1p(ahead), StrictMath.log1p(behind));
    }

    private static double expected(
            double ahead, double behind, long cancelled, double weightAhead, double weightBehind) {
        double weight = weightAhead + weightBehind;
        double fromAhead = weight == 0 ? 0 : cancelled * weightAhead / weight;
        double atLeast = Math.max(0, cancelled - behind);
        return Math.max(0, ahead - Math.min((double) cancelled, Math.max(fromAhead, atLeast)));
    }

    /**
     * No queue: a trade is shared over all at its price in proportion to their size, our part cut to whole shares, and
     * nothing if that is less than {@code minimum}.
     *
     * @throws IllegalArgumentException if the minimum is not positive
     */
    public static QueueModel proRata(long minimum) {
        if (minimum <= 0) {
            throw new IllegalArgumentException("the smallest part of a trade is positive: minimum=" + minimum);
        }
        return new QueueModel() {
            @Override
            public double aheadAfterCancel(double ahead, double behind, long cancelled) {
                return TRADES_ONLY.aheadAfterCancel(ahead, behind, cancelled);
            }

            @Override
            public long filledBy(long size, double ahead, long displayed, long open) {
                long part = (long) ((double) size * open / (displayed + open));
                return part < minimum ? 0 : Math.min(size, part);
            }
        };
    }
}
