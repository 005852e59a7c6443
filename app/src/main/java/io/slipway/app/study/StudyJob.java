package io.slipway.app.study;

import io.slipway.app.run.Version;
import io.slipway.config.Command;
import io.slipway.config.CorpusSettings;
import io.slipway.config.Settings;
import io.slipway.config.SettingsFile;
import io.slipway.config.spec.RunConfig;
import io.slipway.data.store.TapeStore;
import io.slipway.publish.OutputException;
import io.slipway.publish.PartFolder;
import io.slipway.publish.ResultKind;
import io.slipway.report.StudyReport;
import io.slipway.study.StudyException;
import io.slipway.study.StudyPanel;
import io.slipway.study.StudyPart;
import io.slipway.study.StudyRunner;
import io.slipway.study.StudyTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A study that settings ask for, of one tape or of a corpus, or a search over the days of a corpus: planned, ready to be worked and written. */
public interface StudyJob {

    /**
     * Plans a study on the data that settings name.
     *
     * @param threads that the planning may use
     * @param store of tapes that were decoded before
     */
    static StudyJob read(RunConfig given, int threads, TapeStore store) {
        if (given.settings().command() == Command.TUNE) {
            return TuningJob.plan(given, threads);
        }
        return given.settings().find(CorpusSettings.CORPUS).isPresent()
                ? CorpusJob.plan(given, threads)
                : TapeJob.read(given, store);
    }

    /** The study of a folder that was planned, on the data as this process sees it. */
    static StudyJob open(Path folder, TapeStore store) {
        StudyPanel panel = PartFolder.panel(folder);
        Command command = TuningJob.isTuning(panel) ? Command.TUNE : Command.STUDY;
        SettingsFile.Read config = SettingsFile.read(PartFolder.config(folder), command);
        RunConfig given = RunConfig.of(Settings.of(command, config.texts()));
        if (command == Command.TUNE) {
            return TuningJob.planned(given, panel);
        }
        return given.settings().find(CorpusSettings.CORPUS).isPresent()
                ? CorpusJob.planned(given, panel)
                : TapeJob.read(given, store);
    }

    /** The kind of directory that {@link #write} fills. */
    default ResultKind kind() {
        return ResultKind.STUDY;
    }

    /** The findings of a directory that {@link #write} filled, as text for a terminal. */
    default String text(Path directory) {
        return StudyReport.text(directory);
    }

    /** The plans to be worked. */
    StudyPanel panel();

    /** The settings with everything spelled out. */
    Settings settings();

    /** The settings as a file. */
    default String configText() {
        return SettingsFile.print(settings(), Version.text());
    }

    /**
     * Works a task.
     *
     * @throws StudyException if the data is not what the task was planned with, or a file or a disk refuses
     */
    default StudyPart work(StudyTask task) {
        try {
            return workOnData(task);
        } catch (UncheckedIOException | OutputException e) {
            throw new StudyException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The same, with whatever exception a file or a disk makes. */
    StudyPart workOnData(StudyTask task);

    /**
     * Merges the parts of all tasks but those that are left out, and writes the files of the result.
     *
     * @throws IllegalArgumentException if a part is missing
     */
    void write(Path directory, StudyRunner.Outcome outcome) throws IOException;
}
