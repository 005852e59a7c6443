package io.slipway.report.page;

import io.slipway.report.html.Html;
import io.slipway.report.html.HtmlTable;
import io.slipway.report.read.ReportInput;
import io.slipway.report.read.RunDirectory;
import io.slipway.report.text.QuoteWords;
import io.slipway.result.file.QuoteKeys;
import io.slipway.result.file.ResultsKeys;
import io.slipway.result.file.SavingKeys;
import io.slipway.result.file.StrategyKeys;
import io.slipway.result.file.VenueKeys;
import io.slipway.result.file.WindowKeys;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The section on the ages of the quotes that fills traded on. */
final class QuoteSection {

    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

    private QuoteSection() {}

    static String html(ReportInput input) {
        RunDirectory run = input.run();
        List<String> headings = new ArrayList<>(List.of("strategy", "median age", "90 %", "oldest"));
        List<List<String>> rows = new ArrayList<>();
        run.strategies().forEach((name, strategy) -> {
            Optional<Values> quotes =
                    strategy.find(StrategyKeys.EXECUTION_QUALITY).flatMap(quality -> quality.find(VenueKeys.QUOTES));
            BigDecimal filled = strategy.or(SavingKeys.FILLED_QTY, BigDecimal.ZERO);
            if (quotes.isPresent() && filled.signum() > 0) {
                if (rows.isEmpty()) {
                    quotes.get().or(QuoteKeys.QTY_BY_AGE, Map.of()).keySet().forEach(age -> headings.add(heading(age)));
                    headings.addAll(List.of("stale, %", "crossed, %", "far, %"));
                }
                rows.add(cells(name, quotes.get(), filled));
            }
        });
        if (rows.isEmpty()) {
            return "";
        }
        HtmlTable table = HtmlTable.of(1, headings);
        rows.forEach(row -> table.row("", row));
        return Html.section("quotes", "Quotes that fills traded on", table.html() + Html.muted(words(run)));
    }

    private static String heading(String age) {
        return Character.isDigit(age.charAt(0)) ? "to " + age + ", %" : age + ", %";
    }

    private static List<String> cells(String name, Values quotes, BigDecimal filled) {
        List<String> cells = new ArrayList<>();
        cells.add(name);
        cells.add(QuoteWords.age(quotes.find(QuoteKeys.MEDIAN_AGE_NS)));
        cells.add(QuoteWords.age(quotes.find(QuoteKeys.P90_AGE_NS)));
        cells.add(QuoteWords.age(quotes.find(QuoteKeys.MAX_AGE_NS)));
        quotes.or(QuoteKeys.QTY_BY_AGE, Map.of()).values().forEach(qty -> cells.add(percent(qty, filled)));
        cells.add(percent(quotes.or(QuoteKeys.STALE_QTY, BigDecimal.ZERO), filled));
        cells.add(percent(quotes.or(QuoteKeys.CROSSED_QTY, BigDecimal.ZERO), filled));
        cells.add(percent(quotes.or(QuoteKeys.FAR_QTY, BigDecimal.ZERO), filled));
        return cells;
    }

    private static String percent(BigDecimal qty, BigDecimal filled) {
        BigDecimal share = qty.multiply(PERCENT).divide(filled, 6, RoundingMode.HALF_EVEN);
        return Html.number(Optional.of(share), 1);
    }

    private static String words(RunDirectory run) {
        Values window = run.results().or(ResultsKeys.WINDOW, Values.of(WindowKeys.SHAPE));
        return "Age: time since the latest row of the venue's book, weighted by shares. "
                + QuoteWords.staleRule(window)
                + " Crossed: the best bid of all venues was above the best offer; so it was for "
                + Html.number(window.find(WindowKeys.CROSSED_SHARE).map(PERCENT::multiply), 2)
                + " % of the window. Far: beyond the price band from the best price of the order's own side.";
    }
}
