package io.slipway.dbn;

/** Where the fields of a file's metadata lie, in bytes from the start of the file. */
final class MetadataLayout {

    static final int VERSION = 3;
    static final int PRELUDE_BYTES = 8;
    static final int MIN_LENGTH = 100;

    static final int DATASET = 8;
    static final int DATASET_BYTES = 16;
    static final int SCHEMA = 24;
    static final int START = 26;
    static final int END = 34;
    static final int LIMIT = 42;
    static final int STYPE_IN = 50;
    static final int STYPE_OUT = 51;
    static final int TS_OUT = 52;
    static final int SYMBOL_WIDTH = 53;
    static final int SCHEMA_DEFINITION = 108;
    static final int LISTS = 112;

    /** Version 1 has a record count before the symbol types. */
    static final int SHIFT_V1 = 8;

    static final int SYMBOL_BYTES = 71;
    static final int SYMBOL_BYTES_V1 = 22;
    static final int ALIGNMENT = 8;

    private MetadataLayout() {}
}
