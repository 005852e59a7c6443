package io.slipway.report.page;

import io.slipway.report.html.Html;
import io.slipway.report.html.HtmlTable;
import io.slipway.report.html.Numbers;
import io.slipway.result.file.StudyKeys;
import io.slipway.result.file.panel.CutKeys;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The section of a study's page on parts of the orders: costs and savings by size, side, hour, day, spread and volatility. */
final class CutSection {

    private static final int DECIMALS = 2;
    private static final int MOST_SENTENCES = 8;

    private final Values study;

    private CutSection(Values study) {
        this.study = study;
    }

    /** The section; empty where the orders differ in none of these. */
    static String html(Values study) {
        Map<String, List<Values>> byDimension = new LinkedHashMap<>();
        study.or(StudyKeys.CUTS, List.of())
                .forEach(cut -> byDimension
                        .computeIfAbsent(cut.get(CutKeys.DIMENSION), dimension -> new ArrayList<>())
                        .add(cut));
        if (byDimension.isEmpty()) {
            return "";
        }
        CutSection section = new CutSection(study);
        StringBuilder html = new StringBuilder(section.findings());
        byDimension.forEach((dimension, cuts) -> html.append("<h3>By ")
                .append(dimension)
                .append("</h3>")
                .append(section.costs(dimension, cuts))
                .append(Html.folded("Savings by " + dimension, section.savings(dimension, cuts))));
        html.append(Html.muted("Mean costs in bps. Savings against " + study.get(StudyKeys.BASELINE)
                + ", positive when the strategy was better, each with an interval of its own (Student's t on means"
                + " of blocks; six blocks are needed)."
                + (section.looks() == 0
                        ? ""
                        : " An asterisk: p adjusted for all " + section.looks() + " looks is below the level.")
                + (byDimension.containsKey("spread")
                        ? " Spread: best offer less best bid at the start of the order, in bps of the mid."
                        : "")
                + (byDimension.containsKey("volatility")
                        ? " Volatility: standard deviation of the mid over one hour, from its moves between at most 20"
                                + " starts of the day until the order's own."
                        : "")));
        List<String> names = List.copyOf(byDimension.keySet());
        int last = names.size() - 1;
        String listed =
                last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
        return Html.section("cuts", "By " + listed, html.toString());
    }

    private long looks() {
        return study.get(StudyKeys.CUTS).stream()
                .flatMap(cut -> cut.get(CutKeys.SAVINGS).stream())
                .filter(saving -> saving.find(CutKeys.ADJUSTED_P).isPresent())
                .count();
    }

    private String findings() {
        Map<List<Object>, List<Values>> byOrders = new LinkedHashMap<>();
        study.get(StudyKeys.CUTS)
                .forEach(cut -> byOrders.computeIfAbsent(
                                List.of(cut.get(CutKeys.ORDERS), cut.get(CutKeys.COST_BPS)), key -> new ArrayList<>())
                        .add(cut));
        List<String> sentences = new ArrayList<>();
        for (List<Values> alike : byOrders.values()) {
            for (Values saving : alike.get(0).get(CutKeys.SAVINGS)) {
                if (saving.get(CutKeys.IS_SHOWN)) {
                    sentences.add(sentence(alike, saving));
                }
            }
        }
        if (sentences.isEmpty()) {
            return Html.paragraph(
                    looks() == 0
                            ? "No part has the six blocks of starts that a test needs."
                            : "In no part a difference from " + study.get(StudyKeys.BASELINE) + " is shown, with "
                                    + looks() + " looks taken into account.");
        }
        int more = sentences.size() - MOST_SENTENCES;
        List<String> told = new ArrayList<>(sentences.subList(0, Math.min(MOST_SENTENCES, sentences.size())));
        if (more > 0) {
            told.add(more + " more in the tables.");
        }
        return Html.list(told);
    }

    /** A finding in a part; parts of other properties with the same orders are named with it. */
    private String sentence(List<Values> alike, Values saving) {
        BigDecimal mean = saving.find(CutKeys.MEAN_BPS).orElse(BigDecimal.ZERO);
        return Numbers.format(
                "%s: %s is %s than %s by %s bps (%s to %s), %s with %,d looks taken into account.",
                capital(alike.stream()
                        .map(cut -> cut.get(CutKeys.DIMENSION) + " " + cut.get(CutKeys.VALUE))
                        .collect(Collectors.joining(", that is "))),
                saving.get(CutKeys.NAME),
                mean.signum() > 0 ? "better" : "worse",
                study.get(StudyKeys.BASELINE),
                Html.number(Optional.of(mean.abs()), DECIMALS),
                Html.signed(saving.find(CutKeys.LOWER_BPS), DECIMALS),
                Html.signed(saving.find(CutKeys.UPPER_BPS), DECIMALS),
                saving.find(CutKeys.ADJUSTED_P).map(Numbers::pValue).orElse(""),
                looks());
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private String costs(String dimension, List<Values> cuts) {
        List<String> names = study.get(StudyKeys.STRATEGIES).stream()
                .map(strategy -> strategy.get(StudyKeys.NAME))
                .toList();
        List<String> headings = new ArrayList<>(List.of(dimension, "orders"));
        headings.addAll(names);
        HtmlTable table = HtmlTable.of(1, headings);
        for (Values cut : cuts) {
            List<String> cells = new ArrayList<>(List.of(cut.get(CutKeys.VALUE), Html.count(cut.get(CutKeys.ORDERS))));
            names.forEach(name -> cells.add(
                    Html.signed(Optional.ofNullable(cut.get(CutKeys.COST_BPS).get(name)), DECIMALS)));
            table.row("", cells);
        }
        return table.html();
    }

    private String savings(String dimension, List<Values> cuts) {
        List<String> headings = new ArrayList<>(List.of(dimension));
        cuts.get(0).get(CutKeys.SAVINGS).forEach(saving -> headings.add(saving.get(CutKeys.NAME) + ", bps"));
        HtmlTable table = HtmlTable.of(1, headings);
        for (Values cut : cuts) {
            List<String> cells = new ArrayList<>(List.of(cut.get(CutKeys.VALUE)));
            cut.get(CutKeys.SAVINGS).forEach(saving -> cells.add(cell(saving)));
            table.row("", cells);
        }
        return table.html();
    }

    private static String cell(Values saving) {
        if (saving.find(CutKeys.MEAN_BPS).isEmpty()) {
            return Html.ABSENT;
        }
        String mean = Html.signed(saving.find(CutKeys.MEAN_BPS), DECIMALS);
        return saving.find(CutKeys.LOWER_BPS).isEmpty()
                ? mean
                : mean + " (" + Html.signed(saving.find(CutKeys.LOWER_BPS), DECIMALS) + " to "
                        + Html.signed(saving.find(CutKeys.UPPER_BPS), DECIMALS) + ")"
                        + (saving.get(CutKeys.IS_SHOWN) ? " *" : "");
    }
}
