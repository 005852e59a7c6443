package io.slipway.data.databento;

import io.slipway.data.databento.Column.Kind;
import io.slipway.data.text.FieldText;
import io.slipway.data.text.LineBlocks;
import io.slipway.data.text.PriceParser;
import io.slipway.data.text.TimeParser;

/** Reads any row, field by field, with quotes, blanks and every accepted spelling, and says what is wrong with a bad one. */
final class CarefulRow {

    private final CsvHeader header;
    private final int nameIndex;
    private final InstrumentFilter filter;
    private final TimeParser times;
    private final PriceParser prices;
    private final RowFields fields;

    CarefulRow(CsvHeader header, int nameIndex, InstrumentFilter filter, TimeParser times, PriceParser prices) {
        this.header = header;
        this.nameIndex = nameIndex;
        this.filter = filter;
        this.times = times;
        this.prices = prices;
        this.fields = new RowFields(header);
    }

    /** Reads the current line into {@code values}; returns whether it is one of the wanted instrument. */
    boolean read(LineBlocks lines, long[] values) {
        fields.split(lines);
        byte[] b = lines.buffer();
        if (nameIndex >= 0 && !isWanted(lines, b)) {
            return false;
        }
        for (int i = 0; i < header.width(); i++) {
            if (header.isRead(i)) {
                readField(lines, b, i, values);
            }
        }
        return true;
    }

    private boolean isWanted(LineBlocks lines, byte[] b) {
        try {
            return filter.accepts(b, fields.from(nameIndex), fields.to(nameIndex));
        } catch (IllegalArgumentException e) {
            throw lines.fault(String.valueOf(e.getMessage()));
        }
    }

    private void readField(LineBlocks lines, byte[] b, int index, long[] values) {
        Column column = header.column(index);
        if (column.kind == Kind.TEXT) {
            return;
        }
        try {
            values[column.index()] = value(column, b, fields.from(index), fields.to(index));
        } catch (IllegalArgumentException e) {
            throw lines.fault(column.header + ": " + e.getMessage());
        }
    }

    private long value(Column column, byte[] b, int from, int to) {
        return switch (column.kind) {
            case TIME -> times.parse(b, from, to);
            case PRICE -> prices.parse(b, from, to);
            case SIZE -> size(column, b, from, to);
            case INTEGER -> from == to && !column.required ? 0 : integer(column, b, from, to);
            default -> letter(column, b, from, to);
        };
    }

    private static long size(Column column, byte[] b, int from, int to) {
        long size = from == to ? 0 : integer(column, b, from, to);
        return size == Column.UNDEFINED_SIZE ? 0 : size;
    }

    /** A whole number, also as {@code 421.0}, which is how data frames with gaps write it. */
    private static long integer(Column column, byte[] b, int from, int to) {
        if (from < to && b[from] == '-') {
            throw FieldText.fault("negative number", b, from, to, "0 to " + column.max);
        }
        long value = 0;
        int p = from;
        while (p < to && b[p] >= '0' && b[p] <= '9' && value <= column.max) {
            value = value * 10 + (b[p++] - '0');
        }
        if (value > column.max) {
            throw FieldText.fault("number too large", b, from, to, "0 to " + column.max);
        }
        if (p == from || !isZeroFraction(b, p, to)) {
            throw FieldText.fault("not a whole number", b, from, to, "0 to " + column.max);
        }
        return value;
    }

    private static boolean isZeroFraction(byte[] b, int from, int to) {
        if (from == to) {
            return true;
        }
        boolean zero = b[from] == '.' && to - from > 1;
        for (int p = from + 1; p < to; p++) {
            zero &= b[p] == '0';
        }
        return zero;
    }

    private static long letter(Column column, byte[] b, int from, int to) {
        String letters = column == Column.ACTION ? "A C M R T F N" : "A B N";
        if (from == to && column == Column.SIDE) {
            return 'N';
        }
        if (to - from != 1 || b[from] < 'A' || letters.indexOf(b[from]) < 0) {
            throw FieldText.fault("unknown " + column.header, b, from, to, "one of " + letters);
        }
        return b[from];
    }
}
