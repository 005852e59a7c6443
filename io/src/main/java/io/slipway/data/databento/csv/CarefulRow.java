package io.slipway.data.databento.csv;

import io.slipway.data.text.FieldText;
import io.slipway.data.text.LineBlocks;
import io.slipway.data.text.NoneWord;
import io.slipway.data.text.PriceParser;
import io.slipway.data.text.TimeParser;

/** Reads any row, field by field, with quotes, blanks and every accepted spelling, and says what is wrong with a bad one. */
final class CarefulRow {

    private final CsvHeader header;
    private final int nameIndex;
    private final TimeParser times;
    private final PriceParser prices;
    private final RowFields fields;

    CarefulRow(CsvHeader header, int nameIndex, TimeParser times, PriceParser prices) {
        this.header = header;
        this.nameIndex = nameIndex;
        this.times = times;
        this.prices = prices;
        this.fields = new RowFields(header);
    }

    /** Index at which the name of the row read last starts; the name is empty if it has none. */
    int nameFrom() {
        return nameIndex < 0 ? 0 : fields.from(nameIndex);
    }

    /** Index at which the name of the row read last ends. */
    int nameTo() {
        return nameIndex < 0 ? 0 : fields.to(nameIndex);
    }

    /** Reads the current line into {@code values}. */
    void read(LineBlocks lines, long[] values) {
        fields.split(lines);
        byte[] b = lines.buffer();
        for (int i = 0; i < header.width(); i++) {
            Column column = header.column(i);
            if (column != null) {
                readField(lines, b, i, column, values);
            }
        }
    }

    private void readField(LineBlocks lines, byte[] b, int index, Column column, long[] values) {
        try {
            int from = fields.from(index);
            int to = NoneWord.is(b, from, fields.to(index)) ? from : fields.to(index);
            values[column.index()] = value(column, b, from, to);
        } catch (IllegalArgumentException e) {
            throw lines.fault(column.name() + ": " + e.getMessage());
        }
    }

    private long value(Column column, byte[] b, int from, int to) {
        return switch (column.kind()) {
            case TIME -> times.parse(b, from, to);
            case PRICE -> prices.parse(b, from, to);
            case SIZE -> from == to ? 0 : integer(column, b, from, to);
            case INTEGER -> from == to && !column.required() ? 0 : integer(column, b, from, to);
            case SIGNED -> from == to ? 0 : signed(column, b, from, to);
            case ACTION -> letter(column, "A C M R T F N", b, from, to);
            case SIDE -> from == to ? 'N' : letter(column, "A B N", b, from, to);
            case LETTER -> from == to ? 0 : letter(column, "A B N Y ~", b, from, to);
        };
    }

    private static long signed(Column column, byte[] b, int from, int to) {
        return b[from] == '-' ? -integer(column, b, from + 1, to) : integer(column, b, from, to);
    }

    /** A whole number, also as {@code 421.0}, which is how data frames with gaps write it. */
    private static long integer(Column column, byte[] b, int from, int to) {
        if (from < to && b[from] == '-') {
            throw FieldText.fault("negative number", b, from, to, "0 to " + column.max());
        }
        if (column.max() == Long.MAX_VALUE) {
            return unsigned(b, from, to);
        }
        long value = 0;
        int p = from;
        while (p < to && b[p] >= '0' && b[p] <= '9' && value <= column.max()) {
            value = value * 10 + (b[p++] - '0');
        }
        if (value > column.max()) {
            throw FieldText.fault("number too large", b, from, to, "0 to " + column.max());
        }
        if (p == from || !isZeroFraction(b, p, to)) {
            throw FieldText.fault("not a whole number", b, from, to, "0 to " + column.max());
        }
        return value;
    }

    private static long unsigned(byte[] b, int from, int to) {
        try {
            return Long.parseUnsignedLong(FieldText.of(b, from, to));
        } catch (NumberFormatException e) {
            throw FieldText.fault("not a whole number", b, from, to, "0 to 18446744073709551615");
        }
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

    private static long letter(Column column, String letters, byte[] b, int from, int to) {
        if (to - from != 1 || b[from] < 'A' || letters.indexOf(b[from]) < 0) {
            throw FieldText.fault("unknown " + column.name(), b, from, to, "one of " + letters);
        }
        return b[from];
    }
}
