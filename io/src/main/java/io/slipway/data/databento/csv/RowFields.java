package io.slipway.data.databento.csv;

import io.slipway.data.text.LineBlocks;
import io.slipway.market.MarketDataException;

/** Bounds of the fields of one row, without the blanks and quotes around them. */
final class RowFields {

    private final CsvHeader header;
    private final byte delimiter;
    private final int[] from;
    private final int[] to;

    RowFields(CsvHeader header) {
        this.header = header;
        this.delimiter = header.delimiter();
        this.from = new int[header.width()];
        this.to = new int[header.width()];
    }

    int from(int index) {
        return from[index];
    }

    int to(int index) {
        return to[index];
    }

    /** Finds the fields of the current line, which must be as many as the header has. */
    void split(LineBlocks lines) {
        byte[] b = lines.buffer();
        int end = contentEnd(b, lines.position(), lines.lineEnd());
        int width = header.width();
        int p = lines.position();
        for (int i = 0; i < width; i++) {
            if (p > end) {
                throw tooFew(lines, i);
            }
            p = field(lines, b, i, p, end) + 1;
        }
        if (p <= end) {
            throw lines.fault("too many fields: found=" + (width + countFrom(b, p, end)) + ", expected=" + width);
        }
    }

    /** Finds field {@code index}, which starts at {@code start}; returns where its delimiter is. */
    private int field(LineBlocks lines, byte[] b, int index, int start, int end) {
        int p = start;
        while (p < end && b[p] == ' ') {
            p++;
        }
        if (p < end && b[p] == '"') {
            return quoted(lines, b, index, p + 1, end);
        }
        from[index] = p;
        while (p < end && b[p] != delimiter) {
            p++;
        }
        to[index] = trimmedEnd(b, from[index], p);
        return p;
    }

    private int quoted(LineBlocks lines, byte[] b, int index, int start, int end) {
        int p = start;
        while (p < end && b[p] != '"') {
            p++;
        }
        if (p == end) {
            throw lines.fault(header.name(index) + ": unclosed quote: column=" + (index + 1));
        }
        from[index] = start;
        to[index] = trimmedEnd(b, start, p);
        p++;
        while (p < end && b[p] == ' ') {
            p++;
        }
        if (p < end && b[p] != delimiter) {
            throw lines.fault(header.name(index) + ": text after a closing quote: column=" + (index + 1));
        }
        return p;
    }

    private static int contentEnd(byte[] b, int start, int lineEnd) {
        return lineEnd > start && b[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
    }

    private static int trimmedEnd(byte[] b, int start, int end) {
        int p = end;
        while (p > start && b[p - 1] == ' ') {
            p--;
        }
        return p;
    }

    private int countFrom(byte[] b, int start, int end) {
        int count = 1;
        for (int p = start; p < end; p++) {
            count += b[p] == delimiter ? 1 : 0;
        }
        return count;
    }

    private MarketDataException tooFew(LineBlocks lines, int found) {
        String what = lines.isCut() ? "truncated last line" : "too few fields";
        return lines.fault(what + ": found=" + found + ", expected=" + header.width());
    }
}
