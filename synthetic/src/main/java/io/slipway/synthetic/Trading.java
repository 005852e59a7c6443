package io.slipway.synthetic;

import io.slipway.synthetic.Action.Kind;
import io.slipway.synthetic.process.Draws;
import io.slipway.synthetic.process.OrderFlow;

/** The trades of others: each takes the best displayed price at one venue, and now and then moves the touch. */
final class Trading {

    /** So long after a trade the quotes react. */
    static final long REACTION_NS = 60_000;

    private static final double IMPACT = 0.25;
    private static final double IMPACT_OF_LAST = 0.5;
    private static final double REFILL_MEDIAN_NS = 60e6;
    private static final double REFILL_SIGMA = 1.5;

    private final Draws draws;
    private final OrderFlow flow;
    private final Venues venues;
    private final Agenda agenda;
    private boolean tookLast;

    Trading(long seed, int sizeScale, Venues venues, Agenda agenda) {
        this.draws = Draws.of(seed, "trade", 0);
        this.flow = new OrderFlow(seed, sizeScale);
        this.venues = venues;
        this.agenda = agenda;
    }

    /** One trade; says which way it went, +1 for a buyer's, or 0 if there was nobody to trade with. */
    int trade(long nowNs) {
        int sign = flow.nextSign();
        int side = sign > 0 ? Book.ASK : Book.BID;
        long best = venues.bestTicks(side);
        int v = venues.pick(draws, venue -> weight(venue, side, best));
        tookLast = false;
        if (v == Venues.NONE) {
            return 0;
        }
        Book book = venues.get(v).book();
        book.trade(side, flow.nextQty(), nowNs);
        if (book.ticks(side) != best) {
            tookLast = venues.countShowing(side, best) == 0;
            agenda.plan(nowNs + (long) draws.lognormal(REFILL_MEDIAN_NS, REFILL_SIGMA), Kind.REQUOTE, v, side);
        }
        return sign;
    }

    /** True if the last trade took the last of its price and the market goes after it. */
    boolean shiftsTouch() {
        return tookLast && draws.chance(IMPACT_OF_LAST);
    }

    /** True if the last trade was news and moves the touch. */
    boolean movesTouch() {
        return flow.isRunStart() && draws.chance(IMPACT);
    }

    private static double weight(Venue venue, int side, long best) {
        boolean shows = venue.book().size(side) > 0 && venue.book().ticks(side) == best;
        return shows ? venue.profile().activity().tradeWeight() : 0;
    }
}
