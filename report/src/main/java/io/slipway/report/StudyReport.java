package io.slipway.report;

import io.slipway.report.page.ReportPage;
import io.slipway.report.page.StudyPage;
import io.slipway.report.read.ReportException;
import io.slipway.report.read.ResultReader;
import io.slipway.report.text.StudyText;
import io.slipway.result.file.ResultsKeys;
import io.slipway.result.file.StudyKeys;
import io.slipway.result.schema.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Draws {@code study.html} from {@code study.json}. */
public final class StudyReport {

    private StudyReport() {}

    /** True if a directory contains a study and no run. */
    public static boolean isStudy(Path directory) {
        return Files.exists(ResultReader.file(directory, StudyKeys.FILE))
                && !Files.exists(ResultReader.file(directory, ResultsKeys.FILE));
    }

    /**
     * Writes the page, replacing an older one.
     *
     * @throws ReportException if the directory holds no study, a damaged one, or cannot be written
     */
    public static void write(Path directory) {
        try {
            Values study = ResultReader.object(directory, StudyKeys.FILE);
            if (study.or(StudyKeys.STRATEGIES, List.of()).isEmpty()
                    || study.find(StudyKeys.PAIRS).isEmpty()) {
                throw new ReportException(StudyKeys.FILE + ": no study: directory=" + directory);
            }
            ReportPage.write(StudyPage.html(study), directory.resolve("study.html"));
        } catch (IOException e) {
            throw new ReportException(
                    "cannot write the study: directory=" + directory + ", reason=" + ReportWriter.rootReason(e), e);
        }
    }

    /**
     * The findings as text for a terminal.
     *
     * @throws ReportException if the directory holds no study
     */
    public static String text(Path directory) {
        return StudyText.of(ResultReader.object(directory, StudyKeys.FILE));
    }
}
