package io.slipway.report.page;

import io.slipway.report.html.Html;
import io.slipway.report.html.HtmlTable;
import io.slipway.report.read.ReportInput;
import io.slipway.report.read.RunDirectory;
import io.slipway.report.text.BenchmarkWords;
import io.slipway.result.file.ResultsKeys;
import io.slipway.result.file.StrategyKeys;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The section on the benchmark prices of the window, and the cost of each strategy against each of them. */
final class BenchmarkSection {

    private static final int BPS_DECIMALS = 2;
    private static final int PRICE_DECIMALS = 4;

    private BenchmarkSection() {}

    static String html(ReportInput input) {
        RunDirectory run = input.run();
        Map<String, BigDecimal> prices = run.results().or(ResultsKeys.BENCHMARKS, Map.of());
        if (prices.isEmpty()) {
            return "";
        }
        List<String> headings = new ArrayList<>(List.of("benchmark", "price"));
        headings.addAll(run.strategies().keySet());
        HtmlTable table = HtmlTable.of(1, headings);
        prices.forEach((key, price) -> {
            List<String> cells =
                    new ArrayList<>(List.of(BenchmarkWords.name(key), Html.number(Optional.of(price), PRICE_DECIMALS)));
            for (Values strategy : run.strategies().values()) {
                cells.add(Html.signed(
                        strategy.or(StrategyKeys.COST_VS_BENCHMARKS_BPS, Map.of())
                                .getOrDefault(key, Optional.empty()),
                        BPS_DECIMALS));
            }
            if (cells.stream().skip(2).anyMatch(cell -> !cell.equals(Html.ABSENT))) {
                table.row("", cells);
            }
        });
        return Html.section(
                "benchmarks",
                "Cost against each benchmark",
                Html.muted(
                                "In bps of the benchmark, fees included; positive when the order pays more than the benchmark.")
                        + table.html());
    }
}
