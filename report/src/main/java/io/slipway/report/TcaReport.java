package io.slipway.report;

import io.slipway.report.page.ReportPage;
import io.slipway.report.page.TcaPage;
import io.slipway.report.read.ReportException;
import io.slipway.report.read.ResultReader;
import io.slipway.report.text.TcaText;
import io.slipway.result.file.TcaKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Draws {@code tca.html} from {@code tca.json}. */
public final class TcaReport {

    private TcaReport() {}

    /** True if a directory contains the costs of own executions. */
    public static boolean isTca(Path directory) {
        return Files.exists(ResultReader.file(directory, TcaKeys.FILE));
    }

    /**
     * Writes the page, replacing an older one.
     *
     * @throws ReportException if the directory holds no such result, a damaged one, or cannot be written
     */
    public static void write(Path directory) {
        try {
            ReportPage.write(TcaPage.html(ResultReader.object(directory, TcaKeys.FILE)), directory.resolve("tca.html"));
        } catch (IOException e) {
            throw new ReportException(
                    "cannot write the page: directory=" + directory + ", reason=" + ReportWriter.rootReason(e), e);
        }
    }

    /**
     * The findings as text for a terminal.
     *
     * @throws ReportException if the directory holds no such result
     */
    public static String text(Path directory) {
        return TcaText.of(ResultReader.object(directory, TcaKeys.FILE));
    }
}
