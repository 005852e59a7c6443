package io.slipway.placement.descent;

import io.slipway.placement.expectation.Terms;

/** The changes of slope of each scenario's cost along a line, for any number of moving places. Reused for all scenarios. */
final class ScenarioLine {

    private final Terms terms;
    private final LineEvents events;
    private final double[] start;
    private final double[] direction;
    private final int[] moving;
    private final double submitted;
    /** Positions at which the fills of the moving places change their rate, in ascending order. */
    private final double[] turns;

    private final double[] rates;
    private final double[] owns;
    private int count;
    private double mass;
    private double slope;

    ScenarioLine(Terms terms, LineEvents events, double[] x, double[] direction, double back) {
        this.terms = terms;
        this.events = events;
        this.direction = direction;
        this.start = x.clone();
        this.moving = new int[x.length];
        this.turns = new double[x.length];
        this.rates = new double[x.length];
        this.owns = new double[x.length];
        int places = 0;
        double slopes = terms.market * direction[0];
        for (int i = 0; i < x.length; i++) {
            start[i] -= back * direction[i];
            slopes += i == 0 ? 0 : terms.theta * direction[i];
            if (direction[i] != 0) {
                moving[places++] = i;
            }
        }
        this.submitted = slopes;
        this.count = places;
    }

    /** Adds one scenario: a growing fill stops at the outflow; a shrinking one starts to shrink there. */
    void add(int scenario, double weight, double others, double[][] excess) {
        mass = weight;
        slope = 0;
        double rate = 0;
        double own = submitted;
        double bought = others;
        int turning = 0;
        for (int m = 0; m < count; m++) {
            int place = moving[m];
            double cap = place == 0 ? Double.POSITIVE_INFINITY : excess[place - 1][scenario];
            double earn = place == 0 ? 0 : terms.earn[place - 1];
            double change = direction[place];
            double room = (cap - start[place]) / change;
            bought += Math.min(cap, start[place]);
            boolean movesFirst = change > 0 ? room > 0 : room <= 0;
            if (movesFirst) {
                rate += change;
                own -= earn * change;
            }
            if (room > 0 && room < Double.POSITIVE_INFINITY) {
                double newRate = movesFirst ? -change : change;
                insert(turning++, room, newRate, -earn * newRate);
            }
        }
        double place = 0;
        for (int t = 0; t < turning; t++) {
            segment(place, turns[t], bought, rate, own);
            bought += rate * (turns[t] - place);
            place = turns[t];
            rate += rates[t];
            own += owns[t];
        }
        segment(place, Double.POSITIVE_INFINITY, bought, rate, own);
    }

    private void insert(int used, double turn, double rate, double own) {
        int at = used;
        while (at > 0 && turns[at - 1] > turn) {
            turns[at] = turns[at - 1];
            rates[at] = rates[at - 1];
            owns[at] = owns[at - 1];
            at--;
        }
        turns[at] = turn;
        rates[at] = rate;
        owns[at] = own;
    }

    private void segment(double from, double to, double bought, double rate, double own) {
        if (to <= from) {
            return;
        }
        double miss = terms.qty - bought;
        boolean isOver = rate > 0 ? miss <= 0 : miss < 0;
        turnTo(from, own + rate * (isOver ? terms.over : -terms.under));
        if (rate != 0 && isOver == rate < 0) {
            double crossing = from + miss / rate;
            if (crossing < to) {
                turnTo(crossing, own + rate * (isOver ? -terms.under : terms.over));
            }
        }
    }

    private void turnTo(double where, double newSlope) {
        events.add(where, mass * (newSlope - slope));
        slope = newSlope;
    }
}
