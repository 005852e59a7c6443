package io.slipway.data.text;

/** Encoding of the prices of a file; one file has one encoding. */
public enum PriceEncoding {
    /** No price has been seen yet. */
    UNDECIDED,
    /** Decimal numbers of the quote currency, such as {@code 222.81}. */
    DECIMAL,
    /** Whole numbers of 1e-9 of the quote currency, such as {@code 222810000000}. */
    RAW
}
