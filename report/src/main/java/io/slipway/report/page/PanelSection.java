package io.slipway.report.page;

import io.slipway.report.html.Html;
import io.slipway.report.html.HtmlTable;
import io.slipway.report.html.Numbers;
import io.slipway.result.file.StudyKeys;
import io.slipway.result.file.panel.PanelKeys;
import io.slipway.result.schema.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The section of symbols and days on the page of a study of a corpus. */
final class PanelSection {

    private static final int DECIMALS = 2;

    private final Values study;

    private PanelSection(Values study) {
        this.study = study;
    }

    /** The section; empty for a study of one tape. */
    static String html(Values study) {
        List<Values> symbols = study.or(StudyKeys.BY_SYMBOL, List.of());
        List<Values> days = study.or(StudyKeys.BY_DAY, List.of());
        if (symbols.isEmpty()) {
            return "";
        }
        PanelSection section = new PanelSection(study);
        return Html.section(
                "panel",
                Numbers.format("%,d symbols, %,d days", symbols.size(), days.size()),
                section.clusters()
                        + "<h3>By symbol</h3>"
                        + section.table("symbol", symbols)
                        + "<h3>By day</h3>"
                        + section.table("day", days)
                        + Html.muted(
                                "Mean costs in bps. Single symbols and days are not tested: among many, some differ by"
                                        + " chance."));
    }

    private String clusters() {
        HtmlTable table = HtmlTable.of(
                1, List.of("error of the mean saving, bps", "by day", "by symbol", "by both", "interval from", "to"));
        boolean any = false;
        for (Values pair : study.get(StudyKeys.PAIRS)) {
            Optional<Values> found = pair.find(StudyKeys.PAIR_CLUSTERS);
            if (found.isPresent()) {
                Values clusters = found.get();
                any = true;
                table.row(
                        "",
                        List.of(
                                pair.get(StudyKeys.PAIR_NAME),
                                Html.number(clusters.find(PanelKeys.DAY_ERROR_BPS), DECIMALS),
                                Html.number(clusters.find(PanelKeys.SYMBOL_ERROR_BPS), DECIMALS),
                                Html.number(clusters.find(PanelKeys.TWO_WAY_ERROR_BPS), DECIMALS),
                                Html.signed(clusters.find(PanelKeys.TWO_WAY_LOWER_BPS), DECIMALS),
                                Html.signed(clusters.find(PanelKeys.TWO_WAY_UPPER_BPS), DECIMALS)));
            }
        }
        return any
                ? table.html()
                        + Html.muted(
                                "The verdicts above hold for other days of these symbols. The interval here is for other"
                                        + " symbols like these too: days and symbols are clusters (Cameron, Gelbach and Miller 2011).")
                : "";
    }

    private String table(String what, List<Values> groups) {
        List<String> headings = new ArrayList<>(List.of(what, "orders"));
        study.get(StudyKeys.STRATEGIES).forEach(strategy -> headings.add(strategy.get(StudyKeys.NAME)));
        HtmlTable table = HtmlTable.of(1, headings);
        for (Values group : groups) {
            List<String> cells = new ArrayList<>(
                    List.of(group.get(PanelKeys.LABEL), Numbers.format("%,d", group.get(PanelKeys.LABELLED_ORDERS))));
            study.get(StudyKeys.STRATEGIES)
                    .forEach(strategy -> cells.add(Html.signed(
                            Optional.ofNullable(
                                    group.get(PanelKeys.LABELLED_COST_BPS).get(strategy.get(StudyKeys.NAME))),
                            DECIMALS)));
            table.row("", cells);
        }
        return table.html();
    }
}
