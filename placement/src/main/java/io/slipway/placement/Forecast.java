package io.slipway.placement;

import java.util.List;

/**
 * What is expected of a split.
 *
 * @param cost expected cost V against the mid, penalties included, in quote currency; positive when we pay
 * @param fills expected passive fill of each venue, in shares
 * @param underShares E(S - A)^+
 * @param overShares E(A - S)^+
 * @param underProbability P(A < S)
 * @param overProbability P(A > S)
 */
public record Forecast(
        double cost,
        List<Double> fills,
        double underShares,
        double overShares,
        double underProbability,
        double overProbability) {

    /** Copies the list. */
    public Forecast {
        fills = List.copyOf(fills);
    }

    /** Passive fills of all venues together. */
    public double filled() {
        return fills.stream().mapToDouble(Double::doubleValue).sum();
    }
}
