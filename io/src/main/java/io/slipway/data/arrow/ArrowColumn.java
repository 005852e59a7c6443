package io.slipway.data.arrow;

import io.slipway.data.text.FieldLines;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.function.IntToLongFunction;

/** The values of one column in one batch, as text. */
abstract class ArrowColumn {

    private final int rows;
    private final LittleEndian valid;

    /** @param valid one bit a row, 0 for none; no bytes if all rows have a value */
    ArrowColumn(int rows, LittleEndian valid) {
        this.rows = rows;
        this.valid = valid;
    }

    int rows() {
        return rows;
    }

    /**
     * Appends the text of a row, or another for none.
     *
     * @param out the line so far
     * @throws IndexOutOfBoundsException if the data is damaged
     * @throws IllegalArgumentException if the value or the line is longer than a line of text may be
     */
    final void append(int row, StringBuilder out, String none) {
        if (row < 0 || row >= rows) {
            throw new IndexOutOfBoundsException("row=" + row + ", rows=" + rows);
        }
        if (valid.bytes().length > 0 && !valid.bitAt(row)) {
            out.append(none);
        } else {
            value(row, out, none);
            FieldLines.checkLength(out.length());
        }
    }

    /** Appends the text of a row that has a value. */
    abstract void value(int row, StringBuilder out, String none);

    /** Values that have none. */
    static final class None extends ArrowColumn {

        None(int rows) {
            super(rows, new LittleEndian(new byte[0]));
        }

        @Override
        void value(int row, StringBuilder out, String none) {
            out.append(none);
        }
    }

    /** Values of one, two, four or eight bytes, or of one bit, with their text. */
    static final class Narrow extends ArrowColumn {

        private final IntToLongFunction numbers;
        private final ArrowValues.Notation text;

        Narrow(int rows, LittleEndian valid, IntToLongFunction numbers, ArrowValues.Notation text) {
            super(rows, valid);
            this.numbers = numbers;
            this.text = text;
        }

        @Override
        void value(int row, StringBuilder out, String none) {
            text.append(numbers.applyAsLong(row), out);
        }
    }

    /** Decimal numbers of 16 or 32 bytes. */
    static final class WideDecimal extends ArrowColumn {

        private final LittleEndian data;
        private final int width;
        private final int decimals;

        WideDecimal(int rows, LittleEndian valid, LittleEndian data, int width, int decimals) {
            super(rows, valid);
            this.data = data;
            this.width = width;
            this.decimals = decimals;
        }

        @Override
        void value(int row, StringBuilder out, String none) {
            BigInteger whole = data.wholeAt(row, width);
            out.append(new BigDecimal(whole, decimals).toPlainString());
        }
    }

    /** Texts or bytes between offsets. */
    static final class Lengths extends ArrowColumn {

        private final IntToLongFunction offsets;
        private final LittleEndian data;
        private final boolean isText;

        Lengths(int rows, LittleEndian valid, IntToLongFunction offsets, LittleEndian data, boolean isText) {
            super(rows, valid);
            this.offsets = offsets;
            this.data = data;
            this.isText = isText;
        }

        @Override
        void value(int row, StringBuilder out, String none) {
            long from = offsets.applyAsLong(row);
            long to = offsets.applyAsLong(row + 1);
            FieldLines.checkLength(to - from);
            out.append(isText ? data.text(from, to) : ArrowValues.bytes(data.part(from, to)));
        }
    }

    /** Bytes of one length. */
    static final class FixedBytes extends ArrowColumn {

        private final LittleEndian data;
        private final int width;

        FixedBytes(int rows, LittleEndian valid, LittleEndian data, int width) {
            super(rows, valid);
            this.data = data;
            this.width = width;
        }

        @Override
        void value(int row, StringBuilder out, String none) {
            long from = (long) row * width;
            FieldLines.checkLength(width);
            out.append(ArrowValues.bytes(data.part(from, from + width)));
        }
    }

    /** Texts or bytes of which the short ones are in the column itself, and the others in buffers of data. */
    static final class Views extends ArrowColumn {

        private static final int BYTES = 16;
        private static final int LONGEST_WITHIN = 12;

        private final LittleEndian views;
        private final List<LittleEndian> data;
        private final boolean isText;

        Views(int rows, LittleEndian valid, LittleEndian views, List<LittleEndian> data, boolean isText) {
            super(rows, valid);
            this.views = views;
            this.data = List.copyOf(data);
            this.isText = isText;
        }

        @Override
        void value(int row, StringBuilder out, String none) {
            int length = views.intAt(4 * row);
            FieldLines.checkLength(length);
            boolean isWithin = length <= LONGEST_WITHIN;
            LittleEndian bytes = isWithin ? views : data.get(views.intAt(4 * row + 2));
            long from = isWithin ? (long) row * BYTES + Integer.BYTES : views.intAt(4 * row + 3);
            out.append(isText ? bytes.text(from, from + length) : ArrowValues.bytes(bytes.part(from, from + length)));
        }
    }

    /** Lists of values: {@code [1.5, 2]}. */
    static final class Lists extends ArrowColumn {

        private final IntToLongFunction from;
        private final IntToLongFunction to;
        private final ArrowColumn elements;

        Lists(int rows, LittleEndian valid, IntToLongFunction from, IntToLongFunction to, ArrowColumn elements) {
            super(rows, valid);
            this.from = from;
            this.to = to;
            this.elements = elements;
        }

        @Override
        void value(int row, StringBuilder out, String none) {
            long first = from.applyAsLong(row);
            long end = to.applyAsLong(row);
            if (first < 0 || end < first || end > elements.rows()) {
                throw new IndexOutOfBoundsException("elements from=" + first + ", to=" + end);
            }
            out.append('[');
            for (long i = first; i < end; i++) {
                out.append(i == first ? "" : ", ");
                elements.append((int) i, out, "null");
            }
            out.append(']');
        }
    }

    /** Values of several named parts: {@code {'price': 50.01, 'size': 3}}. */
    static final class Parts extends ArrowColumn {

        private final List<String> names;
        private final List<ArrowColumn> parts;

        Parts(int rows, LittleEndian valid, List<String> names, List<ArrowColumn> parts) {
            super(rows, valid);
            this.names = List.copyOf(names);
            this.parts = List.copyOf(parts);
        }

        @Override
        void value(int row, StringBuilder out, String none) {
            out.append('{');
            for (int i = 0; i < parts.size(); i++) {
                out.append(i == 0 ? "'" : ", '").append(names.get(i)).append("': ");
                parts.get(i).append(row, out, "null");
            }
            out.append('}');
        }
    }

    /** Entries of a dictionary. */
    static final class Entries extends ArrowColumn {

        private final IntToLongFunction numbers;
        private final List<ArrowColumn> dictionary;

        /** @param dictionary its parts, one after the other */
        Entries(int rows, LittleEndian valid, IntToLongFunction numbers, List<ArrowColumn> dictionary) {
            super(rows, valid);
            this.numbers = numbers;
            this.dictionary = List.copyOf(dictionary);
        }

        @Override
        void value(int row, StringBuilder out, String none) {
            long entry = numbers.applyAsLong(row);
            long first = 0;
            for (ArrowColumn part : dictionary) {
                if (entry >= first && entry < first + part.rows()) {
                    part.append((int) (entry - first), out, none);
                    return;
                }
                first += part.rows();
            }
            throw new IndexOutOfBoundsException("an entry that the dictionary does not have: " + entry);
        }
    }
}
