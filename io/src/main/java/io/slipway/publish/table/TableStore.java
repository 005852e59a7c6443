package io.slipway.publish.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A container of typed tables, found by {@link java.util.ServiceLoader}. An optional module brings it, since its library is large.
 * An empty field of a CSV file is a missing value.
 */
public interface TableStore {

    /** Its name, and the ending of its files: {@code parquet}. */
    String name();

    /**
     * Writes a CSV file with a header as a typed table. The same rows give the same bytes.
     *
     * @param csv a file of the result, separated by commas
     * @param columns its columns, in the order of the header
     * @param file to write
     * @throws IOException if it cannot be written, or a field is not of its column's type; the message says which
     */
    void write(Path csv, List<TableColumn> columns, Path file) throws IOException;

    /**
     * The first difference between a CSV file and the table that was written from it.
     *
     * @return a clause such as {@code row=12, column=price, csv=10.01, table=10.02}; empty if there is none
     * @throws IOException if one of them cannot be read
     */
    Optional<String> difference(Path csv, List<TableColumn> columns, Path file) throws IOException;
}
