package io.slipway.synthetic.dirty;

/** A fault of recorded data that a CSV file can hold and that a reader need not stop for. */
enum Fault {
    /** No bid: an empty price. */
    ABSENT_BID,
    /** An offer with a price and no size. */
    OFFER_WITHOUT_SIZE,
    /** Bid and offer of one venue at one price. */
    LOCKED,
    /** Bid above offer of one venue; an additional row. */
    CROSSED,
    /** An offer seven dollars away. */
    STUB_OFFER,
    /** The flag of a receive time that is not reliable. */
    BAD_RECEIVE_TIME,
    /** The flag of a book that may be wrong. */
    MAYBE_BAD_BOOK,
    /** A row of a snapshot, whose event time is hours old. */
    SNAPSHOT,
    /** The times of the row before. */
    EQUAL_TIMES,
    /** Received before it happened. */
    NEGATIVE_LATENCY,
    /** A publisher that nobody knows; an additional row. */
    UNKNOWN_PUBLISHER,
    /** A publisher that shows the best of several venues; an additional row. */
    CONSOLIDATED_PUBLISHER,
    /** A book emptied in the middle; an additional row. */
    CLEAR,
    /** A row that changes nothing; an additional row. */
    UNCHANGED,
    /** A line twice. */
    REPEATED,
    /** A line after its successor. */
    OUT_OF_ORDER,
    /** Fields in quotes. */
    QUOTED
}
