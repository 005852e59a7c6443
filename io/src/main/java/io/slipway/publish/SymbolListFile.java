package io.slipway.publish;

import io.slipway.result.file.symbols.SymbolListKeys;
import io.slipway.result.schema.Values;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code symbols.csv}: the symbols of a result of several, a row for each strategy. */
public final class SymbolListFile {

    private SymbolListFile() {}

    /**
     * Writes the file into a directory.
     *
     * @param rows values of {@link SymbolListKeys#FILE}
     * @throws OutputException if the disk refuses
     */
    public static void write(Path directory, List<Values> rows) {
        Path file = directory.resolve(SymbolListKeys.FILE.name());
        try (CsvFile csv = CsvFile.open(file, SymbolListKeys.FILE, List.of())) {
            for (Values row : rows) {
                csv.write(row);
            }
        } catch (IOException e) {
            throw new OutputException(file, e);
        }
    }
}
