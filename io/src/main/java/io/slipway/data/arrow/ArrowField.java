package io.slipway.data.arrow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A column, or a part of the values of one.
 *
 * @param name its name
 * @param type type of its values, also where it has numbers of entries of a dictionary
 * @param children parts of the values of lists and structures
 * @param dictionary the dictionary whose entries are its values; empty if it has its values itself
 */
record ArrowField(String name, ArrowType type, List<ArrowField> children, Optional<Dictionary> dictionary) {

    /** Columns within columns, deeper than any table has them, would be damage. */
    private static final int DEEPEST = 16;

    /**
     * Columns and their parts of a schema. Tables of many levels or features have some thousands; ten times that leaves room, and takes
     * some ten megabytes here. Fields of a small message could be without number, as several lists may refer to one field.
     */
    private static final int MOST_FIELDS = 100_000;

    private static final int BIG_ENDIAN = 1;

    ArrowField {
        children = List.copyOf(children);
    }

    /**
     * A dictionary of values.
     *
     * @param id its number in the file
     * @param index type of the numbers of its entries
     */
    record Dictionary(long id, ArrowType index) {}

    /**
     * The columns of a schema.
     *
     * @throws IndexOutOfBoundsException if the message is damaged
     * @throws IllegalArgumentException if the data is big-endian, or there are more than 100,000 of them and their parts
     */
    static List<ArrowField> of(FlatTable schema) {
        if (schema.shortAt(0, 0) == BIG_ENDIAN) {
            throw new IllegalArgumentException("big-endian data, which is not read");
        }
        return new Reader(schema.messageBytes()).fields(schema, 1, 0);
    }

    /** Reads fields, and counts them and the letters of their names. */
    private static final class Reader {

        /** Names that do not share their bytes are shorter together than their message. */
        private long lettersLeft;

        private int fieldsLeft = MOST_FIELDS;

        Reader(int messageBytes) {
            lettersLeft = messageBytes;
        }

        List<ArrowField> fields(FlatTable of, int slot, int depth) {
            if (depth > DEEPEST) {
                throw new IndexOutOfBoundsException("depth=" + depth);
            }
            fieldsLeft -= Math.min(of.countOfTables(slot), MOST_FIELDS + 1);
            if (fieldsLeft < 0) {
                throw new IllegalArgumentException("a schema of more than " + MOST_FIELDS
                        + " columns and parts of columns, ten times as many as tables of data have; it is damaged or made to"
                        + " fill the memory");
            }
            List<ArrowField> fields = new ArrayList<>();
            for (FlatTable table : of.tables(slot)) {
                fields.add(new ArrowField(
                        name(table),
                        ArrowType.of(table.byteAt(2, 0), table.table(3)),
                        fields(table, 5, depth + 1),
                        table.table(4).map(ArrowField::dictionary)));
            }
            return fields;
        }

        private String name(FlatTable table) {
            String name = table.text(0).orElse("");
            lettersLeft -= name.length();
            if (lettersLeft < 0) {
                throw new IndexOutOfBoundsException("names of columns that are longer than their message");
            }
            return name;
        }
    }

    private static Dictionary dictionary(FlatTable table) {
        ArrowType index = table.table(1)
                .map(ArrowType::integer)
                .orElse(new ArrowType(ArrowType.Kind.INTEGER, Integer.SIZE, 0, true));
        return new Dictionary(table.longAt(0, 0), index);
    }

    /** This column and all its parts. */
    Stream<ArrowField> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(ArrowField::all));
    }

    /** The column of the dictionary's entries. */
    ArrowField entries() {
        return new ArrowField(name, type, children, Optional.empty());
    }
}
