package io.slipway.placement;

import java.util.List;

/**
 * The expected outcome of a split.
 *
 * @param cost expected cost V against the mid in the quote currency, penalties included; positive when the order pays
 * @param fills expected passive fill at each venue, in shares
 * @param underShares E(S - A)^+, expected missing shares
 * @param overShares E(A - S)^+, expected surplus shares
 * @param underProbability {@code P(A < S)}
 * @param overProbability P(A > S)
 * @param probabilityError the most by which either probability may be off; 0 where they are exact
 */
public record Forecast(
        double cost,
        List<Double> fills,
        double underShares,
        double overShares,
        double underProbability,
        double overProbability,
        double probabilityError) {

    /** Copies the list. */
    public Forecast {
        fills = List.copyOf(fills);
    }

    /** Passive fills of all venues together. */
    public double filled() {
        return fills.stream().mapToDouble(Double::doubleValue).sum();
    }
}
