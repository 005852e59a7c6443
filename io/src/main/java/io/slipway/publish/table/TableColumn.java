package io.slipway.publish.table;

import io.slipway.result.file.ResultFiles;
import io.slipway.result.file.StudyKeys;
import io.slipway.result.schema.ColumnType;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A column of a result table.
 *
 * @param name as in the header of the CSV file
 * @param type its type in a typed container
 */
public record TableColumn(String name, ColumnType type) {

    /**
     * The columns of a CSV file by the definitions of its keys.
     *
     * @param file name of the file, such as {@code fills.csv}
     * @param header names of its columns
     * @return empty for a file that no definition describes
     * @throws IllegalArgumentException if the file is described and has a column that is not
     */
    static Optional<List<TableColumn>> of(String file, List<String> header) {
        List<Key<?>> keys = Stream.concat(ResultFiles.ALL.stream(), Stream.of(StudyKeys.PANEL_CSV))
                .filter(shape -> shape.name().equals(file) || isPanelOf(shape, file))
                .<Key<?>>flatMap(shape -> shape.keys().stream())
                .toList();
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        List<TableColumn> columns = new ArrayList<>();
        header.forEach(name -> columns.add(new TableColumn(name, ColumnType.of(key(keys, name, file)))));
        return Optional.of(List.copyOf(columns));
    }

    /** The study of a corpus has two more columns in a file of the same name. */
    private static boolean isPanelOf(Shape shape, String file) {
        return shape.equals(StudyKeys.PANEL_CSV) && file.equals(StudyKeys.CSV.name());
    }

    private static Key<?> key(List<Key<?>> keys, String name, String file) {
        return keys.stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .or(() -> keys.stream()
                        .filter(key -> key.name().startsWith("*")
                                && name.endsWith(key.name().substring(1)))
                        .findFirst())
                .orElseThrow(() -> new IllegalArgumentException(
                        "a column that is not defined: file=" + file + ", column=" + name));
    }
}
