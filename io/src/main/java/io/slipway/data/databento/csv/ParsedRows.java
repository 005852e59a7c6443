package io.slipway.data.databento.csv;

import io.slipway.data.text.LineParser;
import java.util.Arrays;

/**
 * The rows of a block, read by a {@link FastRow} before they are asked for. What that gives depends on the bytes of the row and the
 * encoding of prices alone, which does not change once it is decided, so it makes no difference when it is done.
 */
final class ParsedRows implements LineParser, RowParser {

    private static final int FIRST_ROWS = 256;

    private final FastRow fastRow;
    private final int width;
    private final long[] row;
    private long[] values;
    private int[] starts = new int[FIRST_ROWS];
    private int[] ends = new int[FIRST_ROWS];
    private int[] namesFrom = new int[FIRST_ROWS];
    private int[] namesTo = new int[FIRST_ROWS];
    private int count;
    private int next;
    private int last;

    /**
     * Rows that {@code fastRow} reads.
     *
     * @param fastRow used by nobody else
     * @param width number of values of a row
     */
    ParsedRows(FastRow fastRow, int width) {
        this.fastRow = fastRow;
        this.width = width;
        row = new long[width];
        values = new long[width * FIRST_ROWS];
    }

    @Override
    public void parse(byte[] buffer, int linesEnd) {
        count = 0;
        next = 0;
        int p = 0;
        while (p < linesEnd) {
            int end = fastRow.read(buffer, p, row);
            keep(p, end);
            p = end >= 0 ? end : afterLine(buffer, p);
        }
    }

    private void keep(int start, int end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
            namesFrom = Arrays.copyOf(namesFrom, 2 * count);
            namesTo = Arrays.copyOf(namesTo, 2 * count);
            values = Arrays.copyOf(values, 2 * count * width);
        }
        starts[count] = start;
        ends[count] = end;
        namesFrom[count] = fastRow.nameFrom();
        namesTo[count] = fastRow.nameTo();
        System.arraycopy(row, 0, values, count * width, width);
        count++;
    }

    private static int afterLine(byte[] b, int start) {
        int p = start;
        while (b[p] != '\n') {
            p++;
        }
        return p + 1;
    }

    @Override
    public int read(byte[] b, int start, long[] to) {
        while (next < count && starts[next] < start) {
            next++;
        }
        if (next == count || starts[next] != start) {
            return FastRow.NOT_PLAIN;
        }
        last = next++;
        System.arraycopy(values, last * width, to, 0, width);
        return ends[last];
    }

    @Override
    public int nameFrom() {
        return namesFrom[last];
    }

    @Override
    public int nameTo() {
        return namesTo[last];
    }
}
