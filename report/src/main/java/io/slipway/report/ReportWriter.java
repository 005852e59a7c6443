package io.slipway.report;

import io.slipway.report.chart.CumulativeCostChart;
import io.slipway.report.chart.Fonts;
import io.slipway.report.chart.SavingsChart;
import io.slipway.report.page.ReportPage;
import io.slipway.report.read.ReportException;
import io.slipway.report.read.ReportInput;
import io.slipway.report.read.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;

/** Draws the charts and the page of a run directory into it. */
public final class ReportWriter {

    private ReportWriter() {}

    /** The original cause, for example a full disk. */
    static String rootReason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    /**
     * Writes {@code savings_plot.png}, {@code cumulative_cost.png} and {@code report.html}, replacing older ones.
     *
     * @throws ReportException if the directory holds no finished run or cannot be written
     */
    public static void write(Path directory) {
        write(RunDirectory.read(directory), directory);
    }

    /** Writes the same files for a run that has been read from {@code directory} already. */
    public static void write(RunDirectory run, Path directory) {
        Fonts.install();
        try {
            SavingsChart.write(run, directory.resolve("savings_plot.png"));
            CumulativeCostChart.write(run, directory.resolve("cumulative_cost.png"));
            ReportPage.write(ReportPage.html(ReportInput.read(run, directory)), directory.resolve("report.html"));
        } catch (IOException e) {
            throw new ReportException(
                    "cannot write the report: directory=" + directory + ", reason=" + rootReason(e), e);
        }
    }
}
