package io.slipway.synthetic.process;

import java.util.List;
import java.util.PriorityQueue;

/**
 * Clock and kind of events: a Hawkes process of many components, in which each event makes others more likely for
 * a while. There are four components a venue, the price and the size of its bid and its offer, and one of trades.
 *
 * <p>Drawn as clusters (Hawkes and Oakes 1974): some events come by themselves, at a rate that follows the day; every
 * event has a strength, exponential of mean one, and in proportion to it a Poisson number of children, after exponential
 * delays of about 1 ms, 100 ms and 10 s. A child is of the same
 * component as its parent, or of the same venue, or of any in proportion to the components' rates, so the mean rates
 * are those asked for.
 */
public final class EventClock {

    /** Components of a venue, in the order of their indices. */
    public static final int BID_PRICE = 0;

    public static final int ASK_PRICE = 1;
    public static final int BID_SIZE = 2;
    public static final int ASK_SIZE = 3;
    public static final int KINDS = 4;

    private static final double[] DELAY_NS = {1e6, 1e8, 1e10};
    private static final double SAME_COMPONENT = 0.25;
    private static final double SAME_VENUE = 0.15;
    private static final double NS_PER_S = 1e9;

    /** So long before the start the process begins, to be in full swing then. */
    private static final long WARM_UP_NS = 120_000_000_000L;

    private final Draws arrivals;
    private final Draws children;
    private final DayShape day = new DayShape();
    private final Alias components;
    private final Alias[] ofVenue;
    private final double[] branching;
    private final double ownPerS;
    private final PriorityQueue<Due> due = new PriorityQueue<>();
    private long arrivalNs;
    private long count;
    private int component;

    private record Due(long atNs, long order, int component) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(atNs, other.atNs);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /**
     * A clock whose first event comes after {@code startNs}.
     *
     * @param ratesPerS mean rate of each component in the regular session
     * @param branching mean number of children of an event for each of the three delays; the sum is below 1
     */
    public EventClock(long seed, double[] ratesPerS, List<Double> branching, long startNs) {
        arrivals = Draws.of(seed, "arrival", 0);
        children = Draws.of(seed, "child", 0);
        components = new Alias(ratesPerS, 0, ratesPerS.length);
        ofVenue = new Alias[ratesPerS.length / KINDS];
        for (int v = 0; v < ofVenue.length; v++) {
            ofVenue[v] = new Alias(ratesPerS, v * KINDS, KINDS);
        }
        this.branching = branching.stream().mapToDouble(Double::doubleValue).toArray();
        double perS = 0;
        for (double rate : ratesPerS) {
            perS += rate;
        }
        double alone = 1;
        for (double mean : this.branching) {
            alone -= mean;
        }
        ownPerS = perS * alone;
        arrivalNs = startNs - WARM_UP_NS;
        arrive();
        while (peekNs() < startNs) {
            next();
        }
    }

    /** Moves to the next event and says when it is. */
    public long next() {
        Due first = due.peek();
        long nowNs;
        if (first != null && first.atNs <= arrivalNs) {
            due.remove();
            nowNs = first.atNs;
            component = first.component;
        } else {
            nowNs = arrivalNs;
            component = components.draw(arrivals);
            arrive();
        }
        breed(nowNs, component);
        return nowNs;
    }

    /** Component of the last event: venue times {@link #KINDS} plus kind; behind them, trades. */
    public int component() {
        return component;
    }

    private long peekNs() {
        Due first = due.peek();
        return first == null ? arrivalNs : Math.min(first.atNs, arrivalNs);
    }

    /** The next event that comes by itself, by thinning (Lewis and Shedler 1979). */
    private void arrive() {
        do {
            arrivalNs += 1 + (long) arrivals.exponential(NS_PER_S / (ownPerS * DayShape.greatest()));
        } while (!arrivals.chance(day.at(arrivalNs) / DayShape.greatest()));
    }

    private void breed(long nowNs, int parent) {
        double strength = children.exponential(1);
        for (int k = 0; k < branching.length; k++) {
            int born = children.poisson(branching[k] * strength);
            for (int i = 0; i < born; i++) {
                long atNs = nowNs + 1 + (long) children.exponential(DELAY_NS[k]);
                due.add(new Due(atNs, count++, child(parent)));
            }
        }
    }

    private int child(int parent) {
        double kind = children.unit();
        if (kind < SAME_COMPONENT) {
            return parent;
        }
        if (kind >= SAME_COMPONENT + SAME_VENUE) {
            return components.draw(children);
        }
        int venue = parent / KINDS;
        return venue < ofVenue.length ? ofVenue[venue].draw(children) : parent;
    }
}
