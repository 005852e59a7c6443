package io.slipway.app.study;

import io.slipway.app.run.MarketSource;
import io.slipway.app.run.Progress;
import io.slipway.app.run.Terminal;
import io.slipway.app.run.Workers;
import io.slipway.config.CorpusSettings;
import io.slipway.config.OriginSettings;
import io.slipway.config.spec.ReadSpec;
import io.slipway.config.spec.RunConfig;
import io.slipway.data.corpus.Corpus;
import io.slipway.data.corpus.CorpusChoice;
import io.slipway.data.corpus.CorpusDay;
import io.slipway.data.corpus.CorpusDay.Source;
import io.slipway.market.MarketDataException;
import io.slipway.model.Instrument;
import io.slipway.search.ParallelTasks;
import io.slipway.strategy.Parameters;
import io.slipway.study.StudyException;
import io.slipway.study.StudyPanel;
import io.slipway.study.StudyPanel.Member;
import io.slipway.study.StudyTask;
import io.slipway.tape.MarketTape;
import io.slipway.text.ConfigException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The chosen days of a corpus with their plans: as a client makes them, or as a worker finds them. */
final class CorpusPlans {

    private final Corpus corpus;
    private final RunConfig config;
    private final StudyPanel panel;
    private final Map<String, Member> members = new HashMap<>();
    private final Map<String, CorpusDay> days = new HashMap<>();

    private CorpusPlans(Corpus corpus, RunConfig config, StudyPanel panel) {
        this.corpus = corpus;
        this.config = config;
        this.panel = panel;
        panel.members().forEach(member -> members.put(member.plan().digest(), member));
        corpus.days(CorpusChoice.ALL).forEach(day -> days.put(day.name(), day));
    }

    /** Plans a day. */
    interface Planner {

        /**
         * The plans of a day.
         *
         * @param label the day, as members of the panel name it; they may add words
         * @throws ConfigException if the day does not fit the settings
         */
        DayPlans plan(MarketTape tape, String symbol, String label);
    }

    /**
     * The plans of a day.
     *
     * @param own those that its figures are of
     * @param others further ones, which come after those of all days
     */
    record DayPlans(List<Member> own, List<Member> others) {}

    /** The plans of a day, or the reason why it does not fit, with its instrument. */
    private record Planned(DayPlans plans, String fault, Instrument instrument) {}

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

    /** Those that were planned before; tapes are compared with their plans when they are worked. */
    static CorpusPlans planned(RunConfig config, StudyPanel panel) {
        return new CorpusPlans(corpus(config), config, panel);
    }

    /** Plans all days of the choice. */
    static CorpusPlans plan(RunConfig given, int threads, Planner planner) {
        Corpus corpus = corpus(given);
        List<CorpusDay> days = corpus.days(choice(given));
        if (days.isEmpty()) {
            throw new MarketDataException("the corpus has no day of that choice: folder=" + corpus.folder()
                    + ", symbols="
                    + given.settings().find(CorpusSettings.SYMBOLS).orElse("*") + ", days="
                    + given.settings().find(CorpusSettings.DAYS).orElse("all"));
        }
        List<Planned> planned = planAll(corpus, given, days, threads, planner);
        requireOneStep(planned);
        requireOneSpace(planned);
        String digest = digest(days);
        ReadSpec.of(given.settings()).check(digest);
        List<Member> members = new ArrayList<>();
        List<Member> others = new ArrayList<>();
        for (Planned each : planned) {
            if (each.plans().own().isEmpty()) {
                Terminal.warn("left out: " + each.fault());
            }
            members.addAll(each.plans().own());
            others.addAll(each.plans().others());
        }
        if (members.isEmpty()) {
            throw new ConfigException(planned.get(0).fault());
        }
        members.addAll(others);
        return new CorpusPlans(corpus, given.resolved(digest), new StudyPanel(members));
    }

    /** Digest of the days: their symbols, dates and digests. */
    private static String digest(List<CorpusDay> days) {
        StringBuilder text = new StringBuilder();
        days.forEach(
                day -> text.append(day.name()).append(' ').append(day.sha256()).append('\n'));
        return Source.of("", text.toString()).sha256();
    }

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

    /** Values in ticks, defaults among them, are other amounts where the ticks differ, and sums over other points say nothing. */
    private static void requireOneSpace(List<Planned> planned) {
        List<Planned> own =
                planned.stream().filter(each -> !each.plans().own().isEmpty()).toList();
        for (Planned each : own) {
            if (!points(each).equals(points(own.get(0)))) {
                throw new ConfigException("the ticks of the days differ, and so do parameters in ticks: "
                        + name(own.get(0).plans().own().get(0)) + "; "
                        + name(each.plans().own().get(0))
                        + "; give one --tick for all, or choose others (--symbols, --days)");
            }
        }
    }

    private static List<List<Parameters>> points(Planned planned) {
        return planned.plans().own().stream().map(each -> each.plan().points()).toList();
    }

    private static String step(Instrument instrument) {
        return "symbol=" + instrument.symbol() + ", quantity step="
                + instrument.qtyStep().toPlainString() + ", multiplier="
                + instrument.multiplier().toPlainString();
    }

    @SuppressWarnings("try") // the threads are there to be closed
    private static List<Planned> planAll(
            Corpus corpus, RunConfig given, List<CorpusDay> days, int threads, Planner planner) {
        AtomicInteger done = new AtomicInteger();
        try (Workers workers = new Workers(threads);
                Progress progress = new Progress("planning days")) {
            return new ParallelTasks(workers).run(days, day -> {
                Planned planned = plan(corpus, given, day, planner);
                progress.update(done.incrementAndGet(), days.size());
                return planned;
            });
        }
    }

    private static Planned plan(Corpus corpus, RunConfig given, CorpusDay day, Planner planner) {
        MarketTape tape = MarketSource.checked(corpus.tape(day), given.settings());
        try {
            DayPlans plans = planner.plan(tape, day.symbol(), day.day().toString());
            return new Planned(plans, "", tape.instrument());
        } catch (ConfigException e) {
            return new Planned(
                    new DayPlans(List.of(), List.of()), day.name() + ": " + e.getMessage(), tape.instrument());
        }
    }

    /** The settings with everything spelled out. */
    RunConfig config() {
        return config;
    }

    /** The plans. */
    StudyPanel panel() {
        return panel;
    }

    /** Name of the corpus' folder, as the source of a result. */
    String source() {
        return "corpus:" + corpus.folder().toAbsolutePath().getFileName();
    }

    /** Digest of the chosen days. */
    String sha256() {
        return config.settings().text(OriginSettings.INPUT_SHA256);
    }

    /** The member that a task is of. */
    Member member(StudyTask task) {
        Member member = members.get(task.plan());
        if (member == null) {
            throw new StudyException("a task of another study: task=" + task);
        }
        return member;
    }

    /** Symbol and day of a member, without the words that tell it from others of the day. */
    static String name(Member member) {
        return (member.symbol() + " " + member.day().split(" ", 2)[0]).strip();
    }

    /**
     * The tape of a task.
     *
     * @throws StudyException if the corpus as this process sees it does not have the day, or has other data
     */
    MarketTape tape(StudyTask task) {
        Member member = member(task);
        @Nullable CorpusDay day = days.get(name(member));
        if (day == null) {
            throw new StudyException("the corpus of this worker does not have the day: folder=" + corpus.folder()
                    + ", symbol and day=" + name(member));
        }
        if (!day.sha256().equals(task.data())) {
            throw new StudyException("the corpus of this worker has other data than the plan: symbol and day="
                    + day.name() + ", data=" + day.sha256() + ", planned=" + task.data());
        }
        return MarketSource.checked(corpus.tape(day), config.settings());
    }

    /** The tape of the first day, whose instrument has the quantity step of all. */
    MarketTape firstTape() {
        Member member = panel.members().get(0);
        @Nullable CorpusDay day = days.get(name(member));
        if (day == null) {
            throw new StudyException("the corpus does not have the day: symbol and day=" + name(member));
        }
        return corpus.tape(day);
    }

    /**
     * Refuses to work on a plan that this process makes differently.
     *
     * @param made the differences of the plan as it is made here
     */
    static void requireSame(Member member, List<String> made) {
        if (!made.isEmpty()) {
            throw new StudyException("this worker plans " + name(member)
                    + " differently, so a build or a file is not what it should be: planned with "
                    + String.join("; ", made));
        }
    }
}
