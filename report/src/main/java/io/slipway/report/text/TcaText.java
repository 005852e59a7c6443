package io.slipway.report.text;

import io.slipway.report.html.Html;
import io.slipway.report.html.Numbers;
import io.slipway.result.file.TcaFindingKeys;
import io.slipway.result.file.TcaKeys;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The costs of own executions as text for a terminal. */
public final class TcaText {

    /** A value that is wider than its column moves the next ones, and never touches them. */
    private static final String ROW = "  %-24s %7s %13s %13s %9s %13s %13s";

    private static final List<String> SHOWN = List.of("broker", "strategy", "side", "size");
    private static final int MOST_ROWS = 12;

    /** Characters of a name in the table. */
    private static final int LONGEST = 24;

    /** Characters of its end in them. */
    private static final int TAIL = 10;

    /** Findings of groups that are printed; the page has all. */
    private static final int MOST_GROUPS = 3;

    private final StringBuilder text = new StringBuilder();
    private final Values tca;

    private TcaText(Values tca) {
        this.tca = tca;
    }

    /** The text, each line with its end. */
    public static String of(Values tca) {
        TcaText text = new TcaText(tca);
        text.line("%s", TcaSentences.asked(tca) + ".");
        text.line("%s", TcaSentences.cost(tca));
        text.line("%s", TcaSentences.fees(tca));
        text.addVerdicts();
        text.addGroups();
        text.addVenues();
        text.list("Groups that differ from the other orders:", TcaSentences.contrasts(tca));
        if (!TcaSentences.contrasts(tca).isEmpty()) {
            text.line("  %s", TcaSentences.ORDERS_DIFFER);
        }
        text.list("Choice of the venue:", VenueChoiceText.of(tca));
        text.list("Impact of size:", ImpactSentences.of(tca));
        text.addOutliers();
        text.list("Faults of the records:", TcaSentences.faults(tca));
        text.list("Notes:", TcaSentences.notes(tca));
        TcaSentences.fewDays(tca).ifPresent(each -> text.line("%n%s", each));
        return text.text.toString();
    }

    private void line(String format, Object... arguments) {
        text.append(Numbers.format(format, arguments)).append('\n');
    }

    private void list(String heading, List<String> sentences) {
        if (!sentences.isEmpty() && !heading.isEmpty()) {
            line("%n%s", heading);
        }
        sentences.forEach(sentence -> line("%s%s", heading.isEmpty() ? "" : "  - ", sentence));
    }

    private void addVerdicts() {
        List<String> verdicts = TcaSentences.verdicts(tca);
        int shown = Math.min(verdicts.size(), TcaSentences.overall(tca) + MOST_GROUPS);
        list("", verdicts.subList(0, shown));
        if (shown < verdicts.size()) {
            line("%,d more findings of groups are on the page, tca.html.", verdicts.size() - shown);
        }
    }

    private void addGroups() {
        line("");
        line(ROW, "", "orders", "notional", "shortfall", "bps", "vs VWAP", "first fill");
        addGroup("all", tca.get(TcaKeys.ALL));
        for (String dimension : SHOWN) {
            tca.get(TcaKeys.GROUPS).stream()
                    .filter(group -> group.or(TcaKeys.DIMENSION, "").equals(dimension))
                    .limit(MOST_ROWS)
                    .forEach(group -> addGroup(dimension + " " + group.get(TcaKeys.VALUE), group));
        }
        line(
                "  Shortfall: against the decision price, fees included; positive is a cost. bps: of the notional, large orders"
                        + " count for more.\n  vs VWAP (bps), first fill (s): means over orders, each order once; in brackets the"
                        + " orders that have it,"
                        + " where not all do. First fill: of orders that do not arrive with it or after it.");
    }

    private void addGroup(String name, Values group) {
        Map<String, BigDecimal> means = group.get(TcaKeys.MEANS);
        line(
                ROW,
                shortened(name),
                Html.count(group.get(TcaKeys.GROUP_ORDERS)),
                Html.number(group.find(TcaKeys.NOTIONAL), 0),
                Html.number(group.find(TcaKeys.TOTAL), 2),
                Html.signed(group.find(TcaKeys.TOTAL_BPS), 2),
                TcaSentences.withCount(
                        group, "cost_vs_vwap_bps", Html.signed(Optional.ofNullable(means.get("cost_vs_vwap_bps")), 2)),
                TcaSentences.withCount(
                        group, "first_fill_s", Html.number(Optional.ofNullable(means.get("first_fill_s")), 2)));
    }

    /** A name that fits, with its end, in which names of one beginning differ. */
    private static String shortened(String name) {
        return name.length() <= LONGEST
                ? name
                : name.substring(0, LONGEST - TAIL - 1) + "\u2026" + name.substring(name.length() - TAIL);
    }

    private void addVenues() {
        if (tca.get(TcaKeys.VENUES).isEmpty()) {
            return;
        }
        line("");
        String row = "  %-14s %7s %11s %8s %8s %10s %8s %12s";
        line(row, "venue", "fills", TcaSentences.unit(tca), "part", "took", "effective", "E/Q", "realized 1s");
        tca.get(TcaKeys.VENUES).values().forEach(venue -> {
            Values all = venue.get(TcaKeys.OF_ALL);
            Values takers = venue.get(TcaKeys.OF_TAKERS);
            line(
                    row,
                    venue.or(TcaKeys.VENUE_NAME, ""),
                    Html.count(all.get(TcaKeys.COUNT)),
                    Html.count(all.get(TcaKeys.QTY)),
                    percent(venue.find(TcaKeys.VENUE_SHARE)),
                    percent(Optional.of(BigDecimal.valueOf(TcaSentences.part(tca, takers, all)))),
                    Html.signed(all.find(TcaKeys.EFFECTIVE), 2),
                    Html.number(all.find(TcaKeys.RATIO), 2),
                    Html.signed(all.get(TcaKeys.REALIZED).getOrDefault("1s", Optional.empty()), 2));
        });
        boolean anyFew = tca.get(TcaKeys.VENUES).values().stream()
                .anyMatch(venue -> venue.get(TcaKeys.OF_ALL).get(TcaKeys.COUNT) < TcaSentences.LEAST_FILLS);
        line(
                "  Spreads in bps of the mid before the fill, positive is a cost. E/Q: effective over quoted, 1 at the touch. %s%s",
                TcaSentences.fillWeights(tca), anyFew ? " Fewer than ten fills tell little of a venue." : "");
    }

    private static String percent(Optional<BigDecimal> share) {
        return Html.number(share.map(each -> each.movePointRight(2)), 1) + " %";
    }

    private void addOutliers() {
        List<Values> outliers = tca.get(TcaFindingKeys.OUTLIERS);
        if (!outliers.isEmpty()) {
            line(
                    "%n%,d order%s far from %s (robust score beyond 3.5), the farthest:",
                    outliers.size(),
                    outliers.size() == 1 ? "" : "s",
                    outliers.stream()
                                    .anyMatch(each -> each.find(TcaFindingKeys.OUTLIER_EXPECTED)
                                            .isPresent())
                            ? "the expected cost"
                            : "the others");
            outliers.stream()
                    .limit(5)
                    .forEach(each -> line(
                            "  - %s: %s bps against arrival, %sscore %s",
                            each.get(TcaFindingKeys.OUTLIER_ID),
                            Html.signed(each.find(TcaFindingKeys.OUTLIER_BPS), 2),
                            each.find(TcaFindingKeys.OUTLIER_EXPECTED)
                                    .map(bps -> Html.signed(Optional.of(bps), 2) + " expected, ")
                                    .orElse(""),
                            Html.signed(each.find(TcaFindingKeys.OUTLIER_SCORE), 1)));
        }
    }
}
