package io.slipway.data.table;

import io.slipway.data.text.ClockTime;
import io.slipway.data.text.DateText;
import io.slipway.data.text.DecimalNumber;
import io.slipway.data.text.FieldText;
import io.slipway.data.text.NoneWord;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * The fields of one row, without the blanks and quotes around them. Valid until the next row; a method that reads a
 * field throws a {@link RowFault} that names the column if it does not hold what is asked for.
 */
public class Fields {

    /** There is no price. */
    public static final long NO_PRICE = Long.MAX_VALUE;

    private static final int PRICE_SCALE = 9;

    private static final long UNIT = 1_000_000_000L;

    private final String[] names;
    private final byte delimiter;
    private final IssueLog issues;
    private final int[] from;
    private final int[] to;
    private final DecimalNumber numbers = new DecimalNumber();
    private byte[] buffer = {};

    Fields(String[] names, byte delimiter, IssueLog issues) {
        this.issues = issues;
        this.names = names;
        this.delimiter = delimiter;
        this.from = new int[names.length];
        this.to = new int[names.length];
    }

    /** Number of fields of a row. */
    public int width() {
        return names.length;
    }

    String name(int column) {
        return names[column].isEmpty() ? "column " + (column + 1) : names[column];
    }

    public byte[] buffer() {
        return buffer;
    }

    /** Index in the buffer at which the field starts. */
    public int from(int column) {
        return from[column];
    }

    /** Index in the buffer at which the field ends. */
    public int to(int column) {
        return to[column];
    }

    /** True if the field is empty or holds a word for none, such as {@code NaN}. */
    public boolean isEmpty(int column) {
        return from[column] == to[column] || NoneWord.is(buffer, from[column], to[column]);
    }

    public String text(int column) {
        return FieldText.of(buffer, from[column], to[column]);
    }

    /** True if the field holds just these bytes. */
    public boolean is(int column, byte[] text) {
        return Arrays.equals(buffer, from[column], to[column], text, 0, text.length);
    }

    /** The field's only character, or zero if it is empty. */
    public int letter(int column) {
        int length = to[column] - from[column];
        if (length > 1 && !isEmpty(column)) {
            throw fault(column, "not a letter", "one character");
        }
        return length == 1 ? buffer[from[column]] & 0xFF : 0;
    }

    /** A price at 1e-9, or {@link #NO_PRICE} if the field is empty or zero. */
    public long priceE9(int column) {
        if (isEmpty(column)) {
            return NO_PRICE;
        }
        long priceE9 = rounded(column, PRICE_SCALE);
        if (priceE9 < 0) {
            throw fault(column, "negative price", "a price above zero");
        }
        return priceE9 == 0 ? NO_PRICE : priceE9;
    }

    /** A decimal number times 10 to the power of {@code scale}, exact. */
    public long decimal(int column, int scale) {
        try {
            return numbers.parseExact(buffer, from[column], to[column], scale);
        } catch (IllegalArgumentException e) {
            throw fault(column, e);
        }
    }

    /**
     * A decimal number times 10 to the power of {@code scale}, rounded, which is counted: {@code 1993.3000000000002} is how
     * floating-point numbers are written.
     */
    public long rounded(int column, int scale) {
        try {
            long value = numbers.parseRounded(buffer, from[column], to[column], scale);
            if (numbers.isCut()) {
                issues.note(DataIssue.ROUNDED_NUMBER);
            }
            return value;
        } catch (IllegalArgumentException e) {
            throw fault(column, e);
        }
    }

    /** A decimal number times 10 to the power of {@code scale}; what is below one unit is cut off. */
    public long decimalCut(int column, int scale) {
        try {
            return numbers.parseCut(buffer, from[column], to[column], scale);
        } catch (IllegalArgumentException e) {
            throw fault(column, e);
        }
    }

    /** True if {@link #decimalCut} cut anything off at its last use. */
    public boolean wasCut() {
        return numbers.isCut();
    }

    /** A whole number from 0 to {@code max}; zero if the field is empty. */
    public long whole(int column, long max) {
        long value = isEmpty(column) ? 0 : wholeNumber(column);
        if (value < 0 || value > max) {
            throw fault(column, "out of range", "0 to " + max);
        }
        return value;
    }

    private long wholeNumber(int column) {
        long cut = decimalCut(column, 0);
        if (!wasCut()) {
            return cut;
        }
        long nearest = rounded(column, PRICE_SCALE);
        return nearest % UNIT == 0 ? nearest / UNIT : decimal(column, 0);
    }

    /** A time of day in ns since midnight. */
    public long clockNs(int column) {
        try {
            return ClockTime.parse(buffer, from[column], to[column]);
        } catch (IllegalArgumentException e) {
            throw fault(column, e);
        }
    }

    public LocalDate date(int column) {
        try {
            return DateText.parse(buffer, from[column], to[column]);
        } catch (IllegalArgumentException e) {
            throw fault(column, e);
        }
    }

    /** A fault of a field: {@code name: what: value="...", expected ...}. */
    public RowFault fault(int column, String what, String expected) {
        return fault(column, FieldText.fault(what, buffer, from[column], to[column], expected));
    }

    /** A fault of a field, whose value the reason names. */
    public RowFault fault(int column, RuntimeException reason) {
        return new RowFault(name(column) + ": " + reason.getMessage());
    }

    /** The columns that no row has told so far, of data that names its fields in each row. */
    List<String> unseen() {
        return List.of();
    }

    /** Takes a buffer for fields that {@link #set} then finds in it, all of them empty at first. */
    final void begin(byte[] b) {
        buffer = b;
        Arrays.fill(from, 0);
        Arrays.fill(to, 0);
    }

    /** Says where a field lies. */
    final void set(int column, int start, int end) {
        from[column] = start;
        to[column] = end;
    }

    /** Finds the fields of the line from {@code start} to {@code lineEnd}, which must be as many as there are names. */
    void split(byte[] b, int start, int lineEnd) {
        buffer = b;
        int end = lineEnd > start && b[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        int p = start;
        for (int i = 0; i < names.length; i++) {
            if (p > end) {
                throw new RowFault("too few fields: found=" + i + ", expected=" + names.length);
            }
            p = field(i, p, end) + 1;
        }
        if (p <= end) {
            int found = names.length + count(b, delimiter, p, end);
            throw new RowFault("too many fields: found=" + found + ", expected=" + names.length);
        }
    }

    /** Number of fields between {@code start} and {@code end}, none of them quoted. */
    static int count(byte[] b, byte delimiter, int start, int end) {
        int count = 1;
        for (int p = start; p < end; p++) {
            count += b[p] == delimiter ? 1 : 0;
        }
        return count;
    }

    /** Finds one field; returns where its delimiter is. */
    private int field(int index, int start, int end) {
        int p = start;
        while (p < end && buffer[p] == ' ') {
            p++;
        }
        if (p < end && buffer[p] == '"') {
            return quoted(index, p + 1, end);
        }
        from[index] = p;
        while (p < end && buffer[p] != delimiter) {
            p++;
        }
        to[index] = trimmedEnd(p, from[index]);
        return p;
    }

    private int quoted(int index, int start, int end) {
        int p = start;
        while (p < end && (buffer[p] != '"' || isDoubled(p, end))) {
            p += buffer[p] == '"' ? 2 : 1;
        }
        if (p >= end) {
            throw new RowFault(name(index) + ": unclosed quote: column=" + (index + 1));
        }
        from[index] = start;
        to[index] = trimmedEnd(p, start);
        p++;
        while (p < end && buffer[p] == ' ') {
            p++;
        }
        if (p < end && buffer[p] != delimiter) {
            throw new RowFault(name(index) + ": text after a closing quote: column=" + (index + 1));
        }
        return p;
    }

    /** A quote within quotes is written twice. */
    private boolean isDoubled(int p, int end) {
        return p + 1 < end && buffer[p + 1] == '"';
    }

    private int trimmedEnd(int end, int start) {
        int p = end;
        while (p > start && buffer[p - 1] == ' ') {
            p--;
        }
        return p;
    }
}
