package io.slipway.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Draws {@code study.html} from {@code study.json}. */
public final class StudyReport {

    private static final String STUDY = "study.json";

    private StudyReport() {}

    /** True if a directory contains a study and no run. */
    public static boolean isStudy(Path directory) {
        return Files.exists(directory.resolve(STUDY)) && !Files.exists(directory.resolve(RunDirectory.RESULTS));
    }

    /**
     * Writes the page, replacing an older one.
     *
     * @throws ReportException if the directory holds no study, a damaged one, or cannot be written
     */
    public static void write(Path directory) {
        try {
            JsonNode study = ReportInput.json(directory.resolve(STUDY));
            if (study.path("contenders").isEmpty() || !study.path("pairs").isArray()) {
                throw new ReportException(STUDY + ": no study: directory=" + directory);
            }
            ReportPage.write(StudyPage.html(study), directory.resolve("study.html"));
        } catch (IOException e) {
            throw new ReportException(
                    "cannot write the study: directory=" + directory + ", reason=" + ReportWriter.rootReason(e), e);
        }
    }
}
