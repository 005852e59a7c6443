package io.slipway.data.itch;

/** Lengths of messages and places of their fields, from the first byte of the message, which is its type. All numbers are big-endian. */
final class ItchLayout {

    static final int LOCATE = 1;
    static final int TIME = 5;
    /** Bytes of type, locate, tracking number and time. */
    static final int HEAD = 11;
    /** Order reference of A, F, E, C, X, D, U and P; stock of R, H and h; match number of B; event code of S. */
    static final int FIRST = 11;

    static final int ADD_SIDE = 19;
    static final int ADD_SHARES = 20;
    static final int ADD_STOCK = 24;
    static final int ADD_PRICE = 32;
    static final int EXECUTED_SHARES = 19;
    static final int EXECUTED_PRINTABLE = 31;
    static final int EXECUTED_PRICE = 32;
    static final int REPLACE_NEW = 19;
    static final int REPLACE_SHARES = 27;
    static final int REPLACE_PRICE = 31;
    static final int CROSS_STOCK = 19;
    static final int CROSS_PRICE = 27;
    static final int CROSS_TYPE = 39;
    static final int STATE = 19;
    static final int OPERATIONAL_ACTION = 20;
    static final int STOCK_BYTES = 8;

    private static final int[] LENGTHS = new int[128];

    static {
        String types = "S12 R39 H25 Y20 L26 V35 W12 K28 J35 h21 A36 F40 E31 C36 X23 D19 U35 P44 Q40 B19 I50 N20 O48";
        for (String type : types.split(" ", -1)) {
            LENGTHS[type.charAt(0)] = Integer.parseInt(type.substring(1));
        }
    }

    private ItchLayout() {}

    /** Bytes of a message of a type, which is one of them; 0 if the type is not known. */
    static int length(int type) {
        return type >= 0 && type < LENGTHS.length ? LENGTHS[type] : 0;
    }
}
