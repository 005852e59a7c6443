package io.slipway.data.databento.csv;

import io.slipway.data.databento.RecordActions;
import io.slipway.data.databento.csv.Column.Kind;
import io.slipway.data.text.NineDigits;
import io.slipway.data.text.PriceEncoding;
import io.slipway.data.text.PriceParser;
import io.slipway.data.text.TimeParser;
import java.util.Arrays;

/**
 * Reads rows written the common way in one sweep over their bytes, and leaves every other row, faulty or only unusual, to
 * {@link CarefulRow}. So it knows neither messages nor rare spellings.
 */
final class FastRow implements RowParser {

    /** Stands for the end of a row that is not written the common way. */
    static final int NOT_PLAIN = -1;

    private static final int MOST_DIGITS = 18;
    private static final int SCALE = 9;

    /** Digits before the point of a price of nine decimals, which are {@link #MOST_DIGITS} characters together. */
    private static final int MOST_UNITS = MOST_DIGITS - SCALE - 1;

    private static final boolean[] ACTIONS = letters(RecordActions.CODES);
    private static final boolean[] SIDES = letters("ABN");
    private static final int NAME = -1;
    private static final long[] TO_SCALE = new long[SCALE + 1];

    static {
        TO_SCALE[SCALE] = 1;
        for (int i = SCALE - 1; i >= 0; i--) {
            TO_SCALE[i] = 10 * TO_SCALE[i + 1];
        }
    }

    private final byte delimiter;
    private final int[] columns;
    private final Kind[] kinds;
    private final long[] largest;
    private final int[] gaps;
    private final int ignoredAtEnd;
    private final TimeParser times;
    private final PriceParser prices;
    private int nameFrom;
    private int nameTo;

    FastRow(CsvHeader header, int nameIndex, TimeParser times, PriceParser prices) {
        this.delimiter = header.delimiter();
        this.times = times;
        this.prices = prices;
        int[] indexes = readIndexes(header, nameIndex);
        columns = new int[indexes.length];
        kinds = new Kind[indexes.length];
        largest = new long[indexes.length];
        gaps = new int[indexes.length];
        int previous = -1;
        for (int i = 0; i < indexes.length; i++) {
            Column column = header.column(indexes[i]);
            columns[i] = column == null ? NAME : column.index();
            kinds[i] = column == null ? Kind.INTEGER : column.kind();
            largest[i] = column == null ? 0 : column.max();
            gaps[i] = indexes[i] - previous - 1;
            previous = indexes[i];
        }
        ignoredAtEnd = header.width() - 1 - previous;
    }

    private static int[] readIndexes(CsvHeader header, int nameIndex) {
        int[] indexes = new int[header.width()];
        int count = 0;
        for (int i = 0; i < header.width(); i++) {
            if (header.column(i) != null || i == nameIndex) {
                indexes[count++] = i;
            }
        }
        return Arrays.copyOf(indexes, count);
    }

    @Override
    public int nameFrom() {
        return nameFrom;
    }

    @Override
    public int nameTo() {
        return nameTo;
    }

    @Override
    public int read(byte[] b, int start, long[] values) {
        int p = start;
        int last = columns.length - 1;
        for (int i = 0; i <= last && p >= 0; i++) {
            p = skip(b, p, gaps[i]);
            if (p >= 0) {
                int end = field(b, p, i, values);
                boolean endsRow = i == last && ignoredAtEnd == 0;
                p = end < 0 ? NOT_PLAIN : close(b, end, endsRow);
            }
        }
        return p < 0 || ignoredAtEnd == 0 ? p : skipToLineEnd(b, skip(b, p, ignoredAtEnd - 1));
    }

    private int field(byte[] b, int p, int i, long[] values) {
        if (columns[i] == NAME) {
            return name(b, p);
        }
        return switch (kinds[i]) {
            case TIME -> time(b, p, columns[i], values);
            case PRICE -> price(b, p, columns[i], values);
            case SIZE, INTEGER -> integer(b, p, i, values);
            case SIGNED -> signed(b, p, i, values);
            case ACTION -> letter(b, p, ACTIONS, columns[i], values);
            case SIDE -> letter(b, p, SIDES, columns[i], values);
            case LETTER -> NOT_PLAIN;
        };
    }

    private int time(byte[] b, int p, int column, long[] values) {
        long ns = times.parseFixed(b, p);
        values[column] = ns;
        int end = p + TimeParser.FIXED_LENGTH;
        if (ns == TimeParser.NONE) {
            return NOT_PLAIN;
        }
        if (b[end] == 'Z') {
            return end + 1;
        }
        boolean isUtc = b[end] == '+' && b[end + 1] == '0' && b[end + 2] == '0' && b[end + 3] == ':';
        return isUtc && b[end + 4] == '0' && b[end + 5] == '0' ? end + 6 : NOT_PLAIN;
    }

    /** Most prices have nine decimals. */
    private int price(byte[] b, int start, int column, long[] values) {
        int p = start;
        long units = 0;
        int digit = b[p] - '0';
        while (digit >= 0 && digit <= 9) {
            units = units * 10 + digit;
            digit = b[++p] - '0';
        }
        if (b[p] == '.' && p - start <= MOST_UNITS && prices.encoding() == PriceEncoding.DECIMAL) {
            int decimals = NineDigits.parse(b, p + 1);
            long value = units * TO_SCALE[0] + decimals;
            if (decimals >= 0 && value > 0) {
                values[column] = value;
                return p + 1 + NineDigits.LENGTH;
            }
        }
        return anyPrice(b, start, column, values);
    }

    private int anyPrice(byte[] b, int start, int column, long[] values) {
        int p = start;
        int point = -1;
        long value = 0;
        while (true) {
            int c = b[p];
            if (c >= '0' && c <= '9') {
                value = value * 10 + (c - '0');
            } else if (c == '.' && point < 0) {
                point = p;
            } else {
                break;
            }
            p++;
        }
        if (p == start) {
            values[column] = PriceParser.NONE;
            return p;
        }
        return scaled(p - start, point < 0 ? -1 : p - point - 1, value, column, values) ? p : NOT_PLAIN;
    }

    private boolean scaled(int length, int decimals, long value, int column, long[] values) {
        PriceEncoding encoding = prices.encoding();
        if (length > MOST_DIGITS || decimals > SCALE || value == 0) {
            return false;
        }
        if (decimals > 0 && encoding == PriceEncoding.DECIMAL) {
            long most = Long.MAX_VALUE / TO_SCALE[decimals];
            values[column] = value * TO_SCALE[decimals];
            return value < most && length - decimals <= SCALE + 1;
        }
        values[column] = value;
        return decimals < 0 && encoding == PriceEncoding.RAW && value != PriceParser.LOBSTER_UNDEFINED;
    }

    private int integer(byte[] b, int start, int i, long[] values) {
        int p = start;
        long value = 0;
        int digit = b[p] - '0';
        while (digit >= 0 && digit <= 9) {
            value = value * 10 + digit;
            digit = b[++p] - '0';
        }
        values[columns[i]] = value;
        int length = p - start;
        return length > 0 && length < MOST_DIGITS && value <= largest[i] ? p : NOT_PLAIN;
    }

    private int signed(byte[] b, int start, int i, long[] values) {
        if (b[start] != '-') {
            return integer(b, start, i, values);
        }
        int end = integer(b, start + 1, i, values);
        values[columns[i]] = -values[columns[i]];
        return end;
    }

    private static int letter(byte[] b, int p, boolean[] known, int column, long[] values) {
        int c = b[p] & 0x7F;
        values[column] = c;
        return known[c] && b[p] == c ? p + 1 : NOT_PLAIN;
    }

    private int name(byte[] b, int start) {
        int p = start;
        while (b[p] < 0 || (b[p] > ' ' && b[p] != delimiter && b[p] != '"')) {
            p++;
        }
        nameFrom = start;
        nameTo = p;
        return p;
    }

    private int close(byte[] b, int end, boolean endsRow) {
        if (!endsRow) {
            return b[end] == delimiter ? end + 1 : NOT_PLAIN;
        }
        int newline = b[end] == '\r' ? end + 1 : end;
        return b[newline] == '\n' ? newline + 1 : NOT_PLAIN;
    }

    private int skip(byte[] b, int start, int fields) {
        int p = start;
        int left = fields;
        while (left > 0) {
            int c = b[p++];
            if (c <= ',') {
                if (c == delimiter) {
                    left--;
                } else if (c == '\n' || c == '"') {
                    return NOT_PLAIN;
                }
            }
        }
        return p;
    }

    private int skipToLineEnd(byte[] b, int start) {
        int p = start;
        while (p >= 0) {
            int c = b[p++];
            if (c == '\n') {
                return p;
            }
            if (c == delimiter || c == '"') {
                return NOT_PLAIN;
            }
        }
        return p;
    }

    private static boolean[] letters(String letters) {
        boolean[] known = new boolean[128];
        for (int i = 0; i < letters.length(); i++) {
            known[letters.charAt(i)] = true;
        }
        return known;
    }
}
