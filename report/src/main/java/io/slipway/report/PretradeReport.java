package io.slipway.report;

import io.slipway.report.page.PretradePage;
import io.slipway.report.page.ReportPage;
import io.slipway.report.read.ReportException;
import io.slipway.report.read.ResultReader;
import io.slipway.report.text.PretradeText;
import io.slipway.result.file.pretrade.PretradeKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Draws {@code pretrade.html} from {@code pretrade.json}. */
public final class PretradeReport {

    private PretradeReport() {}

    /** True if a directory holds the cost of an order before the trade. */
    public static boolean isPretrade(Path directory) {
        return Files.exists(directory.resolve(PretradeKeys.FILE.name()));
    }

    /**
     * Writes the page, replacing an older one.
     *
     * @throws ReportException if the directory holds no such result, a damaged one, or cannot be written
     */
    public static void write(Path directory) {
        try {
            ReportPage.write(
                    PretradePage.html(ResultReader.object(directory, PretradeKeys.FILE)),
                    directory.resolve("pretrade.html"));
        } catch (IOException e) {
            throw new ReportException(
                    "cannot write the page: directory=" + directory + ", reason=" + ReportWriter.rootReason(e), e);
        }
    }

    /**
     * The answer as text for a terminal.
     *
     * @throws ReportException if the directory holds no such result
     */
    public static String text(Path directory) {
        return PretradeText.of(ResultReader.object(directory, PretradeKeys.FILE));
    }
}
