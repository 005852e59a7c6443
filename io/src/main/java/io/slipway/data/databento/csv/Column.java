package io.slipway.data.databento.csv;

import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.FieldType;

/**
 * A column that is read, by the name that Databento's header gives it.
 *
 * @param index its place among the columns that are read
 * @param kind what its fields hold
 * @param required whether an empty field is a fault
 * @param max the largest number allowed
 */
record Column(Field field, int index, Kind kind, boolean required, long max) {

    /** Kind of content of a column. */
    enum Kind {
        TIME,
        PRICE,
        SIZE,
        INTEGER,
        SIGNED,
        ACTION,
        SIDE,
        LETTER
    }

    static Column of(Field field, int index, boolean required) {
        return new Column(field, index, kind(field), required, max(field.type()));
    }

    String name() {
        return field.name();
    }

    private static Kind kind(Field field) {
        return switch (field.type()) {
            case TIME -> Kind.TIME;
            case PRICE -> Kind.PRICE;
            case CHAR -> letter(field.name());
            case I32 -> Kind.SIGNED;
            case U32 -> isSize(field.name()) ? Kind.SIZE : Kind.INTEGER;
            case U8, U16, U64 -> Kind.INTEGER;
        };
    }

    private static Kind letter(String name) {
        return switch (name) {
            case "action" -> Kind.ACTION;
            case "side" -> Kind.SIDE;
            default -> Kind.LETTER;
        };
    }

    private static boolean isSize(String name) {
        return name.equals("size") || name.startsWith("bid_sz") || name.startsWith("ask_sz");
    }

    private static long max(FieldType type) {
        return switch (type) {
            case CHAR, U8 -> 0xFF;
            case U16 -> 0xFFFF;
            case U32 -> 0xFFFF_FFFFL;
            case I32 -> Integer.MAX_VALUE;
            case U64, PRICE, TIME -> Long.MAX_VALUE;
        };
    }
}
