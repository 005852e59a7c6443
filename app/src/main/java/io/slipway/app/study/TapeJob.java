package io.slipway.app.study;

import io.slipway.app.run.MarketSource;
import io.slipway.app.run.RunPipeline;
import io.slipway.app.run.Terminal;
import io.slipway.app.run.Version;
import io.slipway.config.Settings;
import io.slipway.config.SettingsFile;
import io.slipway.config.spec.Origin;
import io.slipway.config.spec.RunConfig;
import io.slipway.data.TapeSpill;
import io.slipway.data.store.TapeStore;
import io.slipway.model.ParentOrder;
import io.slipway.publish.StudyFile;
import io.slipway.report.StudyReport;
import io.slipway.study.EarlyStarts;
import io.slipway.study.Study;
import io.slipway.study.StudyMerge;
import io.slipway.study.StudyPanel;
import io.slipway.study.StudyPanel.Member;
import io.slipway.study.StudyPart;
import io.slipway.study.StudyPlan;
import io.slipway.study.StudyResult;
import io.slipway.study.StudyRunner;
import io.slipway.study.StudyTask;
import io.slipway.study.TieCheck;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TieCount;
import io.slipway.tape.TieRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The study of one tape: its orders, and where the data does not tell the order of simultaneous rows, the same orders with these rows
 * in the other order.
 */
final class TapeJob implements StudyJob {

    private final MarketTape tape;
    private final RunConfig config;
    private final String source;
    private final Study study;
    private final long tiedPrints;
    private final StudyPlan otherPlan;
    private @Nullable Study other;

    private TapeJob(MarketTape tape, RunConfig config, String source) {
        this.tape = tape;
        this.config = config;
        this.source = source;
        study = PlannedStudy.of(tape, config);
        tiedPrints = TieCount.of(tape);
        otherPlan = PlannedStudy.withTies(study.plan(), tape.ties().other());
    }

    /** Reads the data that settings name, kept in a store. */
    static StudyJob read(RunConfig given, TapeStore store) {
        MarketSource source = new MarketSource(given.settings(), store);
        MarketTape tape = source.read();
        given.hoursNotes(tape).forEach(Terminal::warn);
        return new TapeJob(tape, given.resolved(tape), source.label());
    }

    @Override
    public StudyPanel panel() {
        List<Member> members = new ArrayList<>(List.of(new Member("", "", study.plan())));
        if (tiedPrints > 0) {
            members.add(new Member("", tape.ties().other().label(), otherPlan));
        }
        return new StudyPanel(members);
    }

    @Override
    public Settings settings() {
        return config.settings();
    }

    @Override
    public StudyPart workOnData(StudyTask task) {
        return task.plan().equals(study.plan().digest()) ? study.work(task) : other().work(task);
    }

    private synchronized Study other() {
        Study made = other;
        if (made == null) {
            made = PlannedStudy.of(tape.with(tape.ties().other(), TapeSpill.ofProcess()), config);
            other = made;
        }
        return made;
    }

    @Override
    public void write(Path directory, StudyRunner.Outcome outcome) throws IOException {
        StudyResult result = merged(study.plan(), outcome);
        EarlyStarts unusual =
                EarlyStarts.of(tape, config.hours(tape), study.plan().grid());
        FeeChecks fees = FeeChecks.of(tape, config);
        StudyFile.writeJson(
                directory.resolve("study.json"),
                result,
                new StudyFile.Doubts(
                        tieCheck(result, outcome),
                        measured(unusual.early(), result),
                        measured(unusual.halted(), result),
                        measured(unusual.interrupted(), result),
                        PlannedStudy.idle(tape, config),
                        FeeChecks.doubts(result, any -> fees),
                        config.hours(tape).calendar().zone()),
                config.settings().textsOfResults(),
                config.provenance(tape, new Origin(Version.text(), source)),
                tape.sha256());
        StudyFile.writeCsv(directory.resolve("study.csv"), result, tape.instrument());
        RunPipeline.writeText(directory.resolve(SettingsFile.RESOLVED), configText());
        StudyReport.write(directory);
    }

    private static long measured(NavigableSet<Long> startsNs, StudyResult result) {
        return result.orders().stream()
                .map(ParentOrder::startNs)
                .distinct()
                .filter(startsNs::contains)
                .count();
    }

    private Optional<TieCheck> tieCheck(StudyResult result, StudyRunner.Outcome outcome) {
        if (tiedPrints == 0) {
            return Optional.empty();
        }
        TieRule rule = tape.ties().other();
        return Optional.of(new TieCheck(tiedPrints, result, rule, merged(otherPlan, outcome)));
    }

    private static StudyResult merged(StudyPlan plan, StudyRunner.Outcome outcome) {
        String digest = plan.digest();
        return StudyMerge.of(
                StudyPanel.of(plan),
                outcome.parts().stream()
                        .filter(part -> part.task().plan().equals(digest))
                        .toList(),
                outcome.leftOut().stream()
                        .filter(each -> each.task().plan().equals(digest))
                        .toList());
    }
}
