package io.slipway.app.study;

import io.slipway.app.run.RunPipeline;
import io.slipway.app.run.Version;
import io.slipway.app.study.CorpusPlans.DayPlans;
import io.slipway.config.Settings;
import io.slipway.config.SettingsFile;
import io.slipway.config.spec.Origin;
import io.slipway.config.spec.RunConfig;
import io.slipway.data.TapeSpill;
import io.slipway.data.venue.Currencies;
import io.slipway.model.Instrument;
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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The study of a corpus: a plan for each symbol and day, of one task each, so that a worker opens one tape at a time. A day whose data
 * does not tell the order of simultaneous rows has a second plan with the other order.
 */
final class CorpusJob implements StudyJob {

    /** Settings of a plan that are facts of its tape, so that a merge needs no tape. */
    private static final String TIED_PRINTS = "tied-prints";

    private static final String IN_SAMPLE = "in-sample";
    private static final String EARLY_STARTS = "early-starts";
    private static final String HALTED_STARTS = "halted-starts";
    private static final String INTERRUPTED_STARTS = "interrupted-starts";
    private static final String IDLE = "idle-strategies";
    private static final String FEES_BY_CAPS = "fees-by-caps";
    private static final String OTHER = " with ties ";

    private final CorpusPlans plans;
    private final RunConfig config;
    private final StudyPanel panel;

    private CorpusJob(CorpusPlans plans) {
        this.plans = plans;
        config = plans.config();
        panel = plans.panel();
    }

    /** The study that was planned before; its tapes are compared with the plan when they are worked. */
    static StudyJob planned(RunConfig config, StudyPanel panel) {
        return new CorpusJob(CorpusPlans.planned(config, panel));
    }

    /** Plans all days of the choice. */
    static StudyJob plan(RunConfig given, int threads) {
        CorpusJob job =
                new CorpusJob(CorpusPlans.plan(given, threads, (tape, symbol, day) -> plans(given, tape, symbol, day)));
        new StudyPanel(job.own()).requireSeveralDays();
        return job;
    }

    private static DayPlans plans(RunConfig given, MarketTape tape, String symbol, String day) {
        EarlyStarts unusual = PlannedStudy.earlyStarts(tape, given.resolved(tape));
        StudyPlan plan = study(
                        tape,
                        given,
                        Map.of(
                                EARLY_STARTS,
                                text(unusual.early()),
                                HALTED_STARTS,
                                text(unusual.halted()),
                                INTERRUPTED_STARTS,
                                text(unusual.interrupted())))
                .plan();
        List<Member> others = tiedPrints(plan) == 0
                ? List.of()
                : List.of(new Member(
                        symbol,
                        day + OTHER + tape.ties().other().label(),
                        PlannedStudy.withTies(plan, tape.ties().other())));
        return new DayPlans(List.of(new Member(symbol, day, plan)), others);
    }

    private static String text(Collection<Long> startsNs) {
        return startsNs.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    /** The study of one tape; a plan's facts of its tape are the same in both orders of ties. */
    private static Study study(MarketTape tape, RunConfig given, Map<String, String> starts) {
        RunConfig config = given.resolved(tape);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(TIED_PRINTS, Long.toString(TieCount.of(tape)));
        facts.put(EARLY_STARTS, starts.getOrDefault(EARLY_STARTS, ""));
        for (String fact : List.of(HALTED_STARTS, INTERRUPTED_STARTS)) {
            String some = starts.getOrDefault(fact, "");
            if (!some.isEmpty()) {
                facts.put(fact, some);
            }
        }
        List<String> idle = PlannedStudy.idle(tape, config);
        if (!idle.isEmpty()) {
            facts.put(IDLE, String.join(" ", idle));
        }
        String fees = FeeChecks.of(tape, config).text();
        if (!fees.isEmpty()) {
            facts.put(FEES_BY_CAPS, fees);
        }
        facts.put(
                IN_SAMPLE,
                Boolean.toString(
                        config.provenance(tape, new Origin(Version.text(), "")).tunedHere()));
        return PlannedStudy.ofDay(tape, config, facts);
    }

    private static long tiedPrints(StudyPlan plan) {
        return Long.parseLong(plan.settings().getOrDefault(TIED_PRINTS, "0"));
    }

    @Override
    public StudyPanel panel() {
        return panel;
    }

    @Override
    public Settings settings() {
        return config.settings();
    }

    @Override
    public StudyPart workOnData(StudyTask task) {
        Member member = plans.member(task);
        MarketTape tape = plans.tape(task);
        Study study = study(tape, config, member.plan().settings());
        if (!study.plan().digest().equals(task.plan())) {
            Map<String, String> facts = new LinkedHashMap<>(study.plan().settings());
            facts.keySet()
                    .retainAll(Set.of(
                            EARLY_STARTS,
                            HALTED_STARTS,
                            INTERRUPTED_STARTS,
                            TIED_PRINTS,
                            IN_SAMPLE,
                            IDLE,
                            FEES_BY_CAPS));
            study = PlannedStudy.ofDay(
                    tape.with(tape.ties().other(), TapeSpill.ofProcess()), config.resolved(tape), facts);
        }
        CorpusPlans.requireSame(member, member.plan().differences(study.plan()));
        return study.work(task);
    }

    private static String name(Member member) {
        return CorpusPlans.name(member);
    }

    private List<Member> own() {
        return panel.members().stream().filter(each -> !isOther(each)).toList();
    }

    private static boolean isOther(Member member) {
        return member.day().contains(OTHER);
    }

    @Override
    public void write(Path directory, StudyRunner.Outcome outcome) throws IOException {
        List<Member> own = own();
        StudyResult result = merged(own, outcome);
        boolean tuned = own.stream()
                .anyMatch(each -> Boolean.parseBoolean(each.plan().settings().getOrDefault(IN_SAMPLE, "false")));
        Instrument instrument = Currencies.instrument(plans.firstTape());
        Origin origin = new Origin(Version.text(), plans.source());
        StudyFile.writeJson(
                directory.resolve("study.json"),
                result,
                new StudyFile.Doubts(
                        tieCheck(own, result, outcome),
                        starts(own, EARLY_STARTS, result),
                        starts(own, HALTED_STARTS, result),
                        starts(own, INTERRUPTED_STARTS, result),
                        idle(own),
                        FeeChecks.doubts(result, fees(own)::get),
                        zone()),
                config.settings().textsOfResults(),
                config.provenance(origin, tuned, instrument),
                plans.sha256());
        StudyFile.writeCsv(directory.resolve("study.csv"), result, instrument);
        RunPipeline.writeText(directory.resolve(SettingsFile.RESOLVED), configText());
        StudyReport.write(directory);
    }

    private static List<String> idle(List<Member> members) {
        return members.stream()
                .flatMap(each ->
                        Stream.of(each.plan().settings().getOrDefault(IDLE, "").split(" ", -1)))
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    private static Map<String, FeeChecks> fees(List<Member> members) {
        Map<String, FeeChecks> fees = new HashMap<>();
        members.forEach(each ->
                fees.put(each.name(), FeeChecks.parse(each.plan().settings().getOrDefault(FEES_BY_CAPS, ""))));
        return fees;
    }

    private ZoneId zone() {
        MarketTape tape = plans.firstTape();
        return config.resolved(tape).hours(tape).calendar().zone();
    }

    private static StudyResult merged(List<Member> members, StudyRunner.Outcome outcome) {
        Set<String> plans = members.stream().map(each -> each.plan().digest()).collect(Collectors.toSet());
        return StudyMerge.of(
                new StudyPanel(members),
                outcome.parts().stream()
                        .filter(part -> plans.contains(part.task().plan()))
                        .toList(),
                outcome.leftOut().stream()
                        .filter(each -> plans.contains(each.task().plan()))
                        .toList());
    }

    /** Starts of all days that were measured, of those that a fact of the plans names. */
    private static long starts(List<Member> members, String fact, StudyResult result) {
        Set<String> named = members.stream()
                .flatMap(member -> Stream.of(
                                member.plan().settings().getOrDefault(fact, "").split(" ", -1))
                        .map(at -> member.name() + ' ' + at))
                .collect(Collectors.toSet());
        StudyPanel.Labels labels = Objects.requireNonNull(result.method().labels());
        return IntStream.range(0, result.orders().size())
                .mapToObj(i -> labels.symbols().get(i)
                        + ' '
                        + labels.days().get(i)
                        + ' '
                        + result.orders().get(i).startNs())
                .distinct()
                .filter(named::contains)
                .count();
    }

    private Optional<TieCheck> tieCheck(List<Member> own, StudyResult result, StudyRunner.Outcome outcome) {
        Map<String, Member> others = new HashMap<>();
        panel.members().stream().filter(CorpusJob::isOther).forEach(each -> others.put(name(each), each));
        if (others.isEmpty()) {
            return Optional.empty();
        }
        List<Member> mixed = new ArrayList<>();
        long tied = 0;
        for (Member member : own) {
            @Nullable Member other = others.get(member.name());
            mixed.add(other == null ? member : new Member(member.symbol(), member.day(), other.plan()));
            tied += tiedPrints(member.plan());
        }
        String label = others.values().iterator().next().day();
        TieRule rule = TieRule.parse(label.substring(label.indexOf(OTHER) + OTHER.length()));
        return Optional.of(new TieCheck(tied, result, rule, merged(mixed, outcome)));
    }
}
