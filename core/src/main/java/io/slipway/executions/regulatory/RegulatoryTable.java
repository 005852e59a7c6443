package io.slipway.executions.regulatory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table in the shape of a regulation.
 *
 * @param name name of its files without ending
 * @param row name of a row in XML
 * @param notes sentences about it: its extent, and the columns that stay empty with the reason
 * @param columns names of the columns, in their order
 * @param rows fields by row and column; null where a field is not known
 */
public record RegulatoryTable(
        String name, String row, List<String> notes, List<String> columns, List<List<@Nullable String>> rows) {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if a row has not one field for each column
     */
    public RegulatoryTable {
        notes = List.copyOf(notes);
        columns = List.copyOf(columns);
        List<List<@Nullable String>> copy = new ArrayList<>();
        for (List<@Nullable String> each : rows) {
            if (each.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row of " + name + " has " + each.size() + " fields, not " + columns.size());
            }
            copy.add(Collections.unmodifiableList(new ArrayList<>(each)));
        }
        rows = Collections.unmodifiableList(copy);
    }

    /** The field of a row in a column; null where it is not known. */
    public @Nullable String field(int row, String column) {
        return rows.get(row).get(columns.indexOf(column));
    }
}
