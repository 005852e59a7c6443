package io.slipway.data.databento.csv;

import io.slipway.data.databento.EventFields;
import io.slipway.data.text.Heading;
import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first line of a file: what its columns are called, and which of them are read. */
final class CsvHeader {

    private final String[] names;
    private final @Nullable Column[] columns;
    private final List<Column> read;
    private final Schema schema;
    private final byte delimiter;
    private Heading line = Heading.NONE;

    private CsvHeader(String[] names, Schema schema, boolean allFields, byte delimiter) {
        this.names = names;
        this.schema = schema;
        this.delimiter = delimiter;
        this.columns = new Column[names.length];
        this.read = new ArrayList<>();
        List<String> list = Arrays.asList(names);
        for (Field field : schema.fields()) {
            int at = list.indexOf(field.name());
            if (at >= 0 && (allFields || EventFields.has(field))) {
                Column column = Column.of(field, read.size(), CsvSchemas.isRequired(schema, field));
                columns[at] = column;
                read.add(column);
            }
        }
    }

    /**
     * Reads a header line.
     *
     * @param allFields whether all fields of a record are read, or only those that events are made of
     * @throws IllegalArgumentException if it is not the header of a Databento schema
     */
    static CsvHeader parse(String line, boolean allFields) {
        boolean tabbed = line.indexOf('\t') >= 0 && line.indexOf(',') < 0;
        String[] names = line.split(tabbed ? "\t" : ",", -1);
        for (int i = 0; i < names.length; i++) {
            names[i] = name(names[i]);
        }
        Schema schema = CsvSchemas.of(Arrays.asList(names));
        HeaderFaults.check(names, schema);
        return new CsvHeader(names, schema, allFields, (byte) (tabbed ? '\t' : ','));
    }

    /** Gives it its line, so that it is known where it comes again. */
    CsvHeader with(Heading itself) {
        line = itself;
        return this;
    }

    Heading heading() {
        return line;
    }

    /** Schema that the columns' names tell. */
    Schema schema() {
        return schema;
    }

    /** Number of levels of a book that the columns have. */
    int levels() {
        return CsvSchemas.levels(Arrays.asList(names));
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

    /** The column at {@code index}, or null if it is not read. */
    @Nullable
    Column column(int index) {
        return columns[index];
    }

    /** The columns that are read. */
    List<Column> columns() {
        return read;
    }

    /** Optional columns of the schema that are not there and that events are made of, by name. */
    List<String> absent() {
        List<String> list = Arrays.asList(names);
        return schema.fields().stream()
                .filter(field -> CsvSchemas.consequence(field).isPresent())
                .filter(field -> !CsvSchemas.isRequired(schema, field) && !list.contains(field.name()))
                .map(field ->
                        field.name() + ": " + CsvSchemas.consequence(field).orElse(""))
                .toList();
    }

    /** Index of the column of that name, negative if there is none. */
    int indexOf(String name) {
        return Arrays.asList(names).indexOf(name);
    }

    private static String name(String field) {
        String name = field.strip();
        boolean quoted = name.length() >= 2 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1).strip() : name;
    }
}
