package io.slipway.impact;

import io.slipway.stats.ClusterRegression.Estimate;
import io.slipway.stats.RobustScore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Both laws fitted to the same orders, and the exponents that the orders allow.
 *
 * <pre>{@code
 * ImpactModel.of(ImpactTarget.COST_BY_DAY_SHARE, orders)
 *         .map(model -> model.expected(0.01, 150))
 * }</pre>
 *
 * @param target the cost and the measure of size
 * @param squareRoot the square-root law
 * @param linear the linear law
 * @param exponents exponents that are not rejected
 * @param sizes sizes that the fit has seen
 * @param orders number of orders
 * @param warnings reasons to doubt the fit
 */
public record ImpactModel(
        ImpactTarget target,
        ImpactFit squareRoot,
        ImpactFit linear,
        ExponentSet exponents,
        SizeRange sizes,
        int orders,
        Set<ImpactWarning> warnings) {

    /** Fewest clusters: with fewer, intervals of the jackknife are too short or too wide in simulation. */
    public static final int FEWEST_CLUSTERS = 10;

    /** Below this ratio of sizes the two laws differ by less than a fifth of their rise. */
    private static final double WIDE_SIZES = 4;

    /** Copies the set. */
    public ImpactModel {
        warnings = Collections.unmodifiableSet(
                warnings.isEmpty() ? EnumSet.noneOf(ImpactWarning.class) : EnumSet.copyOf(warnings));
    }

    /**
     * The cost that is to be expected.
     *
     * @param bps mean cost of such orders, with the interval of the mean
     * @param inRange true if the fit has seen sizes as small and as large
     */
    public record Expectation(Estimate bps, boolean inRange) {}

    /**
     * Fits both laws.
     *
     * @param orders clusters are numbered from zero without gaps
     * @return empty with fewer than {@link #FEWEST_CLUSTERS} clusters, or if all sizes are equal
     */
    public static Optional<ImpactModel> of(ImpactTarget target, List<ImpactObservation> orders) {
        long clusters =
                orders.stream().mapToInt(ImpactObservation::cluster).distinct().count();
        if (clusters < FEWEST_CLUSTERS) {
            return Optional.empty();
        }
        Optional<ImpactFit> squareRoot = ImpactFit.of(ImpactLaw.SQUARE_ROOT, orders, target.hasFixed());
        Optional<ImpactFit> linear = ImpactFit.of(ImpactLaw.LINEAR, orders, target.hasFixed());
        Optional<ExponentSet> exponents = ExponentSet.of(orders, target.hasFixed(), ImpactFit.LEVEL);
        if (squareRoot.isEmpty() || linear.isEmpty() || exponents.isEmpty()) {
            return Optional.empty();
        }
        SizeRange sizes = new SizeRange(
                orders.stream().mapToDouble(ImpactObservation::size).min().orElseThrow(),
                orders.stream().mapToDouble(ImpactObservation::size).max().orElseThrow());
        ImpactModel model = new ImpactModel(
                target, squareRoot.get(), linear.get(), exponents.get(), sizes, orders.size(), Set.of());
        return Optional.of(model.warned());
    }

    private ImpactModel warned() {
        EnumSet<ImpactWarning> found = EnumSet.noneOf(ImpactWarning.class);
        Estimate coefficient = chosen().coefficient();
        boolean hasRoot = exponents.contains(ImpactLaw.SQUARE_ROOT);
        boolean hasLinear = exponents.contains(ImpactLaw.LINEAR);
        if (sizes.most() < WIDE_SIZES * sizes.least()) {
            found.add(ImpactWarning.SIZES_ALIKE);
        }
        if (hasRoot && hasLinear) {
            found.add(ImpactWarning.EXPONENT_OPEN);
        }
        if (!hasRoot && !hasLinear) {
            found.add(ImpactWarning.NEITHER_LAW);
        }
        if (coefficient.contains(0)) {
            found.add(ImpactWarning.NOT_SHOWN);
        } else if (coefficient.value() < 0) {
            found.add(ImpactWarning.NEGATIVE);
        }
        return new ImpactModel(target, squareRoot, linear, exponents, sizes, orders, found);
    }

    /** Both fits. */
    public List<ImpactFit> fits() {
        return List.of(squareRoot, linear);
    }

    /** Number of independent stretches of time. */
    public int clusters() {
        return squareRoot.regression().clusters();
    }

    /** The law that explains more; the square-root law if both explain as much. */
    public ImpactFit chosen() {
        return linear.regression().residualSquares() < squareRoot.regression().residualSquares() ? linear : squareRoot;
    }

    /** The cost that is to be expected of an order by the chosen law. */
    public Expectation expected(double size, double volatilityBps) {
        return new Expectation(chosen().expectedBps(size, volatilityBps), sizes.contains(size));
    }

    /** The cost of an order of the fit by the chosen law, fitted without the orders of its own stretch of time. */
    public double expectedWithout(ImpactObservation order) {
        return chosen().expectedWithout(order);
    }

    /**
     * The robust score of each order: its cost less what is expected of it by the others, over its volatility, in robust standard
     * deviations; NaN where all differences are equal.
     */
    public List<Double> scores(List<ImpactObservation> orders) {
        List<Double> residuals = new ArrayList<>();
        orders.forEach(each -> residuals.add((each.bps() - expectedWithout(each)) / each.volatilityBps()));
        RobustScore score = RobustScore.of(residuals);
        return residuals.stream().map(score::of).toList();
    }
}
