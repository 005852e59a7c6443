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
     * @throws IllegalArgumentException if the data is big-endian
     */
    static List<ArrowField> of(FlatTable schema) {
        if (schema.shortAt(0, 0) == BIG_ENDIAN) {
            throw new IllegalArgumentException("big-endian data, which is not read");
        }
        return fields(schema.tables(1), 0);
    }

    private static List<ArrowField> fields(List<FlatTable> tables, int depth) {
        if (depth > DEEPEST) {
            throw new IndexOutOfBoundsException("depth=" + depth);
        }
        List<ArrowField> fields = new ArrayList<>();
        for (FlatTable table : tables) {
            fields.add(new ArrowField(
                    table.text(0).orElse(""),
                    ArrowType.of(table.byteAt(2, 0), table.table(3)),
                    fields(table.tables(5), depth + 1),
                    table.table(4).map(ArrowField::dictionary)));
        }
        return fields;
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
