package io.slipway.data.pitch;

/**
 * Types of messages and places of their fields, from the first byte of the message, which is its length. All numbers are
 * little-endian. Messages may be longer than their fields.
 */
final class PitchLayout {

    /** Bytes of the header of a unit: length of header and messages, number of messages, unit, sequence number of the first. */
    static final int HEADER = 8;

    static final int COUNT = 2;
    static final int UNIT = 3;
    static final int SEQUENCE = 4;

    static final int TIME = 0x20;
    static final int ADD_LONG = 0x21;
    static final int ADD_SHORT = 0x22;
    static final int EXECUTED = 0x23;
    static final int EXECUTED_AT = 0x24;
    static final int REDUCE_LONG = 0x25;
    static final int REDUCE_SHORT = 0x26;
    static final int MODIFY_LONG = 0x27;
    static final int MODIFY_SHORT = 0x28;
    static final int DELETE = 0x29;
    static final int TRADE_LONG = 0x2A;
    static final int TRADE_SHORT = 0x2B;
    static final int TRADE_BREAK = 0x2C;
    static final int END_OF_SESSION = 0x2D;
    static final int ADD_EXPANDED = 0x2F;
    static final int TRADE_EXPANDED = 0x30;
    static final int TRADING_STATUS = 0x31;
    static final int AUCTION_UPDATE = 0x95;
    static final int AUCTION_SUMMARY = 0x96;
    static final int UNIT_CLEAR = 0x97;
    static final int RETAIL_INTEREST = 0x98;
    static final int TIME_REFERENCE = 0xB1;

    /** Seconds since midnight of a time, midnight of a time reference, nanoseconds since the last time of others. */
    static final int OFFSET = 2;

    static final int REFERENCE_SECONDS = 6;
    /** Number of the order, or of the execution of a trade break. */
    static final int ID = 6;
    /** Symbol of a status or an auction. */
    static final int SYMBOL = 6;

    static final int SIDE = 14;
    static final int ADD_SHARES = 15;
    static final int LONG_SYMBOL = 19;
    static final int LONG_PRICE = 25;
    static final int SHORT_SYMBOL = 17;
    static final int SHORT_PRICE = 23;
    static final int EXPANDED_PRICE = 27;
    static final int SYMBOL_BYTES = 6;
    static final int EXPANDED_BYTES = 8;
    static final int SHARES = 14;
    static final int EXECUTION = 18;
    static final int REMAINING = 18;
    static final int EXECUTION_AT = 22;
    static final int EXECUTED_PRICE = 30;
    static final int MODIFY_LONG_PRICE = 18;
    static final int MODIFY_LONG_FLAGS = 26;
    static final int MODIFY_SHORT_PRICE = 16;
    static final int MODIFY_SHORT_FLAGS = 18;
    static final int KEEPS_PRIORITY = 0x2;
    static final int TRADE_LONG_EXECUTION = 33;
    static final int TRADE_SHORT_EXECUTION = 25;
    static final int TRADE_EXPANDED_EXECUTION = 35;
    static final int STATUS = 14;
    static final int AUCTION_PRICE = 15;
    static final int AUCTION_SHARES = 23;

    private static final int[] LENGTHS = new int[256];

    static {
        int[][] lengths = {
            {TIME, 6},
            {ADD_LONG, 34},
            {ADD_SHORT, 26},
            {EXECUTED, 26},
            {EXECUTED_AT, 38},
            {REDUCE_LONG, 18},
            {REDUCE_SHORT, 16},
            {MODIFY_LONG, 27},
            {MODIFY_SHORT, 19},
            {DELETE, 14},
            {TRADE_LONG, 41},
            {TRADE_SHORT, 33},
            {TRADE_BREAK, 14},
            {END_OF_SESSION, 6},
            {ADD_EXPANDED, 40},
            {TRADE_EXPANDED, 43},
            {TRADING_STATUS, 18},
            {AUCTION_UPDATE, 47},
            {AUCTION_SUMMARY, 27},
            {UNIT_CLEAR, 6},
            {RETAIL_INTEREST, 15},
            {TIME_REFERENCE, 18},
        };
        for (int[] each : lengths) {
            LENGTHS[each[0]] = each[1];
        }
    }

    private PitchLayout() {}

    /** Fewest bytes of a message of a type from 0 to 255; 0 if the type is not known. */
    static int length(int type) {
        return LENGTHS[type];
    }

    /** True if bytes are a unit of at least one message, of which the first is of a known type. */
    static boolean isUnit(byte[] bytes, int start, int end) {
        if (start + HEADER + 2 > end || length16(bytes, start) != end - start) {
            return false;
        }
        int count = bytes[start + COUNT] & 0xFF;
        int at = start + HEADER;
        int first = length(bytes[at + 1] & 0xFF);
        if (first == 0 || (bytes[at] & 0xFF) < first) {
            return false;
        }
        for (int message = 0; message < count && at < end; message++) {
            at += Math.max(1, bytes[at] & 0xFF);
        }
        return count > 0 && at == end;
    }

    static int length16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
    }
}
