package io.slipway.data.databento.csv;

/** Rows written the common way, each as the numbers of its fields. */
interface RowParser {

    /** Reads the row at {@code start} into {@code values}; returns where the next row starts, or a negative number if it is written otherwise. */
    int read(byte[] b, int start, long[] values);

    /** Index at which the name of the row read last starts. */
    int nameFrom();

    /** Index at which the name of the row read last ends. */
    int nameTo();
}
