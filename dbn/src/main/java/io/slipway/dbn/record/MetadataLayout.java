package io.slipway.dbn.record;

/** Offsets of the fields of a file's metadata, in bytes from the start of the file. */
public final class MetadataLayout {

    public static final int VERSION = 3;
    public static final int PRELUDE_BYTES = 8;
    public static final int MIN_LENGTH = 100;

    public static final int DATASET = 8;
    public static final int DATASET_BYTES = 16;
    public static final int SCHEMA = 24;
    public static final int START = 26;
    public static final int END = 34;
    public static final int LIMIT = 42;
    public static final int STYPE_IN = 50;
    public static final int STYPE_OUT = 51;
    public static final int TS_OUT = 52;
    public static final int SYMBOL_WIDTH = 53;
    public static final int SCHEMA_DEFINITION = 108;
    public static final int LISTS = 112;

    /** Shift of the fields after the limit in version 1, which has a record count before the symbol types. */
    public static final int SHIFT_V1 = 8;

    public static final int SYMBOL_BYTES = 71;
    public static final int SYMBOL_BYTES_V1 = 22;
    public static final int ALIGNMENT = 8;

    private MetadataLayout() {}
}
