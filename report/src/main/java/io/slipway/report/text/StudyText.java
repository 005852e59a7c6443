package io.slipway.report.text;

import io.slipway.report.html.Numbers;
import io.slipway.result.file.StudyKeys;
import io.slipway.result.file.panel.LeftOutKeys;
import io.slipway.result.file.panel.TieKeys;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The findings of a study as a table and sentences. */
public final class StudyText {

    private static final String NAME = "  %-40s";
    private static final int MOST_GROUPS = 6;
    /** From so many days on the tests use days as blocks, so that they hold for other days. */
    private static final int DAYS_AS_BLOCKS = 6;

    /** Strategies that take each slice at the far touch when it is due. */
    private static final Set<String> SCHEDULES =
            Set.of("twap", "vwap", "twap-jittered", "almgren-chriss", "obizhaeva-wang", "is-optimal");

    private static final String IN_SAMPLE =
            "In-sample: an earlier search chose the parameters on this data, in a window that meets this one.";

    private final Values study;
    private final StringBuilder text = new StringBuilder();

    private StudyText(Values study) {
        this.study = study;
    }

    /** The text of {@code study.json}. */
    public static String of(Values study) {
        StudyText page = new StudyText(study);
        page.addHead();
        study.get(StudyKeys.STRATEGIES).forEach(page::addStrategy);
        page.line(
                NAME + "%+10.2f%10s",
                "best possible taking, with hindsight",
                study.get(StudyKeys.BEST_POSSIBLE_COST_BPS),
                "bound");
        page.addMoves();
        page.addGroups();
        page.addPanel();
        study.get(StudyKeys.STRATEGIES).forEach(page::addLeft);
        page.text.append('\n');
        study.get(StudyKeys.PAIRS).forEach(pair -> page.line("%s.", capital(pair.get(StudyKeys.VERDICT))));
        study.find(StudyKeys.BEST_OF_ALL).ifPresent(page::addBest);
        page.addDays();
        study.find(StudyKeys.FEE_FILE).flatMap(FeeWords::unverified).ifPresent(fees -> page.line("%s", fees));
        fees(study).forEach(each -> page.line("%s", each));
        study.find(StudyKeys.WITH_OTHER_TIES).ifPresent(other -> ties(other).forEach(each -> page.line("%s", each)));
        if (study.or(StudyKeys.IN_SAMPLE, false)) {
            page.line("%s", IN_SAMPLE);
        }
        return page.text.toString();
    }

    /** Sentences about the findings in the other order of simultaneous rows. */
    public static List<String> ties(Values other) {
        boolean differs = other.get(TieKeys.DIFFERS);
        List<String> sentences = new ArrayList<>();
        sentences.add(Numbers.format(
                "%,d prints share their time with a quote of their venue, and the data does not tell which came first."
                        + " With --ties %s %s",
                other.get(TieKeys.TIED_PRINTS),
                other.get(TieKeys.RULE),
                differs ? "the findings are these:" : "every finding is the same."));
        if (differs) {
            other.get(TieKeys.TIED_PAIRS).forEach(pair -> sentences.add(capital(pair.get(TieKeys.TIED_VERDICT)) + "."));
        }
        return sentences;
    }

    /** Sentences about the tasks whose work failed; none where all were worked. */
    public static List<String> leftOut(Values study) {
        List<String> sentences = new ArrayList<>();
        for (Values task : study.or(StudyKeys.LEFT_OUT, List.of())) {
            String of = task.or(LeftOutKeys.OF, "");
            sentences.add(Numbers.format(
                    "Left out, and in no figure: %stask %d, %,d orders from %s on, as its work failed: %s",
                    of.isEmpty() ? "" : of + ", ",
                    task.get(LeftOutKeys.TASK),
                    task.get(LeftOutKeys.ORDERS),
                    task.get(LeftOutKeys.START),
                    task.get(LeftOutKeys.REASON)));
        }
        return sentences;
    }

    /** A sentence about starts before the books were filled; none where there are none. */
    public static Optional<String> early(Values study) {
        return ofStarts(
                study,
                StudyKeys.EARLY_STARTS,
                "At %,d of %,d starts fewer than half of the venues show a price. Costs and savings of these orders say"
                        + " little and may decide the means: start later (--start).");
    }

    /** A sentence about starts in a halt; none where there are none. */
    public static Optional<String> halted(Values study) {
        return ofStarts(
                study,
                StudyKeys.HALTED_STARTS,
                "At %,d of %,d starts trading is halted. The arrival price of these orders is of when it goes on or later, so"
                        + " the jump of the reopening is in no cost.");
    }

    /** A sentence about starts before a halt; none where there are none. */
    public static Optional<String> interrupted(Values study) {
        return ofStarts(
                study,
                StudyKeys.INTERRUPTED_STARTS,
                "After %,d of %,d starts trading is halted before their orders end: the jump of the reopening is in the costs of"
                        + " what trades after it.");
    }

    /** A sentence that names how many of all starts are of a kind; none where there are none. */
    private static Optional<String> ofStarts(Values study, Key<Long> kind, String sentence) {
        long count = study.or(kind, 0L);
        return count == 0
                ? Optional.empty()
                : Optional.of(Numbers.format(sentence, count, study.get(StudyKeys.STARTS)));
    }

    /** Sentences about fees by the cap on access fees; none where it puts none in doubt. */
    public static List<String> fees(Values study) {
        return study.find(StudyKeys.FEE_DOUBTS)
                .map(doubts -> FeeWords.ofMany(doubts, study.get(StudyKeys.STARTS), "start"))
                .orElse(List.of());
    }

    /** The sentence that strategies had no trades of others to follow; none where they had. */
    public static Optional<String> idle(Values study) {
        List<String> idle = study.or(StudyKeys.IDLE, List.of());
        return idle.isEmpty()
                ? Optional.empty()
                : Optional.of(DataCaveats.idle(
                        idle,
                        study.or(StudyKeys.BY_DAY, List.of()).isEmpty()
                                ? "The data show no trades of others"
                                : "The data of at least one day show no trades of others"));
    }

    /**
     * The sentence that a horizon of one slice leaves schedules nothing to spread; none where no strategy of the study has a plain
     * schedule, or where there are more slices.
     */
    public static Optional<String> oneSlice(Values study) {
        List<String> schedules = study.get(StudyKeys.STRATEGIES).stream()
                .map(strategy -> strategy.get(StudyKeys.NAME))
                .filter(SCHEDULES::contains)
                .toList();
        if (study.or(StudyKeys.SLICES, 2L) > 1 || schedules.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> settings = study.or(StudyKeys.SETTINGS, Map.of());
        return Optional.of(Numbers.format(
                "The horizon of %s is a single slice of %s. %s %s the whole order at its start, as best-ask does, so"
                        + " these strategies cannot differ. A shorter --slice or a longer --horizon tells them apart.",
                settings.getOrDefault("horizon", "each order"),
                settings.getOrDefault("slice", "the schedule"),
                capital(String.join(", ", schedules)),
                schedules.size() == 1 ? "sends" : "send"));
    }

    private void line(String format, Object... arguments) {
        text.append(Numbers.format(format, arguments)).append('\n');
    }

    private void addHead() {
        line(
                "%,d orders at %,d starts on %s; costs in bps of the arrival mid, positive when the order pays; fees included.",
                study.get(StudyKeys.ORDERS), study.get(StudyKeys.STARTS), days());
        long unmeasured = study.or(StudyKeys.UNMEASURED_ORDERS, 0L);
        if (unmeasured > 0) {
            line(
                    "%,d more orders are left out: an order of their start had no mid to start from, or no price at its end.",
                    unmeasured);
        }
        early(study).ifPresent(each -> line("%s", each));
        halted(study).ifPresent(each -> line("%s", each));
        interrupted(study).ifPresent(each -> line("%s", each));
        leftOut(study).forEach(each -> line("%s", each));
        oneSlice(study).ifPresent(each -> line("%s", each));
        idle(study).ifPresent(each -> line("%s", each));
        text.append('\n');
        line(
                NAME + "%10s%10s%20s%12s%8s%8s",
                "strategy",
                "cost",
                "saving",
                interval() + " % interval",
                "detectable",
                "NW t",
                "flip p");
    }

    private String days() {
        long days = study.get(StudyKeys.DAYS);
        return days == 1 ? "one day" : days + " days";
    }

    /** The confidence of the intervals, in per cent. */
    private String interval() {
        return study.get(StudyKeys.PAIRS).stream()
                .flatMap(pair -> pair.find(StudyKeys.LEVEL).stream())
                .findFirst()
                .map(level -> BigDecimal.ONE
                        .subtract(level)
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString())
                .orElse("95");
    }

    private void addStrategy(Values strategy) {
        String name = strategy.get(StudyKeys.NAME);
        BigDecimal cost = strategy.get(StudyKeys.MEAN_COST_BPS);
        if (name.equals(study.get(StudyKeys.BASELINE))) {
            line(NAME + "%+10.2f%10s", name, cost, "baseline");
            return;
        }
        Optional<Values> tested = tested(name);
        if (tested.isEmpty()) {
            line(NAME + "%+10.2f%10s%20s%12s%8s%8s", name, cost, "refused", "-", "-", "-", "-");
            return;
        }
        Values pair = tested.get();
        String interval = Numbers.format(
                "%+.2f to %+.2f", pair.get(StudyKeys.INTERVAL_LOWER_BPS), pair.get(StudyKeys.INTERVAL_UPPER_BPS));
        line(
                NAME + "%+10.2f%+10.2f%20s%12.2f%+8.2f%8s",
                name,
                cost,
                pair.get(StudyKeys.MEAN_SAVING_BPS),
                interval,
                pair.get(StudyKeys.DETECTABLE_BPS),
                pair.get(StudyKeys.NEWEY_WEST_T),
                Numbers.probability(pair.get(StudyKeys.SIGN_FLIP_P)));
    }

    /** Shares that were left when the windows ended, by what became of them. */
    private void addLeft(Values strategy) {
        double walked = strategy.find(StudyKeys.WALKED_SHARE)
                .map(BigDecimal::doubleValue)
                .orElse(0.0);
        double marked = strategy.find(StudyKeys.UNFILLED_SHARE)
                .map(BigDecimal::doubleValue)
                .orElse(0.0);
        if (walked + marked > 0) {
            line(
                    "  %s left %.2f %% of all shares when its windows ended: %.2f %% were taken from what was displayed then,"
                            + " %.2f %% are marked.",
                    strategy.get(StudyKeys.NAME), 100 * (walked + marked), 100 * walked, 100 * marked);
        }
    }

    /** The tests of a strategy; none where it is not comparable. */
    private Optional<Values> tested(String strategy) {
        return study.get(StudyKeys.PAIRS).stream()
                .filter(pair -> pair.get(StudyKeys.PAIR_NAME).equals(strategy))
                .filter(pair -> !pair.get(StudyKeys.FINDING).equals("refused"))
                .filter(pair -> pair.find(StudyKeys.MEAN_SAVING_BPS).isPresent())
                .findFirst();
    }

    /** The savings without the market's move, at each delay of the mid after a fill. */
    private void addMoves() {
        List<Values> moved = study.get(StudyKeys.PAIRS).stream()
                .filter(pair -> pair.find(StudyKeys.MARKET_MOVE).isPresent())
                .toList();
        if (moved.isEmpty()) {
            return;
        }
        text.append('\n');
        line(
                NAME + "%10s%8s%10s%20s%12s%31s",
                "market's move taken out",
                "move",
                "error",
                "saving",
                "interval",
                "detectable",
                "with the mid at 0 / 0.1 / 1 s");
        moved.forEach(pair -> addMove(pair.get(StudyKeys.PAIR_NAME), pair.get(StudyKeys.MARKET_MOVE)));
    }

    private void addMove(String name, Values move) {
        String byDelay = move.get(StudyKeys.ADJUSTED_BY_DELAY_BPS).values().stream()
                .map(mean -> Numbers.format("%+.2f", mean))
                .collect(Collectors.joining(" / "));
        line(
                NAME + "%+10.2f%8.2f%+10.2f%20s%12.2f%31s",
                name,
                move.get(StudyKeys.MOVE_MEAN_BPS),
                move.get(StudyKeys.MOVE_ERROR_BPS),
                move.get(StudyKeys.ADJUSTED_SAVING_BPS),
                Numbers.format(
                        "%+.2f to %+.2f",
                        move.get(StudyKeys.ADJUSTED_LOWER_BPS), move.get(StudyKeys.ADJUSTED_UPPER_BPS)),
                move.get(StudyKeys.ADJUSTED_DETECTABLE_BPS),
                byDelay);
    }

    private void addPanel() {
        List<Values> symbols = study.or(StudyKeys.BY_SYMBOL, List.of());
        if (!symbols.isEmpty()) {
            line(
                    "%n  %,d symbols on %,d days; their mean costs are on the page and in study.json (by_symbol, by_day).",
                    symbols.size(), study.or(StudyKeys.BY_DAY, List.of()).size());
        }
    }

    private void addGroups() {
        List<Values> groups = study.or(StudyKeys.GROUPS, List.of());
        if (groups.size() < 2 || groups.size() > MOST_GROUPS) {
            return;
        }
        text.append(Numbers.format("%n" + NAME, "mean cost of"));
        groups.forEach(group -> text.append(Numbers.format(
                "%13s",
                group.get(StudyKeys.SIDE) + " " + group.get(StudyKeys.QTY).toPlainString())));
        text.append('\n');
        for (Values strategy : study.get(StudyKeys.STRATEGIES)) {
            String name = strategy.get(StudyKeys.NAME);
            text.append(Numbers.format(NAME, name));
            groups.forEach(group -> text.append(Numbers.format(
                    "%+13.2f", group.get(StudyKeys.GROUP_COST_BPS).getOrDefault(name, BigDecimal.ZERO))));
            text.append('\n');
        }
    }

    private void addBest(Values best) {
        long tried = study.get(StudyKeys.TRIED);
        if (tried > 1) {
            line(
                    "That the best is better than %s by luck: %s (Hansen's SPA), %s (White); the best of the %d"
                            + " tried is expected to show %.2f standard errors without any merit.",
                    study.get(StudyKeys.BASELINE),
                    Numbers.pValue(best.get(StudyKeys.SPA_P)),
                    Numbers.pValue(best.get(StudyKeys.REALITY_CHECK_P)),
                    tried,
                    best.get(StudyKeys.EXPECTED_MAXIMUM_SD));
        }
    }

    private void addDays() {
        long days = study.get(StudyKeys.DAYS);
        if (days < DAYS_AS_BLOCKS) {
            line(
                    "The data has %s. Intervals, tests and detectable differences hold for the market of %s; other days may differ.",
                    days(), days == 1 ? "that day" : "those days");
        }
    }

    private static String capital(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
