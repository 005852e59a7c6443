package io.slipway.placement.distribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Joint outflows as a list of weighted scenarios, for example past horizons. No dependence between venues is assumed.
 * Immutable.
 */
public final class Scenarios implements Outflows {

    private final double[][] columns;
    private final double[] weights;
    private final List<Empirical> marginals;

    private Scenarios(double[][] columns, double[] weights) {
        this.columns = columns;
        this.weights = weights;
        this.marginals = new ArrayList<>();
        for (double[] column : columns) {
            marginals.add(Empirical.weighted(column, weights));
        }
    }

    private Scenarios(double[][] columns, double[] weights, List<Empirical> marginals) {
        this.columns = columns;
        this.weights = weights;
        this.marginals = marginals;
    }

    /**
     * Scenarios of equal probability.
     *
     * @param rows outflows in shares, {@code rows[scenario][venue]}
     * @throws IllegalArgumentException if there is no scenario, rows differ in length, or a value is negative
     */
    public static Scenarios of(double[][] rows) {
        double[] weights = new double[rows.length];
        Arrays.fill(weights, 1);
        return weighted(rows, weights);
    }

    /**
     * Scenarios with weights, for example larger for newer ones.
     *
     * @param rows outflows in shares, {@code rows[scenario][venue]}
     * @param weights one weight per scenario, not negative; scaled to a sum of one
     * @throws IllegalArgumentException as {@link #of}, or if the weights do not fit
     */
    public static Scenarios weighted(double[][] rows, double[] weights) {
        if (rows.length == 0 || rows[0].length == 0) {
            throw new IllegalArgumentException("no scenarios: scenarios=" + rows.length);
        }
        double[][] columns = new double[rows[0].length][rows.length];
        for (int s = 0; s < rows.length; s++) {
            if (rows[s].length != columns.length) {
                throw new IllegalArgumentException("scenarios of different length: scenario=" + (s + 1) + ", values="
                        + rows[s].length + ", first=" + columns.length);
            }
            for (int k = 0; k < columns.length; k++) {
                columns[k][s] = rows[s][k];
            }
        }
        return new Scenarios(columns, Empirical.normalised(weights, rows.length));
    }

    /** Number of scenarios. */
    public int count() {
        return weights.length;
    }

    @Override
    public int venues() {
        return columns.length;
    }

    @Override
    public Empirical marginal(int venue) {
        return marginals.get(venue);
    }

    @Override
    public Scenarios withVenues(int... kept) {
        double[][] some = Arrays.stream(kept).mapToObj(k -> columns[k]).toArray(double[][]::new);
        return new Scenarios(
                some, weights, Arrays.stream(kept).mapToObj(marginals::get).toList());
    }

    /** Outflow of a venue in a scenario. */
    public double outflow(int scenario, int venue) {
        return columns[venue][scenario];
    }

    /** Weight of a scenario; all weights add up to one. */
    public double weight(int scenario) {
        return weights[scenario];
    }
}
