package io.slipway.synthetic;

/**
 * Something that will happen in the market.
 *
 * @param atNs when
 * @param order breaks ties of time: first planned, first done
 * @param kind what
 * @param venue index of the venue it concerns, or 0
 * @param side the side of the book it concerns, or 0
 */
record Action(long atNs, long order, Kind kind, int venue, int side) implements Comparable<Action> {

    enum Kind {
        /** The clock ticks: somebody does something. */
        ARRIVAL,
        /** A venue's quote goes where it belongs. */
        REQUOTE,
        /** An order below the best price joins, changes or leaves. */
        DEEP_CHANGE,
        VENUE_DOWN,
        VENUE_UP,
        HALT_START,
        HALT_END
    }

    @Override
    public int compareTo(Action other) {
        int byTime = Long.compare(atNs, other.atNs);
        return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
}
