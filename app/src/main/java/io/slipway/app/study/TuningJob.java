package io.slipway.app.study;

import io.slipway.app.run.RunPipeline;
import io.slipway.app.run.Version;
import io.slipway.app.study.CorpusPlans.DayPlans;
import io.slipway.config.OrderSettings;
import io.slipway.config.Setting;
import io.slipway.config.Settings;
import io.slipway.config.SettingsFile;
import io.slipway.config.StrategySettings;
import io.slipway.config.spec.BestParameters;
import io.slipway.config.spec.Origin;
import io.slipway.config.spec.RunConfig;
import io.slipway.data.venue.Currencies;
import io.slipway.model.Instrument;
import io.slipway.publish.ResultKind;
import io.slipway.publish.tuning.TuningFile;
import io.slipway.report.TuningReport;
import io.slipway.search.SearchSpec;
import io.slipway.strategy.Parameters;
import io.slipway.study.Study;
import io.slipway.study.StudyPanel;
import io.slipway.study.StudyPanel.Member;
import io.slipway.study.StudyPart;
import io.slipway.study.StudyPlan;
import io.slipway.study.StudyRunner;
import io.slipway.study.StudyTask;
import io.slipway.study.tuning.Tuning;
import io.slipway.study.tuning.TuningResult;
import io.slipway.tape.MarketTape;
import io.slipway.text.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A search of parameters over the days of a corpus: a task works the order of one day with a block of points. */
final class TuningJob implements StudyJob {

    private static final String POINTS = " points ";

    private final CorpusPlans plans;

    private TuningJob(CorpusPlans plans) {
        this.plans = plans;
    }

    /** True if plans are those of a search. */
    static boolean isTuning(StudyPanel panel) {
        return PlannedTuning.block(panel.members().get(0).plan()) >= 0;
    }

    /** The search that was planned before. */
    static StudyJob planned(RunConfig config, StudyPanel panel) {
        return new TuningJob(CorpusPlans.planned(config, panel));
    }

    /**
     * Plans all days of the choice.
     *
     * @throws ConfigException if a setting is of one day alone
     */
    static StudyJob plan(RunConfig given, int threads) {
        check(given);
        return new TuningJob(CorpusPlans.plan(given, threads, (tape, symbol, day) -> plans(given, tape, symbol, day)));
    }

    private static void check(RunConfig given) {
        if (!given.rules().takesExecutionModel()) {
            throw given.settings().fault(StrategySettings.PROFILE, "the trial has one tape; give it by --input");
        }
        for (Setting<?> setting :
                List.of(OrderSettings.PAUSES, OrderSettings.DECISION_PRICE, OrderSettings.PREVIOUS_CLOSE)) {
            if (given.settings().find(setting).isPresent()) {
                throw given.settings().fault(setting, "not with --corpus, whose orders are of several days");
            }
        }
    }

    private static SearchSpec search(RunConfig config) {
        return new SearchSpec(
                config.space(),
                config.settings().get(StrategySettings.SEARCH),
                config.settings().get(StrategySettings.POINTS).intValue(),
                config.seed(),
                config.settings().get(StrategySettings.OBJECTIVE).label(),
                config.untuned());
    }

    private static DayPlans plans(RunConfig given, MarketTape tape, String symbol, String day) {
        List<List<Parameters>> blocks = Tuning.blocks(search(given.withTickOf(tape)));
        List<Member> members = new ArrayList<>();
        int from = 1;
        for (int block = 0; block < blocks.size(); block++) {
            int to = from + blocks.get(block).size() - 1;
            StudyPlan plan =
                    PlannedTuning.of(tape, given, block, blocks.get(block)).plan();
            members.add(new Member(symbol, day + POINTS + from + "-" + to, plan));
            from = to + 1;
        }
        return new DayPlans(members, List.of());
    }

    @Override
    public StudyPanel panel() {
        return plans.panel();
    }

    @Override
    public Settings settings() {
        return plans.config().settings();
    }

    @Override
    public ResultKind kind() {
        return ResultKind.TUNING;
    }

    @Override
    public String text(Path directory) {
        return TuningReport.text(directory);
    }

    @Override
    public StudyPart workOnData(StudyTask task) {
        Member member = plans.member(task);
        MarketTape tape = plans.tape(task);
        int block = PlannedTuning.block(member.plan());
        Study study = PlannedTuning.of(
                tape,
                plans.config(),
                block,
                Tuning.blocks(search(plans.config().withTickOf(tape))).get(block));
        CorpusPlans.requireSame(member, member.plan().differences(study.plan()));
        return study.work(task);
    }

    @Override
    public void write(Path directory, StudyRunner.Outcome outcome) throws IOException {
        MarketTape tape = plans.firstTape();
        RunConfig config = plans.config().withTickOf(tape);
        TuningResult found = Tuning.merge(
                panel(),
                outcome.parts(),
                outcome.leftOut(),
                search(config),
                config.settings().get(StrategySettings.OBJECTIVE));
        Instrument instrument = Currencies.instrument(tape);
        Origin origin = new Origin(Version.text(), plans.source());
        TuningFile.writeJson(
                directory.resolve(ResultKind.TUNING.mainFile()),
                found,
                plans.config().settings().textsOfResults(),
                config.provenance(origin, true, instrument),
                plans.sha256());
        TuningFile.writeCsv(directory.resolve("tuning.csv"), found, instrument);
        RunPipeline.writeText(directory.resolve(SettingsFile.RESOLVED), configText());
        RunPipeline.writeText(directory.resolve(BestParameters.FILE), BestParameters.print(config, ofDays(found)));
        TuningReport.write(directory);
    }

    private BestParameters.OfDays ofDays(TuningResult found) {
        return new BestParameters.OfDays(
                Version.text(),
                panel().members().stream()
                        .map(member -> member.plan().data())
                        .distinct()
                        .toList(),
                found.days().stream()
                        .mapToLong(day -> day.order().startNs())
                        .min()
                        .orElseThrow(),
                found.days().stream()
                        .mapToLong(day -> day.order().endNs())
                        .max()
                        .orElseThrow(),
                found.search());
    }
}
