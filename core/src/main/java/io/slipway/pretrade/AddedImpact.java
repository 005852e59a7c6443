package io.slipway.pretrade;

import io.slipway.impact.SizeRange;
import io.slipway.stats.ClusterRegression.Estimate;
import java.time.LocalDate;
import java.util.List;

/**
 * Impact that a law fitted to own executions adds to the cost of an order: the part of the law that grows with size,
 * {@code coefficient volatility size^exponent}, as a mean over past days. The fixed part of the law is the spread, which the cost on
 * the recorded market has already.
 *
 * @param law the law
 * @param days past days whose volume and volatility are known, at least one
 */
public record AddedImpact(Law law, List<Day> days) {

    /**
     * A fitted law.
     *
     * @param exponent exponent of size
     * @param coefficient cost over volatility at size 1, with its interval
     * @param sizes sizes of the orders that it was fitted to
     */
    public record Law(double exponent, Estimate coefficient, SizeRange sizes) {}

    /**
     * The order beside one past day.
     *
     * @param date the day
     * @param size quantity of the order over the volume of the session
     * @param volatilityBps standard deviation of the mid over the session
     */
    public record Day(LocalDate date, double size, double volatilityBps) {}

    /** Copies the list. */
    public AddedImpact {
        days = List.copyOf(days);
    }

    /** The impact in bps, positive when the order pays; error and interval are those of the coefficient. */
    public Estimate bps() {
        double shape = days.stream()
                .mapToDouble(day -> day.volatilityBps() * StrictMath.pow(day.size(), law.exponent()))
                .average()
                .orElseThrow();
        Estimate coefficient = law.coefficient();
        return new Estimate(
                shape * coefficient.value(),
                shape * coefficient.standardError(),
                shape * coefficient.lower(),
                shape * coefficient.upper());
    }

    /** Number of days on which the order is within the sizes of the fit. */
    public long daysInRange() {
        return days.stream().filter(day -> law.sizes().contains(day.size())).count();
    }
}
