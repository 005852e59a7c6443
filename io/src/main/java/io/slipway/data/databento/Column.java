package io.slipway.data.databento;

/** A column that is read, by the name that Databento's header gives it. */
enum Column {
    TS_RECV("ts_recv", Kind.TIME, false),
    TS_EVENT("ts_event", Kind.TIME, true),
    PUBLISHER_ID("publisher_id", Kind.INTEGER, true, 0xFFFF),
    INSTRUMENT_ID("instrument_id", Kind.TEXT, false),
    ACTION("action", Kind.LETTER, true),
    SIDE("side", Kind.LETTER, false),
    PRICE("price", Kind.PRICE, false),
    SIZE("size", Kind.SIZE, false),
    FLAGS("flags", Kind.INTEGER, false, 0xFF),
    SEQUENCE("sequence", Kind.INTEGER, false, 0xFFFF_FFFFL),
    BID_PX("bid_px_00", Kind.PRICE, true),
    ASK_PX("ask_px_00", Kind.PRICE, true),
    BID_SZ("bid_sz_00", Kind.SIZE, true),
    ASK_SZ("ask_sz_00", Kind.SIZE, true),
    SYMBOL("symbol", Kind.TEXT, false);

    /** What a field of a column holds. */
    enum Kind {
        TIME,
        PRICE,
        SIZE,
        INTEGER,
        LETTER,
        TEXT
    }

    /** The size that means "not defined". */
    static final long UNDEFINED_SIZE = 0xFFFF_FFFFL;

    private static final Column[] ALL = values();

    final String header;
    final Kind kind;
    final boolean required;
    final long max;

    Column(String header, Kind kind, boolean required) {
        this(header, kind, required, UNDEFINED_SIZE);
    }

    Column(String header, Kind kind, boolean required, long max) {
        this.header = header;
        this.kind = kind;
        this.required = required;
        this.max = max;
    }

    /** The column with an {@link #index()}. */
    static Column at(int index) {
        return ALL[index];
    }

    /** Where the column is among all that are read. */
    @SuppressWarnings("EnumOrdinal") // an array index within one run, never stored
    int index() {
        return ordinal();
    }
}
