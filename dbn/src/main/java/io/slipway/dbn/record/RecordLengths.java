package io.slipway.dbn.record;

import java.util.Arrays;

/** Minimum lengths of the records of each type, in bytes. */
public final class RecordLengths {

    /** The longest record that a header can declare: its length byte counts units of 4 bytes. */
    public static final int LONGEST = 255 * 4;

    public static final int TS_OUT_BYTES = 8;

    private static final int OLD_BARS = 0x11;
    /** The type of messages of an auction's imbalance. */
    public static final int IMBALANCE = 0x14;

    private static final int ERROR = 0x15;
    private static final int SYSTEM = 0x17;

    private static final int TYPES = 256;
    private static final int[] SHORTEST = new int[TYPES];

    /** Types without a view of their own. */
    private static final int[] OTHERS = {OLD_BARS, IMBALANCE, ERROR, SYSTEM};

    static {
        for (Schema schema : Schema.values()) {
            SHORTEST[schema.rtype()] = schema.recordBytes();
        }
        SHORTEST[StatusRecord.RTYPE] = StatusRecord.BYTES;
        SHORTEST[StatisticsRecord.RTYPE] = StatisticsRecord.BYTES_V1;
        SHORTEST[DefinitionRecord.RTYPE] = DefinitionRecord.BYTES_V1;
        SHORTEST[SymbolMappingRecord.RTYPE] = SymbolMappingRecord.BYTES_V1;
        for (int rtype : OTHERS) {
            SHORTEST[rtype] = DbnRecord.HEADER_BYTES;
        }
    }

    private RecordLengths() {}

    public static boolean isKnown(int rtype) {
        return SHORTEST[rtype] > 0;
    }

    public static int shortest(int rtype) {
        return Math.max(DbnRecord.HEADER_BYTES, SHORTEST[rtype]);
    }

    /** Minimum length by type in a file of version 3. Some layouts grew in versions 2 and 3. */
    public static int[] ofVersion3() {
        int[] table = table(false);
        table[SymbolMappingRecord.RTYPE] = SymbolMappingRecord.BYTES;
        table[DefinitionRecord.RTYPE] = DefinitionRecord.BYTES;
        table[ERROR] = 320;
        table[SYSTEM] = 320;
        table[StatisticsRecord.RTYPE] = StatisticsRecord.BYTES;
        return table;
    }

    /** Minimum length by type, with or without a send time. */
    public static int[] table(boolean tsOut) {
        int[] table = new int[TYPES];
        Arrays.setAll(table, rtype -> shortest(rtype) + (tsOut ? TS_OUT_BYTES : 0));
        return table;
    }
}
