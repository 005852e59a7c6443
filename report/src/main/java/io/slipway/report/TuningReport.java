package io.slipway.report;

import io.slipway.report.html.Html;
import io.slipway.report.html.HtmlTable;
import io.slipway.report.html.Resources;
import io.slipway.report.page.ReportPage;
import io.slipway.report.page.SurfaceSection;
import io.slipway.report.read.ReportException;
import io.slipway.report.read.ResultReader;
import io.slipway.report.text.TuningText;
import io.slipway.result.file.tuning.TuningKeys;
import io.slipway.result.schema.Values;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws {@code tuning.html} from {@code tuning.json}. */
public final class TuningReport {

    private static final int DECIMALS = 2;
    private static final int DECIMALS_OF_SECONDS = 3;

    private TuningReport() {}

    /** True if a directory contains a search over the days of a corpus. */
    public static boolean isTuning(Path directory) {
        return Files.exists(ResultReader.file(directory, TuningKeys.FILE));
    }

    /**
     * Writes the page, replacing an older one.
     *
     * @throws ReportException if the directory holds no such search, a damaged one, or cannot be written
     */
    public static void write(Path directory) {
        try {
            ReportPage.write(html(ResultReader.object(directory, TuningKeys.FILE)), directory.resolve("tuning.html"));
        } catch (IOException e) {
            throw new ReportException(
                    "cannot write the page: directory=" + directory + ", reason=" + ReportWriter.rootReason(e), e);
        }
    }

    /**
     * The findings as text for a terminal.
     *
     * @throws ReportException if the directory holds no such search
     */
    public static String text(Path directory) {
        return TuningText.of(ResultReader.object(directory, TuningKeys.FILE));
    }

    private static String html(Values tuning) throws IOException {
        return ReportPage.fill(
                Resources.text("study.html"),
                Map.of(
                        "kind",
                        "search over days",
                        "title",
                        Html.escape(tuning.get(TuningKeys.UNDER_TEST) + " on "
                                + Html.count(tuning.get(TuningKeys.ORDERS)) + " orders"),
                        "report.css",
                        Resources.text("report.css"),
                        "sections",
                        summary(tuning)
                                + SurfaceSection.ofTuning(tuning)
                                + Html.section("days", "Symbols and days", days(tuning))));
    }

    private static String summary(Values tuning) {
        HtmlTable table =
                HtmlTable.of(1, List.of("", "filled", "total cash", "fees", "mean done after, s", "mean cost, bps"));
        TuningText.rows(tuning)
                .forEach((name, row) -> table.row(
                        "",
                        List.of(
                                name,
                                Html.count(row.get(TuningKeys.FILLED_QTY)),
                                Html.number(Optional.of(row.get(TuningKeys.TOTAL_CASH)), DECIMALS),
                                Html.number(Optional.of(row.get(TuningKeys.FEES)), DECIMALS),
                                Html.number(Optional.of(row.get(TuningKeys.MEAN_DURATION_S)), DECIMALS_OF_SECONDS),
                                signed(row.find(TuningKeys.MEAN_COST_BPS)))));
        return Html.section(
                "summary",
                "Best parameters",
                Html.paragraph(TuningText.head(tuning)) + table.html() + Html.list(TuningText.sentences(tuning)));
    }

    private static String signed(Optional<BigDecimal> bps) {
        return Html.signed(bps, DECIMALS);
    }

    private static String days(Values tuning) {
        HtmlTable table = HtmlTable.of(
                2,
                List.of(
                        "symbol",
                        "day",
                        "best point of all, bps",
                        "default parameters, bps",
                        "cheapest point of the order, bps"));
        for (Values day : tuning.get(TuningKeys.BY_DAY)) {
            table.row(
                    "",
                    List.of(
                            day.get(TuningKeys.SYMBOL),
                            day.get(TuningKeys.TRADING_DAY),
                            signed(day.find(TuningKeys.BEST_COST_BPS)),
                            signed(day.find(TuningKeys.UNTUNED_COST_BPS)),
                            signed(day.find(TuningKeys.LEAST_COST_BPS))));
        }
        return table.html()
                + Html.muted(
                        "Cost against the arrival mid; positive is a cost. The last column is chosen with hindsight,"
                                + " order by order.");
    }
}
