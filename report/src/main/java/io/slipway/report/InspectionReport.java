package io.slipway.report;

import io.slipway.report.chart.DayPicture;
import io.slipway.report.chart.Fonts;
import io.slipway.report.page.InspectionPage;
import io.slipway.report.read.Inspected;
import io.slipway.report.read.ReportException;
import io.slipway.report.read.ResultReader;
import io.slipway.report.text.InspectionText;
import io.slipway.result.file.InspectionKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Draws what an inspection found: {@code day.png} and {@code inspection.html}, from {@code inspection.json} alone. */
public final class InspectionReport {

    private InspectionReport() {}

    /** True if a directory contains an inspection. */
    public static boolean isInspection(Path directory) {
        return Files.exists(ResultReader.file(directory, InspectionKeys.FILE));
    }

    /**
     * Writes the picture and the page, replacing older ones.
     *
     * @throws ReportException if the directory holds no inspection or cannot be written
     */
    public static void write(Path directory) {
        Inspected inspected = Inspected.read(directory);
        Fonts.install();
        try {
            DayPicture.write(inspected, directory.resolve("day.png"));
            InspectionPage.write(inspected, directory.resolve("inspection.html"));
        } catch (IOException e) {
            throw new ReportException(
                    "cannot write the inspection: directory=" + directory + ", reason=" + e.getMessage(), e);
        }
    }

    /**
     * The findings as text for a terminal.
     *
     * @throws ReportException if the directory holds no inspection
     */
    public static String text(Path directory) {
        return InspectionText.of(Inspected.read(directory).values());
    }
}
