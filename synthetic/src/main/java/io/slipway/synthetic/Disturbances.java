package io.slipway.synthetic;

import io.slipway.synthetic.Action.Kind;
import io.slipway.synthetic.process.Draws;
import io.slipway.synthetic.process.SizeDistribution;

/** Faults of the market: one venue fails for a few seconds, and all trading is halted for a while. */
final class Disturbances {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final int EARLIEST_OUTAGE_S = 100;
    private static final int LATEST_OUTAGE_S = 150;
    private static final int EARLIEST_HALT_S = 200;
    private static final int LATEST_HALT_S = 260;
    private static final int HALT_S = 120;
    private static final int LEAST_OUTAGE_MS = 3_000;
    private static final int MOST_OUTAGE_MS = 8_000;
    private static final int STOPPING_NS = 2_000_000;
    private static final int REOPENING_NS = 500_000_000;
    private static final int LEAST_JUMP_TICKS = 15;
    private static final int MOST_JUMP_TICKS = 45;
    private static final int LEAST_CROSS_LOTS = 40;
    private static final int MOST_CROSS_LOTS = 160;

    private final Draws draws;
    private final Venues venues;
    private final Touch touch;
    private final Agenda agenda;
    private boolean halted;

    Disturbances(SyntheticSettings settings, Venues venues, Touch touch, Agenda agenda) {
        this.draws = Draws.of(settings.seed(), "disturbance", 0);
        this.venues = venues;
        this.touch = touch;
        this.agenda = agenda;
        if (settings.preset().isDisturbed()) {
            plan(settings.startNs());
        }
    }

    /** True if no venue quotes or trades. */
    boolean isHalted() {
        return halted;
    }

    void act(Action action) {
        switch (action.kind()) {
            case VENUE_DOWN -> venues.get(action.venue()).goDown(action.atNs());
            case VENUE_UP -> venues.get(action.venue()).comeBack(action.atNs());
            case HALT_START -> halt(action.atNs());
            default -> reopen(action.atNs());
        }
    }

    private void plan(long startNs) {
        int venue = Math.min(venues.count() - 1, draws.between(1, 4));
        long downNs = startNs + SECOND_NS * draws.between(EARLIEST_OUTAGE_S, LATEST_OUTAGE_S);
        agenda.plan(downNs, Kind.VENUE_DOWN, venue, 0);
        agenda.plan(downNs + 1_000_000L * draws.between(LEAST_OUTAGE_MS, MOST_OUTAGE_MS), Kind.VENUE_UP, venue, 0);
        long haltNs = startNs + SECOND_NS * draws.between(EARLIEST_HALT_S, LATEST_HALT_S);
        agenda.plan(haltNs, Kind.HALT_START);
        agenda.plan(haltNs + SECOND_NS * HALT_S, Kind.HALT_END);
    }

    private void halt(long nowNs) {
        halted = true;
        for (int v = 0; v < venues.count(); v++) {
            agenda.plan(nowNs + draws.between(0, STOPPING_NS), Kind.VENUE_DOWN, v, 0);
        }
    }

    /** A cross at the primary market at a new price, and then the quotes about it. */
    private void reopen(long nowNs) {
        halted = false;
        int jump = draws.sign() * draws.between(LEAST_JUMP_TICKS, MOST_JUMP_TICKS);
        touch.shift(jump);
        long lots = draws.between(LEAST_CROSS_LOTS, MOST_CROSS_LOTS);
        venues.get(0).book().cross(touch.ticks(Book.ASK), lots * SizeDistribution.LOT, nowNs);
        for (int v = 0; v < venues.count(); v++) {
            agenda.plan(nowNs + draws.between(STOPPING_NS, REOPENING_NS), Kind.VENUE_UP, v, 0);
        }
    }
}
