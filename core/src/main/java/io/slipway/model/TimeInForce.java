package io.slipway.model;

/** How long an order lives. */
public enum TimeInForce {
    /** Immediate or cancel: what does not trade on arrival is cancelled. */
    IOC,
    /** Fill or kill: trades all of its quantity on arrival, or nothing. */
    FOK,
    /** Until the end of the data. */
    DAY,
    /** Until its expiry: it can trade at that moment and not after. */
    GTT
}
