package io.slipway.app.study;

import io.slipway.app.run.MarketSource;
import io.slipway.app.run.Progress;
import io.slipway.app.run.RunPipeline;
import io.slipway.app.run.Terminal;
import io.slipway.app.run.Version;
import io.slipway.app.run.Workers;
import io.slipway.config.CorpusSettings;
import io.slipway.config.OriginSettings;
import io.slipway.config.Settings;
import io.slipway.config.SettingsFile;
import io.slipway.config.spec.Origin;
import io.slipway.config.spec.ReadSpec;
import io.slipway.config.spec.RunConfig;
import io.slipway.data.TapeSpill;
import io.slipway.data.corpus.Corpus;
import io.slipway.data.corpus.CorpusChoice;
import io.slipway.data.corpus.CorpusDay;
import io.slipway.data.corpus.CorpusDay.Source;
import io.slipway.market.MarketDataException;
import io.slipway.model.Instrument;
import io.slipway.publish.StudyFile;
import io.slipway.report.StudyReport;
import io.slipway.search.ParallelTasks;
import io.slipway.study.Study;
import io.slipway.study.StudyException;
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
import io.slipway.text.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
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
    private static final String OTHER = " with ties ";

    private final Corpus corpus;
    private final RunConfig config;
    private final StudyPanel panel;
    private final Map<String, Member> members = new HashMap<>();
    private final Map<String, CorpusDay> days = new HashMap<>();

    private CorpusJob(Corpus corpus, RunConfig config, StudyPanel panel) {
        this.corpus = corpus;
        this.config = config;
        this.panel = panel;
        panel.members().forEach(member -> members.put(member.plan().digest(), member));
        corpus.days(CorpusChoice.ALL).forEach(day -> days.put(day.name(), day));
    }

    private static Corpus corpus(RunConfig given) {
        if (!ReadSpec.of(given.settings()).inputs().isEmpty()) {
            throw new ConfigException("--input and --corpus: give one of them");
        }
        return Corpus.open(given.settings().get(CorpusSettings.CORPUS));
    }

    private static CorpusChoice choice(RunConfig given) {
        try {
            return CorpusChoice.of(
                    given.settings().find(CorpusSettings.SYMBOLS).orElse("*"),
                    given.settings().find(CorpusSettings.DAYS).orElse(""));
        } catch (IllegalArgumentException e) {
            throw given.settings().fault(CorpusSettings.DAYS, String.valueOf(e.getMessage()));
        }
    }

    /** The study that was planned before; its tapes are compared with the plan when they are worked. */
    static StudyJob planned(RunConfig config, StudyPanel panel) {
        return new CorpusJob(corpus(config), config, panel);
    }

    /** Plans all days of the choice. */
    static StudyJob plan(RunConfig given, int threads) {
        Corpus corpus = corpus(given);
        List<CorpusDay> days = corpus.days(choice(given));
        if (days.isEmpty()) {
            throw new MarketDataException("the corpus has no day of that choice: folder=" + corpus.folder()
                    + ", symbols="
                    + given.settings().find(CorpusSettings.SYMBOLS).orElse("*") + ", days="
                    + given.settings().find(CorpusSettings.DAYS).orElse("all"));
        }
        List<Planned> planned = planAll(corpus, given, days, threads);
        requireOneStep(planned);
        List<Member> members = new ArrayList<>();
        List<Member> others = new ArrayList<>();
        String digest = digest(days);
        ReadSpec.of(given.settings()).check(digest);
        for (Planned each : planned) {
            each.member().ifPresentOrElse(members::add, () -> Terminal.warn("left out: " + each.text()));
            each.other().ifPresent(others::add);
        }
        if (members.isEmpty()) {
            throw new ConfigException(planned.get(0).text());
        }
        new StudyPanel(members).requireSeveralDays();
        members.addAll(others);
        return new CorpusJob(corpus, given.resolved(digest), new StudyPanel(members));
    }

    /** Digest of the days: their symbols, dates and digests. */
    private static String digest(List<CorpusDay> days) {
        StringBuilder text = new StringBuilder();
        days.forEach(
                day -> text.append(day.name()).append(' ').append(day.sha256()).append('\n'));
        return Source.of("", text.toString()).sha256();
    }

    /**
     * A day's plan.
     *
     * @param member empty if the day does not fit the study
     * @param other the same with the other order of ties; empty where there are none
     * @param text the reason why it does not fit
     * @param instrument the day's instrument
     */
    private record Planned(Optional<Member> member, Optional<Member> other, String text, Instrument instrument) {}

    /** Sizes of a study are whole steps, and its money is of one step, so days of other steps would be other sizes. */
    private static void requireOneStep(List<Planned> planned) {
        Instrument first = planned.get(0).instrument();
        for (Planned each : planned) {
            Instrument other = each.instrument();
            if (other.qtyStep().compareTo(first.qtyStep()) != 0
                    || other.multiplier().compareTo(first.multiplier()) != 0) {
                throw new MarketDataException("the days of a study have one quantity step and multiplier: "
                        + step(first) + "; " + step(other)
                        + "; choose others (--symbols, --days), or add all with one --qty-step and --multiplier");
            }
        }
    }

    private static String step(Instrument instrument) {
        return "symbol=" + instrument.symbol() + ", quantity step="
                + instrument.qtyStep().toPlainString() + ", multiplier="
                + instrument.multiplier().toPlainString();
    }

    @SuppressWarnings("try") // the threads are there to be closed
    private static List<Planned> planAll(Corpus corpus, RunConfig given, List<CorpusDay> days, int threads) {
        AtomicInteger done = new AtomicInteger();
        try (Workers workers = new Workers(threads);
                Progress progress = new Progress("planning days")) {
            return new ParallelTasks(workers).run(days, day -> {
                Planned planned = plan(corpus, given, day);
                progress.update(done.incrementAndGet(), days.size());
                return planned;
            });
        }
    }

    private static Planned plan(Corpus corpus, RunConfig given, CorpusDay day) {
        MarketTape tape = tape(corpus, given, day);
        try {
            String early = PlannedStudy.earlyStarts(tape, given.resolved(tape)).stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(" "));
            StudyPlan plan = study(tape, given, early).plan();
            Optional<Member> other = tiedPrints(plan) == 0
                    ? Optional.empty()
                    : Optional.of(new Member(
                            day.symbol(),
                            day.day() + OTHER + tape.ties().other().label(),
                            PlannedStudy.withTies(plan, tape.ties().other())));
            return new Planned(
                    Optional.of(new Member(day.symbol(), day.day().toString(), plan)), other, "", tape.instrument());
        } catch (ConfigException e) {
            return new Planned(
                    Optional.empty(), Optional.empty(), day.name() + ": " + e.getMessage(), tape.instrument());
        }
    }

    private static MarketTape tape(Corpus corpus, RunConfig given, CorpusDay day) {
        return MarketSource.checked(corpus.tape(day), given.settings());
    }

    /** The study of one tape; a plan's facts of its tape are the same in both orders of ties. */
    private static Study study(MarketTape tape, RunConfig given, String earlyStarts) {
        RunConfig config = given.resolved(tape);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(TIED_PRINTS, Long.toString(TieCount.of(tape)));
        facts.put(EARLY_STARTS, earlyStarts);
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
        Member member = member(task);
        CorpusDay day = days.get(name(member));
        if (day == null) {
            throw new StudyException("the corpus of this worker does not have the day: folder=" + corpus.folder()
                    + ", symbol and day=" + name(member));
        }
        if (!day.sha256().equals(task.data())) {
            throw new StudyException("the corpus of this worker has other data than the plan: symbol and day="
                    + day.name() + ", data=" + day.sha256() + ", planned=" + task.data());
        }
        MarketTape tape = tape(corpus, config, day);
        String early = member.plan().settings().getOrDefault(EARLY_STARTS, "");
        Study study = study(tape, config, early);
        if (!study.plan().digest().equals(task.plan())) {
            study = PlannedStudy.ofDay(
                    tape.with(tape.ties().other(), TapeSpill.ofProcess()),
                    config.resolved(tape),
                    Map.of(
                            EARLY_STARTS, early,
                            TIED_PRINTS, study.plan().settings().getOrDefault(TIED_PRINTS, ""),
                            IN_SAMPLE, study.plan().settings().getOrDefault(IN_SAMPLE, "")));
        }
        List<String> differences = member.plan().differences(study.plan());
        if (!differences.isEmpty()) {
            throw new StudyException(
                    "this worker plans " + day.name() + " differently, so a build or a file is not what it"
                            + " should be: planned with " + String.join("; ", differences));
        }
        return study.work(task);
    }

    private Member member(StudyTask task) {
        Member member = members.get(task.plan());
        if (member == null) {
            throw new StudyException("a task of another study: task=" + task);
        }
        return member;
    }

    private static String name(Member member) {
        return isOther(member) ? member.name().substring(0, member.name().indexOf(OTHER)) : member.name();
    }

    private static boolean isOther(Member member) {
        return member.day().contains(OTHER);
    }

    @Override
    public void write(Path directory, StudyRunner.Outcome outcome) throws IOException {
        List<Member> own =
                panel.members().stream().filter(each -> !isOther(each)).toList();
        StudyResult result = merged(own, outcome);
        boolean tuned = own.stream()
                .anyMatch(each -> Boolean.parseBoolean(each.plan().settings().getOrDefault(IN_SAMPLE, "false")));
        Instrument instrument = instrument(own.get(0));
        Origin origin = new Origin(
                Version.text(), "corpus:" + corpus.folder().toAbsolutePath().getFileName());
        StudyFile.writeJson(
                directory.resolve("study.json"),
                result,
                new StudyFile.Doubts(tieCheck(own, result, outcome), earlyStarts(own, result), zone(own.get(0))),
                config.settings().textsOfResults(),
                config.provenance(origin, tuned, instrument),
                digestOfPlan());
        StudyFile.writeCsv(directory.resolve("study.csv"), result, instrument);
        RunPipeline.writeText(directory.resolve(SettingsFile.RESOLVED), configText());
        StudyReport.write(directory);
    }

    /** The instrument whose quantity step the sizes of all orders have. */
    private Instrument instrument(Member member) {
        return tape(member).instrument();
    }

    private ZoneId zone(Member member) {
        MarketTape tape = tape(member);
        return config.resolved(tape).hours(tape).calendar().zone();
    }

    private MarketTape tape(Member member) {
        CorpusDay day = days.get(name(member));
        if (day == null) {
            throw new StudyException("the corpus does not have the day: symbol and day=" + name(member));
        }
        return corpus.tape(day);
    }

    private String digestOfPlan() {
        return config.settings().text(OriginSettings.INPUT_SHA256);
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

    /** Starts of all days that were measured, of those that the plans name as early. */
    private static long earlyStarts(List<Member> members, StudyResult result) {
        Set<String> early = members.stream()
                .flatMap(member -> Stream.of(member.plan()
                                .settings()
                                .getOrDefault(EARLY_STARTS, "")
                                .split(" ", -1))
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
                .filter(early::contains)
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
