package io.slipway.model;

/** The lifetime of an order, as FIX tag 59. */
public enum TimeInForce {
    /** Immediate or cancel: the quantity that does not trade on arrival is cancelled. */
    IOC,
    /** Fill or kill: trades all of its quantity on arrival, or nothing. */
    FOK,
    /** Until the end of the data. */
    DAY,
    /** Good till time: the order can trade up to and including its expiry. */
    GTT
}
