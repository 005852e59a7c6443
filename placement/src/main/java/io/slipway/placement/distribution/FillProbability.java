package io.slipway.placement.distribution;

/** Probabilities that an order which rests is filled, in closed form, from rates that are known. */
public final class FillProbability {

    private static final int MOST_ARRIVED = 200;

    private FillProbability() {}

    /**
     * Probability of a fill before the horizon ends if orders ahead leave one by one at the times of a Poisson process: {@code
     * P(N >= ahead + own)}, with {@code N} of mean {@code mu t}. Orders ahead do not cancel.
     *
     * @param orders number of orders ahead plus the order itself, at least one
     * @param mean expected departures over the horizon, zero or more
     * @throws IllegalArgumentException if a value is out of range
     */
    public static double erlang(int orders, double mean) {
        check(orders, mean);
        return mean == 0 ? 0 : new Poisson(mean).atLeast(orders);
    }

    /**
     * The same where every order ahead also cancels at a rate: a pure death process with {@code i} ahead that falls at {@code mu
     * + i theta}, and our order is filled at {@code mu} once it is first. The orders ahead that are left are negative binomial.
     *
     * @param ahead orders ahead, zero or more
     * @param mu departures by trades, a unit of time
     * @param theta cancels of one order, a unit of time
     * @param horizon length
     */
    public static double pureDeath(int ahead, double mu, double theta, double horizon) {
        check(ahead + 1, mu * horizon);
        check(ahead + 1, theta * horizon);
        double gone = theta == 0 ? 0 : -Math.expm1(-theta * horizon);
        double log = -mu * horizon;
        double unfilled = Math.exp(log);
        for (int j = 0; j < ahead; j++) {
            double ratio = theta == 0 ? mu * horizon : (mu / theta + j) * gone;
            log += Math.log(ratio / (j + 1));
            unfilled += Math.exp(log);
        }
        return Math.max(0, 1 - unfilled);
    }

    /**
     * The mid goes up before it goes down where both queues are diffusions (R. Cont and A. de Larrard, 2012): {@code [1 - atan(c (y - x) /
     * (y + x)) / atan(c)] / 2} with {@code c = sqrt((1 + rho) / (1 - rho))}, {@code x} at the bid and {@code y} at the ask.
     *
     * @param bid shares, positive
     * @param ask shares, positive
     * @param rho correlation of what happens to the two, above -1 and below 1
     */
    public static double diffusiveUp(double bid, double ask, double rho) {
        if (!(bid > 0 && ask > 0 && rho > -1 && rho < 1)) {
            throw new IllegalArgumentException("no queues: bid=" + bid + ", ask=" + ask + ", rho=" + rho);
        }
        double c = Math.sqrt((1 + rho) / (1 - rho));
        return (1 - Math.atan(c * (ask - bid) / (ask + bid)) / Math.atan(c)) / 2;
    }

    /**
     * Our order at place {@code place} of its queue is filled before the opposite queue of {@code opposite} is used up. Orders arrive
     * at both at {@code lambda} and leave by trades at {@code mu} and by cancels at {@code theta} an order; ours is not cancelled (R. Cont,
     * S. Stoikov and R. Talreja, 2010, section 4). Arrivals behind ours do not matter. Solved as an absorbing chain.
     *
     * @param place 1 if ours is first
     * @param opposite orders in the opposite queue, at least one
     */
    public static double race(int place, int opposite, double lambda, double mu, double theta) {
        check(place, mu);
        check(opposite, theta);
        int most = opposite + MOST_ARRIVED;
        double[] before = new double[most + 1];
        for (int at = 1; at <= place; at++) {
            before = raceAt(at, before, lambda, mu, theta);
        }
        return before[opposite];
    }

    /** Probabilities by size of the opposite queue for one place, from those of the place before: a tridiagonal system. */
    private static double[] raceAt(int place, double[] before, double lambda, double mu, double theta) {
        int most = before.length - 1;
        double own = mu + (place - 1) * theta;
        double[] slope = new double[most + 1];
        double[] constant = new double[most + 1];
        for (int size = 1; size <= most; size++) {
            double up = size == most ? 0 : lambda;
            double down = mu + size * theta;
            double ahead = place == 1 ? 1 : before[size];
            double pivot = own + up + down - down * (size == 1 ? 0 : slope[size - 1]);
            slope[size] = up / pivot;
            constant[size] = (own * ahead + down * (size == 1 ? 0 : constant[size - 1])) / pivot;
        }
        double[] solved = new double[most + 1];
        solved[most] = constant[most];
        for (int size = most - 1; size >= 1; size--) {
            solved[size] = constant[size] + slope[size] * solved[size + 1];
        }
        return solved;
    }

    private static void check(int orders, double rate) {
        if (orders < 1 || !(rate >= 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("no queue: orders=" + orders + ", rate=" + rate);
        }
    }
}
