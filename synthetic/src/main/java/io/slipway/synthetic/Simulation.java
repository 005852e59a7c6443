package io.slipway.synthetic;

import io.slipway.synthetic.Action.Kind;
import io.slipway.synthetic.process.Draws;
import io.slipway.synthetic.process.EventClock;
import java.util.List;

/** The market as it goes: takes the next action and does it. */
final class Simulation {

    /** Mean children of an event after about 1 ms, 100 ms and 10 s: 0.9 in all. */
    private static final List<Double> BRANCHING = List.of(.76, .06, .08);

    private static final double TRADES_PER_S = 1.12;
    private static final double TOUCH_MOVES = 0.15;
    private static final double SHIFTS = 0.20;
    private static final double[] JUMP_TICKS = {0, .70, .17, .07, .03, .02, .01};
    private static final double DEEP_CHANGES = 2.5;
    private static final double DEEP_DELAY_NS = 20e6;
    private static final int OPENING_NS = 50_000_000;
    private static final int PRIMARY_OPENING_NS = 2_000_000;

    private final Draws draws;
    private final Draws prices;
    private final Agenda agenda = new Agenda();
    private final EventClock clock;
    private final Touch touch;
    private final Venues venues;
    private final Trading trading;
    private final Disturbances disturbances;

    Simulation(SyntheticSettings settings, List<VenueProfile> profiles, Wire wire) {
        long seed = settings.seed();
        long startNs = settings.startNs();
        Preset preset = settings.preset();
        draws = Draws.of(seed, "choice", 0);
        prices = Draws.of(seed, "price", 0);
        clock = new EventClock(seed, rates(profiles, preset.activity()), BRANCHING, startNs + OPENING_NS);
        long askTicks = preset.startPriceE9() / SyntheticSettings.TICK_E9;
        touch = new Touch(Draws.of(seed, "touch", 0), preset.spreadWeights(), askTicks);
        venues = new Venues(profiles, preset, touch, wire, seed);
        trading = new Trading(seed, preset.sizeScale(), venues, agenda);
        disturbances = new Disturbances(settings, venues, touch, agenda);
        planStart(startNs, Draws.of(seed, "opening", 0));
    }

    /** Time of the next action, ns since 1970 UTC. */
    long dueNs() {
        return agenda.dueNs();
    }

    /** Does the next action. */
    void advance() {
        Action action = agenda.take();
        long nowNs = action.atNs();
        switch (action.kind()) {
            case ARRIVAL -> arrive(nowNs);
            case REQUOTE -> venues.get(action.venue()).requote(action.side(), nowNs);
            case DEEP_CHANGE -> venues.get(action.venue()).book().changeDeep(action.side(), nowNs);
            default -> disturbances.act(action);
        }
    }

    private static double[] rates(List<VenueProfile> profiles, double activity) {
        double[] perS = new double[profiles.size() * EventClock.KINDS + 1];
        for (int v = 0; v < profiles.size(); v++) {
            int first = v * EventClock.KINDS;
            perS[first + EventClock.BID_PRICE] =
                    activity * profiles.get(v).activity().pricesPerS() / 2;
            perS[first + EventClock.ASK_PRICE] =
                    activity * profiles.get(v).activity().pricesPerS() / 2;
            perS[first + EventClock.BID_SIZE] =
                    activity * profiles.get(v).activity().sizesPerS() / 2;
            perS[first + EventClock.ASK_SIZE] =
                    activity * profiles.get(v).activity().sizesPerS() / 2;
        }
        perS[perS.length - 1] = activity * TRADES_PER_S;
        return perS;
    }

    /** The primary market is there first, at the touch, so that there is a market from the first milliseconds on. */
    private void planStart(long startNs, Draws opening) {
        for (int v = 0; v < venues.count(); v++) {
            for (int side = Book.BID; side <= Book.ASK; side++) {
                boolean primary = v == 0;
                int afterNs = primary
                        ? opening.between(1, PRIMARY_OPENING_NS)
                        : opening.between(PRIMARY_OPENING_NS, OPENING_NS);
                if (primary) {
                    venues.get(v).offset(side).goToTouch();
                }
                agenda.plan(startNs + afterNs, Kind.REQUOTE, v, side);
            }
        }
        agenda.plan(clock.next(), Kind.ARRIVAL);
    }

    private void arrive(long nowNs) {
        int v = clock.component() / EventClock.KINDS;
        int kind = clock.component() % EventClock.KINDS;
        agenda.plan(clock.next(), Kind.ARRIVAL);
        if (disturbances.isHalted()) {
            return;
        }
        if (v == venues.count()) {
            trade(nowNs);
            return;
        }
        switch (kind) {
            case EventClock.BID_PRICE -> reprice(v, Book.BID, nowNs);
            case EventClock.ASK_PRICE -> reprice(v, Book.ASK, nowNs);
            case EventClock.BID_SIZE -> resize(v, Book.BID, nowNs);
            default -> resize(v, Book.ASK, nowNs);
        }
        for (int left = draws.poisson(DEEP_CHANGES); left > 0; left--) {
            agenda.plan(nowNs + 1 + (long) draws.exponential(DEEP_DELAY_NS), Kind.DEEP_CHANGE, v, draws.below(2));
        }
    }

    private void resize(int v, int side, long nowNs) {
        Venue venue = venues.get(v);
        if (venue.book().size(side) == 0) {
            return;
        }
        if (draws.chance(venue.profile().quotes().replaces())) {
            venue.book().replace(side, nowNs);
        } else {
            venue.book().churn(side, nowNs);
        }
    }

    private void reprice(int v, int side, long nowNs) {
        if (draws.chance(TOUCH_MOVES)) {
            int change = prices.sign() * prices.pick(JUMP_TICKS);
            if (prices.chance(SHIFTS)) {
                shift(change, nowNs);
            } else {
                step(side, change, nowNs);
            }
        } else if (venues.get(v).offset(side).move(venues.countAtTouch(side) > 1)) {
            venues.get(v).requote(side, nowNs);
        }
    }

    private void trade(long nowNs) {
        int sign = trading.trade(nowNs);
        if (sign == 0) {
            return;
        }
        long laterNs = nowNs + Trading.REACTION_NS;
        if (trading.shiftsTouch()) {
            shift(sign, laterNs);
        } else if (trading.movesTouch()) {
            step(prices.below(2), sign, laterNs);
        }
    }

    private void step(int side, int change, long nowNs) {
        if (touch.step(side, change)) {
            lead(side, change, nowNs);
        }
    }

    private void shift(int change, long nowNs) {
        if (touch.shift(change)) {
            lead(change > 0 ? Book.ASK : Book.BID, change, nowNs);
            lead(change > 0 ? Book.BID : Book.ASK, change, nowNs);
        }
    }

    /** A side of the touch moved by {@code change} ticks: one venue is there first, those that mean to come follow. */
    private void lead(int side, int change, long nowNs) {
        for (int v = 0; v < venues.count(); v++) {
            venues.get(v).offset(side).onTouch(-(long) change * Book.outward(side));
        }
        if (venues.countAtTouch(side) == 0) {
            int called = venues.pick(
                    prices, venue -> venue.isUp() ? venue.profile().activity().leadWeight() : 0);
            venues.get(Math.max(0, called)).offset(side).goToTouch();
        }
        int leader = venues.pick(
                prices, v -> v.isAtTouch(side) ? v.profile().activity().leadWeight() : 0);
        for (int v = 0; v < venues.count(); v++) {
            if (v == leader) {
                venues.get(v).requote(side, nowNs);
            } else {
                agenda.plan(nowNs + venues.get(v).followNs(), Kind.REQUOTE, v, side);
            }
        }
    }
}
