package io.slipway.dbn.record;

/** Kinds of symbols, by Databento's numbers ({@code stype}); others occur. */
public final class SymbolType {

    /** Databento's number of the instrument. */
    public static final int INSTRUMENT_ID = 0;

    /** The venue's own symbol. */
    public static final int RAW_SYMBOL = 1;

    /** A rule for the contract that is meant, such as {@code ES.c.0}. */
    public static final int CONTINUOUS = 3;

    /** A whole family of instruments, such as {@code ES.FUT}. */
    public static final int PARENT = 4;

    /** Several kinds, or not known. */
    public static final int NONE = 0xFF;

    private SymbolType() {}
}
