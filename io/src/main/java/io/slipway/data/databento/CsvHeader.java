package io.slipway.data.databento;

import java.util.Arrays;

/** The first line of a file: what its columns are called, and which of them are read. */
final class CsvHeader {

    private static final int IGNORED = -1;

    private final String[] names;
    private final int[] columns;
    private final byte delimiter;

    private CsvHeader(String[] names, int[] columns, byte delimiter) {
        this.names = names;
        this.columns = columns;
        this.delimiter = delimiter;
    }

    /**
     * Reads a header line.
     *
     * @throws IllegalArgumentException if it is not the header of schema mbp-1 or mbp-10
     */
    static CsvHeader parse(String line) {
        boolean tabbed = line.indexOf('\t') >= 0 && line.indexOf(',') < 0;
        String[] names = line.split(tabbed ? "\t" : ",", -1);
        for (int i = 0; i < names.length; i++) {
            names[i] = name(names[i]);
        }
        HeaderFaults.check(names);
        int[] columns = new int[names.length];
        Arrays.fill(columns, IGNORED);
        for (Column column : Column.values()) {
            int at = Arrays.asList(names).indexOf(column.header);
            if (at >= 0) {
                columns[at] = column.index();
            }
        }
        return new CsvHeader(names, columns, (byte) (tabbed ? '\t' : ','));
    }

    byte delimiter() {
        return delimiter;
    }

    /** Number of columns, read or not. */
    int width() {
        return names.length;
    }

    String name(int index) {
        return names[index].isEmpty() ? "column " + (index + 1) : names[index];
    }

    boolean isRead(int index) {
        return columns[index] != IGNORED;
    }

    /** The column at {@code index}, which must be one that is read. */
    Column column(int index) {
        return Column.at(columns[index]);
    }

    /** Where {@code column} is, or a negative number. */
    int indexOf(Column column) {
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] == column.index()) {
                return i;
            }
        }
        return IGNORED;
    }

    private static String name(String field) {
        String name = field.strip();
        boolean quoted = name.length() >= 2 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1).strip() : name;
    }
}
