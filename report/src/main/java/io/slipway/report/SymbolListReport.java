package io.slipway.report;

import io.slipway.report.page.ReportPage;
import io.slipway.report.read.ReportException;
import io.slipway.report.read.ResultReader;
import io.slipway.report.text.SymbolListText;
import io.slipway.result.file.symbols.SymbolListKeys;
import io.slipway.result.schema.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Draws {@code symbols.html} from {@code symbols.csv}. */
public final class SymbolListReport {

    private static final List<String> PAGES =
            List.of("report.html", "study.html", "calibration.html", "inspection.html");

    private SymbolListReport() {}

    /** True if a directory contains a result of several symbols. */
    public static boolean isSymbolList(Path directory) {
        return Files.exists(ResultReader.file(directory, SymbolListKeys.FILE));
    }

    /** The directories of the symbols that have a result, in the order of the file. */
    public static List<Path> directories(Path directory) {
        return ResultReader.csv(directory, SymbolListKeys.FILE).stream()
                .map(row -> row.get(SymbolListKeys.DIRECTORY))
                .filter(name -> !name.isEmpty())
                .distinct()
                .map(directory::resolve)
                .toList();
    }

    /**
     * Writes the page, replacing an older one.
     *
     * @throws ReportException if the directory holds no such result, a damaged one, or cannot be written
     */
    public static void write(Path directory) {
        List<Values> rows = ResultReader.csv(directory, SymbolListKeys.FILE);
        Optional<String> page = directories(directory).stream()
                .findFirst()
                .flatMap(symbol -> PAGES.stream()
                        .filter(name -> Files.exists(symbol.resolve(name)))
                        .findFirst());
        try {
            ReportPage.write(SymbolListPage.html(rows, page.orElse(PAGES.get(0))), directory.resolve("symbols.html"));
        } catch (IOException e) {
            throw new ReportException(
                    "cannot write the page: directory=" + directory + ", reason=" + ReportWriter.rootReason(e), e);
        }
    }

    /**
     * The list as text for a terminal.
     *
     * @throws ReportException if the directory holds no such result
     */
    public static String text(Path directory) {
        return SymbolListText.of(ResultReader.csv(directory, SymbolListKeys.FILE));
    }
}
