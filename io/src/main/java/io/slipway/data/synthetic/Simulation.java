package io.slipway.data.synthetic;

import io.slipway.data.synthetic.Action.Kind;

/** The market as it goes: takes the next action and does it. */
final class Simulation {

    /** What an arrival does: resize a quote, move an offset, trade, step a side of the touch, shift both. */
    private static final double[] ARRIVALS = {.6182, .345, .028, .007, .0018};

    private static final double ROWS_PER_ARRIVAL = 0.48;
    private static final double[] SHIFT_TICKS = {0, .50, .22, .12, .08, .05, .03};
    private static final double IMPACT = 0.30;
    private static final double IMPACT_SHIFT = 0.12;
    private static final double STUB_ACTIVITY = 0.35;
    private static final double REFILL_MEDIAN_NS = 60e6;
    private static final double REFILL_SIGMA = 1.5;
    private static final int LEAST_SWEEP_NS = 60_000;
    private static final int MOST_SWEEP_NS = 350_000;
    private static final int OPENING_NS = 400_000_000;
    private static final int LEAST_OUTAGE_NS = 3_000_000;
    private static final int MOST_OUTAGE_NS = 8_000_000;

    private final Draws draws;
    private final Draws prices;
    private final Agenda agenda = new Agenda();
    private final ClusteredClock clock;
    private final Touch touch;
    private final Venues venues;
    private final Block block;
    private final OrderFlow flow;
    private final int outageVenue;
    private final long outageNs;

    Simulation(SyntheticSettings settings, Wire wire) {
        long seed = settings.seed();
        long startNs = settings.startNs();
        draws = Draws.of(seed, "arrival", 0);
        prices = Draws.of(seed, "price", 0);
        clock = new ClusteredClock(
                Draws.of(seed, "clock", 0), settings.rowsPerSecond() / ROWS_PER_ARRIVAL, startNs + OPENING_NS);
        touch = new Touch(Draws.of(seed, "touch", 0), settings.startPriceE9() / SyntheticSettings.TICK_E9);
        venues = new Venues(touch, wire, seed);
        block = new Block(Draws.of(seed, "block", 0), venues, touch);
        flow = new OrderFlow(seed);
        Draws outages = Draws.of(seed, "outage", 0);
        outageVenue = outages.between(1, 4);
        outageNs = 1_000L * outages.between(LEAST_OUTAGE_NS, MOST_OUTAGE_NS);
        planStart(startNs, outages);
    }

    /** When the next action is due. */
    long dueNs() {
        return agenda.dueNs();
    }

    /** Does the next action. */
    void advance() {
        Action action = agenda.take();
        long nowNs = action.atNs();
        switch (action.kind()) {
            case ARRIVAL -> arrive(nowNs);
            case REQUOTE -> requote(action.venue(), action.side(), nowNs);
            case SWEEP -> take(action.side(), action.qty(), action.limitTicks(), nowNs);
            case BLOCK_START -> block.start(nowNs, agenda);
            case BLOCK_END -> block.end(nowNs, agenda);
            case OUTAGE_START -> startOutage(nowNs);
            case OUTAGE_END -> venues.get(outageVenue).comeBack(nowNs);
        }
    }

    private void planStart(long startNs, Draws outages) {
        for (int v = 0; v < venues.count(); v++) {
            for (int side = Book.BID; side <= Book.ASK; side++) {
                agenda.plan(startNs + outages.between(1, OPENING_NS), Kind.REQUOTE, v, side);
            }
        }
        agenda.plan(clock.next(), Kind.ARRIVAL);
        agenda.plan(startNs + 1_000_000_000L * outages.between(200, 400), Kind.OUTAGE_START);
        block.planNext(startNs, agenda);
    }

    private void arrive(long nowNs) {
        agenda.plan(clock.next(), Kind.ARRIVAL);
        switch (draws.pick(ARRIVALS)) {
            case 0 -> resize(draws.below(2), nowNs);
            case 1 -> wander(draws.below(2), nowNs);
            case 2 -> trade(nowNs);
            case 3 -> step(prices.sign(), nowNs);
            default -> shift(prices.sign() * prices.pick(SHIFT_TICKS), nowNs);
        }
    }

    private void resize(int side, long nowNs) {
        int v = venues.pick(draws, venue -> activity(venue, side));
        Book book = venues.get(v).book();
        if (book.size(side) > 0 && !block.isAt(v, side)) {
            book.churn(side, nowNs);
        }
    }

    private void wander(int side, long nowNs) {
        int v = venues.pick(draws, venue -> venue.profile().quoteWeight());
        boolean mayLeaveTouch = venues.countAtTouch(side) > 1 && !block.isAt(v, side);
        if (venues.get(v).offset(side).move(mayLeaveTouch)) {
            requote(v, side, nowNs);
        }
    }

    private static double activity(Venue venue, int side) {
        return venue.profile().quoteWeight() * (venue.offset(side).isStub() ? STUB_ACTIVITY : 1);
    }

    private void step(int direction, long nowNs) {
        int side = prices.below(2);
        if (touch.step(side, direction)) {
            lead(side, nowNs);
        }
    }

    private void shift(int change, long nowNs) {
        if (touch.shift(change)) {
            lead(change > 0 ? Book.ASK : Book.BID, nowNs);
            lead(change > 0 ? Book.BID : Book.ASK, nowNs);
        }
    }

    private void lead(int side, long nowNs) {
        int leader = venues.pick(prices, v -> v.isAtTouch(side) ? v.profile().leadWeight() : 0);
        for (int v = 0; v < venues.count(); v++) {
            if (v == leader) {
                requote(v, side, nowNs);
            } else {
                agenda.plan(nowNs + venues.get(v).followNs(), Kind.REQUOTE, v, side);
            }
        }
    }

    private void requote(int v, int side, long nowNs) {
        venues.get(v).requote(side, nowNs);
    }

    private void trade(long nowNs) {
        int sign = flow.nextSign();
        int side = sign > 0 ? Book.ASK : Book.BID;
        boolean surprise = flow.isRunStart();
        if (venues.hasQuote(side)) {
            take(side, flow.nextQty(), venues.bestTicks(side), nowNs);
        }
        if (surprise && prices.chance(IMPACT)) {
            impact(sign, nowNs + LEAST_SWEEP_NS);
        }
    }

    private void impact(int sign, long nowNs) {
        if (prices.chance(IMPACT_SHIFT)) {
            shift(sign * prices.pick(SHIFT_TICKS), nowNs);
        } else {
            step(sign, nowNs);
        }
    }

    private void take(int side, long qty, long limitTicks, long nowNs) {
        int v = venues.pick(draws, venue -> takeWeight(venue, side, limitTicks));
        if (v == Venues.NONE) {
            return;
        }
        Book book = venues.get(v).book();
        long left = qty - book.trade(side, qty, nowNs);
        if (book.ticks(side) != limitTicks) {
            if (block.isAt(v, side)) {
                block.forget();
            }
            agenda.plan(nowNs + (long) draws.lognormal(REFILL_MEDIAN_NS, REFILL_SIGMA), Kind.REQUOTE, v, side);
        }
        if (left > 0) {
            agenda.planSweep(nowNs + draws.between(LEAST_SWEEP_NS, MOST_SWEEP_NS), side, left, limitTicks);
        }
    }

    private static double takeWeight(Venue venue, int side, long limitTicks) {
        boolean shows = venue.book().size(side) > 0 && venue.book().ticks(side) == limitTicks;
        return shows ? venue.profile().tradeWeight() : 0;
    }

    private void startOutage(long nowNs) {
        if (block.isAt(outageVenue, Book.BID) || block.isAt(outageVenue, Book.ASK)) {
            block.forget();
        }
        venues.get(outageVenue).goDown(nowNs);
        agenda.plan(nowNs + outageNs, Kind.OUTAGE_END);
    }
}
