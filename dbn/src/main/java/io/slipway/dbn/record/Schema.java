package io.slipway.dbn.record;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * A kind of market data and the layout of its records, which is the same in all versions of DBN.
 *
 * <p>Source: Databento's open-source {@code dbn} library, version 0.54.
 */
public enum Schema {
    /** Every order: market by order. */
    MBO("mbo", 0, 0xA0, 56, Layouts.mbo()),
    /** Best bid and offer at each change, and trades: market by price, one level. */
    MBP_1("mbp-1", 1, 0x01, 80, Layouts.mbp(1)),
    /** Ten levels at each change, and trades. */
    MBP_10("mbp-10", 2, 0x0A, 368, Layouts.mbp(10)),
    /** Trades, each with the best bid and offer before it. */
    TBBO("tbbo", 3, 0x01, 80, Layouts.mbp(1)),
    /** Trades alone. */
    TRADES("trades", 4, 0x00, 48, Layouts.trades()),
    OHLCV_1S("ohlcv-1s", 5, 0x20, 56, Layouts.ohlcv()),
    OHLCV_1M("ohlcv-1m", 6, 0x21, 56, Layouts.ohlcv()),
    OHLCV_1H("ohlcv-1h", 7, 0x22, 56, Layouts.ohlcv()),
    OHLCV_1D("ohlcv-1d", 8, 0x23, 56, Layouts.ohlcv()),
    /** Changes of trading status. */
    STATUS("status", 11, StatusRecord.RTYPE, 40, Layouts.status()),
    OHLCV_EOD("ohlcv-eod", 13, 0x24, 56, Layouts.ohlcv()),
    /** Best bid and offer over several venues at each change, and trades. */
    CMBP_1("cmbp-1", 14, 0xB1, 80, Layouts.consolidated()),
    /** Best bid and offer over several venues once a second. */
    CBBO_1S("cbbo-1s", 15, 0xC0, 80, Layouts.consolidatedBbo()),
    /** Best bid and offer over several venues once a minute. */
    CBBO_1M("cbbo-1m", 16, 0xC1, 80, Layouts.consolidatedBbo()),
    /** Trades, each with the best bid and offer over several venues before it. */
    TCBBO("tcbbo", 17, 0xC2, 80, Layouts.consolidated()),
    /** Best bid and offer once a second, with the last trade. */
    BBO_1S("bbo-1s", 18, 0xC3, 80, Layouts.bbo()),
    /** Best bid and offer once a minute, with the last trade. */
    BBO_1M("bbo-1m", 19, 0xC4, 80, Layouts.bbo());

    private final String label;
    private final int code;
    private final int rtype;
    private final int recordBytes;

    @SuppressWarnings("ImmutableEnumChecker") // List.copyOf makes an immutable list
    private final List<Field> fields;

    Schema(String label, int code, int rtype, int recordBytes, List<Field> fields) {
        this.label = label;
        this.code = code;
        this.rtype = rtype;
        this.recordBytes = recordBytes;
        this.fields = List.copyOf(fields);
    }

    /** Databento's name, for example {@code mbp-10}. */
    public String label() {
        return label;
    }

    /** The number in a file's metadata. */
    public int code() {
        return code;
    }

    /** The type in a record's header; {@link #MBP_1} and {@link #TBBO} share one. */
    public int rtype() {
        return rtype;
    }

    /** Length of a record without a send time. */
    public int recordBytes() {
        return recordBytes;
    }

    /** The fields in the order of the columns of Databento's CSV. */
    public List<Field> fields() {
        return fields;
    }

    /** The field with this name; empty if there is none. */
    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** True if each row shows the best bid and offer of several venues, not of one venue. */
    public boolean isConsolidated() {
        return field("bid_pb_00").isPresent();
    }

    /**
     * A record without values, little-endian: its length and type are set; prices and times are undefined, letters are {@code N} and
     * all else is 0.
     */
    public ByteBuffer newRecord() {
        ByteBuffer record = LittleEndian.wrap(new byte[recordBytes]);
        for (Field field : fields) {
            switch (field.type()) {
                case PRICE -> field.put(record, 0, Field.UNDEFINED_PRICE);
                case TIME -> field.put(record, 0, Field.UNDEFINED_TIME);
                case CHAR -> field.put(record, 0, 'N');
                default -> field.put(record, 0, 0);
            }
        }
        DbnRecord.putHeader(record, recordBytes, rtype);
        return record;
    }

    /** The schema with this label; empty if there is none. */
    public static Optional<Schema> ofLabel(String label) {
        return List.of(values()).stream()
                .filter(schema -> schema.label.equals(label))
                .findFirst();
    }

    /** The schema with this number in a file's metadata; empty if there is none. */
    public static Optional<Schema> ofCode(int code) {
        return List.of(values()).stream().filter(schema -> schema.code == code).findFirst();
    }

    /** The first schema with records of this type; empty if there is none. */
    public static Optional<Schema> ofRtype(int rtype) {
        return List.of(values()).stream()
                .filter(schema -> schema.rtype == rtype)
                .findFirst();
    }
}
