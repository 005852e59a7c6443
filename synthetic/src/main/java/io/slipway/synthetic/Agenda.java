package io.slipway.synthetic;

import io.slipway.synthetic.Action.Kind;
import java.util.PriorityQueue;

/** Queue of actions to come, soonest first. */
final class Agenda {

    private final PriorityQueue<Action> actions = new PriorityQueue<>();
    private long planned;

    void plan(long atNs, Kind kind) {
        plan(atNs, kind, 0, 0);
    }

    void plan(long atNs, Kind kind, int venue, int side) {
        actions.add(new Action(atNs, planned++, kind, venue, side));
    }

    /** Time of the next action, ns since 1970 UTC. There always is one: the clock's next tick. */
    long dueNs() {
        return actions.element().atNs();
    }

    Action take() {
        return actions.remove();
    }
}
