package io.slipway.report.page;

import io.slipway.report.html.Html;
import io.slipway.report.html.HtmlTable;
import io.slipway.report.html.Numbers;
import io.slipway.report.html.Resources;
import io.slipway.report.text.FeeWords;
import io.slipway.report.text.StudyText;
import io.slipway.result.file.OriginKeys;
import io.slipway.result.file.StudyKeys;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Values;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code study.html}: what many parent orders tell, on one page that needs no network. */
public final class StudyPage {

    private static final int BPS_DECIMALS = 2;
    /** From so many days on the tests use days as blocks, so that they hold for other days. */
    private static final int DAYS_AS_BLOCKS = 6;

    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);
    private static final String DETECTABLE = "detectable, bps";
    private static final List<String> HEADINGS = List.of(
            "strategy",
            "mean cost, bps",
            "saving, bps",
            "interval from",
            "to",
            DETECTABLE,
            "Newey-West t",
            "sign-flip p",
            "p among all",
            "capture of hindsight, %");

    private final Values study;

    private StudyPage(Values study) {
        this.study = study;
    }

    public static String html(Values study) throws IOException {
        StudyPage page = new StudyPage(study);
        return ReportPage.fill(
                Resources.text("study.html"),
                Map.of(
                        "kind",
                        "study",
                        "title",
                        Html.escape(page.title()),
                        "report.css",
                        Resources.text("report.css"),
                        "sections",
                        page.summary()
                                + page.sample()
                                + CutSection.html(study)
                                + PanelSection.html(study)
                                + StudySection.distributions(study)
                                + page.grounds()));
    }

    private String sample() {
        String fees = Stream.concat(
                        study.find(StudyKeys.FEE_FILE).flatMap(FeeWords::unverified).stream(),
                        StudyText.fees(study).stream())
                .map(Html::paragraph)
                .collect(Collectors.joining());
        return study.or(StudyKeys.IN_SAMPLE, false)
                ? Html.paragraph(
                                "In-sample: an earlier search chose the parameters on this data, in a window that meets"
                                        + " this one.")
                        + fees
                : fees;
    }

    private String title() {
        return Numbers.format(
                "%,d orders at %,d starts on %s, each worked by every strategy, against %s",
                study.get(StudyKeys.ORDERS), study.get(StudyKeys.STARTS), days(), baseline());
    }

    private String days() {
        long days = study.get(StudyKeys.DAYS);
        return days == 1 ? "one day" : days + " days";
    }

    private String baseline() {
        return study.get(StudyKeys.BASELINE);
    }

    private String summary() {
        StringBuilder html = new StringBuilder();
        html.append(
                Html.muted(
                        "A cost is positive when it is paid. A saving is positive when the strategy was better. In basis points of the arrival mid, fees included."));
        html.append(leftOut());
        StudyText.early(study).map(Html::paragraph).ifPresent(html::append);
        StudyText.halted(study).map(Html::paragraph).ifPresent(html::append);
        StudyText.interrupted(study).map(Html::paragraph).ifPresent(html::append);
        StudyText.oneSlice(study).map(Html::paragraph).ifPresent(html::append);
        StudyText.idle(study).map(Html::paragraph).ifPresent(html::append);
        html.append(answer());
        html.append(SavingsPlot.html(study.get(StudyKeys.PAIRS), baseline()));
        study.find(StudyKeys.WITH_OTHER_TIES).ifPresent(other -> html.append(Html.list(StudyText.ties(other))));
        html.append(strategies());
        html.append(Html.muted(bound()));
        html.append(bestOfAll());
        html.append(groups());
        html.append(Html.folded("The market's move taken out", MarketMoveTable.html(study.get(StudyKeys.PAIRS))));
        return Html.section("summary", "What can be said", html.toString());
    }

    /** The tasks whose work failed, before any figure that lacks them. */
    private String leftOut() {
        List<String> sentences = StudyText.leftOut(study);
        return sentences.isEmpty()
                ? ""
                : "<div class=\"answer withheld\"><p class=\"verdict\">Incomplete: the work of " + sentences.size()
                        + (sentences.size() == 1 ? " task" : " tasks") + " failed.</p>" + Html.list(sentences)
                        + "</div>";
    }

    /** Differences that were shown, in full, and those that could not be, by name, with the reasons folded. */
    private String answer() {
        StringBuilder html = new StringBuilder();
        List<String> alike = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (Values pair : study.get(StudyKeys.PAIRS)) {
            String verdict = capital(pair.get(StudyKeys.VERDICT));
            if (List.of("better", "worse").contains(pair.get(StudyKeys.FINDING))) {
                html.append("<div class=\"answer\"><p class=\"verdict\">" + Html.escape(verdict) + "</p></div>");
                continue;
            }
            (isRefused(pair) ? refused : alike).add(pair.get(StudyKeys.PAIR_NAME));
            reasons.add(verdict);
        }
        if (reasons.isEmpty()) {
            return html.toString();
        }
        List<String> withheld = new ArrayList<>();
        if (!alike.isEmpty()) {
            withheld.add("No difference from " + baseline() + " can be shown for " + String.join(", ", alike) + ".");
        }
        if (!refused.isEmpty()) {
            withheld.add("No verdict on " + String.join(", ", refused) + ".");
        }
        StringBuilder box = new StringBuilder();
        withheld.forEach(sentence -> box.append("<p class=\"verdict\">" + Html.escape(sentence) + "</p>"));
        String grounds = refused.isEmpty() ? Html.folded("Each in full", Html.list(reasons)) : Html.list(reasons);
        return html + "<div class=\"answer withheld\">" + box + grounds + "</div>";
    }

    private static String capital(String sentence) {
        return sentence.isEmpty()
                ? ""
                : Character.toUpperCase(sentence.charAt(0))
                        + sentence.substring(1).replace(" %", "\u00a0%") + ".";
    }

    private String strategies() {
        Map<String, Values> pairs = new HashMap<>();
        study.get(StudyKeys.PAIRS).forEach(pair -> pairs.put(pair.get(StudyKeys.PAIR_NAME), pair));
        List<String> headings = new ArrayList<>(HEADINGS);
        if (study.get(StudyKeys.DAYS) < DAYS_AS_BLOCKS) {
            headings.set(
                    HEADINGS.indexOf(DETECTABLE),
                    study.get(StudyKeys.DAYS) == 1 ? "detectable on that day, bps" : "detectable on those days, bps");
        }
        Map<String, Key<BigDecimal>> shares = sharesLeft();
        headings.addAll(shares.keySet());
        HtmlTable table = HtmlTable.of(1, headings);
        for (Values strategy : study.get(StudyKeys.STRATEGIES)) {
            String name = strategy.get(StudyKeys.NAME);
            Values pair = pairs.getOrDefault(name, Values.of(StudyKeys.PAIR));
            List<String> cells = new ArrayList<>(List.of(
                    name.equals(baseline()) ? name + " (baseline)" : name,
                    Html.signed(strategy.find(StudyKeys.MEAN_COST_BPS), BPS_DECIMALS),
                    Html.signed(tested(pair, StudyKeys.MEAN_SAVING_BPS), BPS_DECIMALS),
                    Html.signed(tested(pair, StudyKeys.INTERVAL_LOWER_BPS), BPS_DECIMALS),
                    Html.signed(tested(pair, StudyKeys.INTERVAL_UPPER_BPS), BPS_DECIMALS),
                    Html.number(tested(pair, StudyKeys.DETECTABLE_BPS), BPS_DECIMALS),
                    Html.signed(tested(pair, StudyKeys.NEWEY_WEST_T), BPS_DECIMALS),
                    probability(tested(pair, StudyKeys.SIGN_FLIP_P)),
                    probability(tested(pair, StudyKeys.FAMILY_P)),
                    Html.number(percent(strategy.find(StudyKeys.HINDSIGHT_CAPTURE)), 1)));
            shares.values().forEach(share -> cells.add(Html.number(percent(strategy.find(share)), 1)));
            table.row(name.equals(baseline()) ? "tested" : "", cells);
        }
        return table.html();
    }

    /** The shares of the quantity that strategies left, by heading; without those that are zero for all. */
    private Map<String, Key<BigDecimal>> sharesLeft() {
        Map<String, Key<BigDecimal>> shares = new LinkedHashMap<>();
        shares.put("completed at the end, %", StudyKeys.WALKED_SHARE);
        shares.put("left, %", StudyKeys.UNFILLED_SHARE);
        shares.values()
                .removeIf(share -> study.get(StudyKeys.STRATEGIES).stream()
                        .noneMatch(strategy -> strategy.find(share)
                                .filter(each -> each.signum() > 0)
                                .isPresent()));
        return shares;
    }

    /** A figure of the tests of a pair; none where the pair is refused, whose figures mean nothing. */
    private static Optional<BigDecimal> tested(Values pair, Key<BigDecimal> figure) {
        return isRefused(pair) ? Optional.empty() : pair.find(figure);
    }

    private static String probability(Optional<BigDecimal> p) {
        return p.map(Numbers::probability).orElseGet(() -> Html.number(p, 0));
    }

    private static boolean isRefused(Values pair) {
        return pair.or(StudyKeys.FINDING, "").equals("refused");
    }

    private String groups() {
        List<Values> groups = study.or(StudyKeys.GROUPS, List.of());
        if (groups.size() < 2) {
            return "";
        }
        List<String> headings = new ArrayList<>(List.of("mean cost, bps"));
        groups.forEach(group -> headings.add(group.get(StudyKeys.SIDE) + " " + Html.count(group.get(StudyKeys.QTY))));
        HtmlTable table = HtmlTable.of(1, headings);
        for (Values strategy : study.get(StudyKeys.STRATEGIES)) {
            String name = strategy.get(StudyKeys.NAME);
            List<String> cells = new ArrayList<>(List.of(name));
            groups.forEach(group -> cells.add(Html.signed(
                    Optional.ofNullable(group.get(StudyKeys.GROUP_COST_BPS).get(name)), BPS_DECIMALS)));
            table.row("", cells);
        }
        return table.html()
                + Html.muted(
                        "Sides and sizes together are not tested: among many, some differ by chance. Each by itself is"
                                + " tested below.");
    }

    private static Optional<BigDecimal> percent(Optional<BigDecimal> share) {
        return share.map(PERCENT::multiply);
    }

    private String bound() {
        return "The best possible taking, with hindsight, would have cost "
                + Html.signed(study.find(StudyKeys.BEST_POSSIBLE_COST_BPS), BPS_DECIMALS)
                + " bps: a bound for all that only take, not a strategy. Savings are tested by " + draw()
                + ", as means over its"
                + " orders. Interval: circular block bootstrap. Detectable: the smallest difference that would be found in"
                + " 80\u00a0% of such samples. p among all: adjusted for all strategies tried (step-down maximum of sign-flipped"
                + " block means)." + fewDays();
    }

    private String draw() {
        return StudySection.draw(study);
    }

    private String fewDays() {
        return study.get(StudyKeys.DAYS) < DAYS_AS_BLOCKS
                ? " The data has " + days()
                        + ": other days may differ, and what differs from day to day is in no interval and not in the"
                        + " detectable difference."
                : "";
    }

    private String bestOfAll() {
        Optional<Values> found = study.find(StudyKeys.BEST_OF_ALL);
        if (found.isEmpty()) {
            return Html.muted("Too few starts to say whether the best is better than luck among so many.");
        }
        Values best = found.get();
        return Html.paragraph("That the best is better than " + baseline() + " by luck: "
                + Numbers.pValue(best.get(StudyKeys.SPA_P)) + " (Hansen's SPA), "
                + Numbers.pValue(best.get(StudyKeys.REALITY_CHECK_P))
                + " (White's reality check). The best of the " + study.get(StudyKeys.TRIED)
                + " tried is expected to show "
                + Html.number(best.find(StudyKeys.EXPECTED_MAXIMUM_SD), BPS_DECIMALS)
                + " standard errors without any merit.");
    }

    private String grounds() {
        List<List<String>> facts = new ArrayList<>();
        study.or(StudyKeys.SETTINGS, Map.of()).forEach((name, value) -> {
            if (!value.isEmpty()) {
                facts.add(List.of(name, value));
            }
        });
        facts.add(List.of(
                "orders left out, of starts without a mid or a mark",
                study.or(StudyKeys.UNMEASURED_ORDERS, 0L).toString()));
        facts.add(List.of("source", study.or(OriginKeys.SOURCE, "")));
        facts.add(List.of("SHA-256 of the events", study.or(OriginKeys.INPUT_SHA256, "")));
        facts.add(List.of("version", study.or(OriginKeys.VERSION, "")));
        HtmlTable table = HtmlTable.of(2, List.of());
        facts.forEach(fact -> table.row("", fact));
        return Html.section(
                "grounds",
                "How it was made",
                Html.folded("Settings and sources", "<div class=\"facts\">" + table.html() + "</div>"));
    }
}
