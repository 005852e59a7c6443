package io.slipway.market;

/** A reader of rows that are still arriving, which knows the time that passes while none does. */
public interface ArrivingRows extends MarketDataReader {

    /** The rows that follow, with clocks in silence. Rows are taken from here or by {@link #next}, not from both. */
    RowSource arrivals();
}
