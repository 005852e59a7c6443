package io.slipway.dbn.record;

/** Kinds of symbols, as Databento's codes ({@code stype}). Other codes occur. */
public final class SymbolType {

    /** Databento's instrument id. */
    public static final int INSTRUMENT_ID = 0;

    /** The venue's own symbol. */
    public static final int RAW_SYMBOL = 1;

    /** A continuous-contract rule, for example {@code ES.c.0}. */
    public static final int CONTINUOUS = 3;

    /** A family of instruments, for example {@code ES.FUT}. */
    public static final int PARENT = 4;

    /** Several kinds, or not known. */
    public static final int NONE = 0xFF;

    private SymbolType() {}
}
