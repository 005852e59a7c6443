package io.slipway.placement.descent;

import io.slipway.placement.distribution.Scenarios;
import io.slipway.placement.expectation.Terms;
import java.util.Arrays;

/**
 * Best moves over scenarios. Along any line the cost is piecewise linear with a few changes of slope per scenario. One pass
 * over the scenarios lists them, and {@link LineEvents} finds the minimum. Not thread-safe.
 */
public final class ScenarioMoves implements Moves {

    private static final int LARGE = 100;

    private final Terms terms;
    private final int count;
    private final double[] weight;
    /** {@code excess[k][s]}: what flows out beyond the queue. */
    private final double[][] excess;

    private final double[] others;
    private final LineEvents events;

    public ScenarioMoves(Terms terms, Scenarios scenarios, int stride) {
        this.terms = terms;
        this.count = (scenarios.count() + stride - 1) / stride;
        this.weight = new double[count];
        this.excess = new double[terms.venues()][count];
        double sum = 0;
        for (int s = 0; s < count; s++) {
            weight[s] = scenarios.weight(s * stride);
            sum += weight[s];
            for (int k = 0; k < excess.length; k++) {
                excess[k][s] = Math.max(0, scenarios.outflow(s * stride, k) - terms.queue[k]);
            }
        }
        for (int s = 0; s < count; s++) {
            weight[s] = sum > 0 ? weight[s] / sum : 1.0 / count;
        }
        this.others = new double[count];
        this.events = new LineEvents((3 * terms.venues() + 3) * count);
    }

    /** True if there are so many scenarios that an average over some of them is used. */
    public boolean isLarge() {
        return count >= LARGE;
    }

    @Override
    public double cost(double[] x) {
        sumFills(x, -1);
        double cost = terms.market * x[0];
        for (int k = 0; k < excess.length; k++) {
            double fill = 0;
            double[] beyond = excess[k];
            double limit = x[k + 1];
            for (int s = 0; s < count; s++) {
                fill += weight[s] * Math.min(beyond[s], limit);
            }
            cost += terms.theta * limit - terms.earn[k] * fill;
        }
        for (int s = 0; s < count; s++) {
            double miss = terms.qty - others[s];
            cost += weight[s] * (miss > 0 ? terms.under * miss : -terms.over * miss);
        }
        return cost;
    }

    /** Shares bought in each scenario at all places except one. */
    private void sumFills(double[] x, int without) {
        Arrays.fill(others, without == 0 ? 0 : x[0]);
        for (int i = 1; i < x.length; i++) {
            if (i != without) {
                addFills(i, x[i]);
            }
        }
    }

    /** Shares bought in each scenario at the places that do not move. */
    private void sumFills(double[] x, double[] direction) {
        Arrays.fill(others, direction[0] == 0 ? x[0] : 0);
        for (int i = 1; i < x.length; i++) {
            if (direction[i] == 0) {
                addFills(i, x[i]);
            }
        }
    }

    private void addFills(int place, double limit) {
        double[] beyond = excess[place - 1];
        for (int s = 0; s < count && limit > 0; s++) {
            others[s] += Math.min(beyond[s], limit);
        }
    }

    @Override
    public void limit(double[] x, int venue) {
        sumFills(x, venue + 1);
        events.begin(terms.qty - x[0]);
        events.addFirstSlope(terms.theta);
        double[] beyond = excess[venue];
        double whileShort = -terms.earn[venue] - terms.under;
        double swing = terms.swing();
        double whenOver = whileShort + swing;
        for (int s = 0; s < count; s++) {
            double most = beyond[s];
            if (most > 0) {
                double needed = terms.qty - others[s];
                boolean crosses = needed < most;
                events.addFirstSlope(weight[s] * whileShort);
                if (crosses) {
                    events.add(needed, weight[s] * swing);
                }
                events.add(most, -weight[s] * (crosses ? whenOver : whileShort));
            }
        }
        x[venue + 1] = events.minimum();
    }

    @Override
    public void market(double[] x) {
        sumFills(x, 0);
        events.begin(terms.qty - Terms.largestLimit(x));
        events.addFirstSlope(terms.market - terms.under);
        for (int s = 0; s < count; s++) {
            events.add(terms.qty - others[s], weight[s] * terms.swing());
        }
        x[0] = events.minimum();
    }

    @Override
    public void transfer(double[] x, int from, int to) {
        double[] direction = new double[x.length];
        direction[from] = -1;
        direction[to] = 1;
        Moves.Range range = Moves.Range.of(terms.qty, x, direction);
        if (range.back() + range.forth() <= 0) {
            return;
        }
        double fromStart = x[from] + range.back();
        double toStart = x[to] - range.back();
        sumFills(x, direction);
        events.begin(range.back() + range.forth());
        events.addFirstSlope(from == 0 ? terms.theta - terms.market : 0);
        double fromEarn = from == 0 ? 0 : terms.earn[from - 1];
        Transfer line = new Transfer(fromStart, toStart, fromEarn, terms.earn[to - 1]);
        double[] toExcess = excess[to - 1];
        for (int s = 0; s < count; s++) {
            line.add(weight[s], others[s], from == 0 ? Double.POSITIVE_INFINITY : excess[from - 1][s], toExcess[s]);
        }
        double moved = events.minimum();
        x[from] = Math.max(0, fromStart - moved);
        x[to] = toStart + moved;
    }

    @Override
    public void along(double[] x, double[] direction) {
        Moves.Range range = Moves.Range.of(terms.qty, x, direction);
        if (range.length() <= 0) {
            return;
        }
        ScenarioLine line = new ScenarioLine(terms, events, x, direction, range.back());
        sumFills(x, direction);
        events.begin(range.length());
        for (int s = 0; s < count; s++) {
            line.add(s, weight[s], others[s], excess);
        }
        double moved = events.minimum();
        for (int i = 0; i < x.length; i++) {
            x[i] = direction[i] == 0 ? x[i] : Math.max(0, x[i] + (moved - range.back()) * direction[i]);
        }
    }

    /** Adds the changes of slope of one scenario's cost while shares move from one place to a venue. */
    private final class Transfer {

        private final double fromStart;
        private final double toStart;
        private final double fromEarn;
        private final double toEarn;
        private double mass;
        private double slope;

        Transfer(double fromStart, double toStart, double fromEarn, double toEarn) {
            this.fromStart = fromStart;
            this.toStart = toStart;
            this.fromEarn = fromEarn;
            this.toEarn = toEarn;
        }

        /**
         * Adds one scenario: one fill falls once its limit is below the outflow; the other rises until its limit is above it.
         *
         * @param rest shares bought at the other places
         */
        void add(double newMass, double rest, double fromCap, double toCap) {
            mass = newMass;
            slope = 0;
            double falls = Math.max(0, fromStart - fromCap);
            double stops = Math.max(0, toCap - toStart);
            double bought = rest + Math.min(fromCap, fromStart) + Math.min(toCap, toStart);
            if (falls <= stops) {
                segment(0, falls, bought, 1, -toEarn);
                double then = bought + falls;
                segment(falls, stops, then, 0, fromEarn - toEarn);
                segment(stops, Double.POSITIVE_INFINITY, then, -1, fromEarn);
            } else {
                segment(0, stops, bought, 1, -toEarn);
                double then = bought + stops;
                segment(stops, falls, then, 0, 0);
                segment(falls, Double.POSITIVE_INFINITY, then, -1, fromEarn);
            }
        }

        private void segment(double from, double to, double bought, int direction, double own) {
            if (to <= from) {
                return;
            }
            double miss = terms.qty - bought;
            boolean isOver = direction > 0 ? miss <= 0 : miss < 0;
            turnTo(from, own + direction * (isOver ? terms.over : -terms.under));
            double crossing = from + Math.abs(miss);
            if (direction != 0 && isOver == direction < 0 && crossing < to) {
                turnTo(crossing, own + direction * (isOver ? -terms.under : terms.over));
            }
        }

        private void turnTo(double where, double newSlope) {
            events.add(where, mass * (newSlope - slope));
            slope = newSlope;
        }
    }
}
