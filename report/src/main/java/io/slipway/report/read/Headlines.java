package io.slipway.report.read;

import io.slipway.result.file.OriginKeys;
import io.slipway.result.file.ResultsKeys;
import io.slipway.result.file.StrategyKeys;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The one-line headline of a run. */
public final class Headlines {

    private Headlines() {}

    /** {@code BUY 5,000 AAPL: cont-kukanov-static saves 3.61 bps against best-ask}. */
    public static String title(RunDirectory run) {
        String router = run.tested();
        if (baseline(run, run.results().get(ResultsKeys.HEADLINE_BASELINE)).equals(router)) {
            return run.orderInWords() + ": " + ofBaseline(run, router);
        }
        Optional<BigDecimal> saving = run.headlineSaving(run.results());
        String sample = run.results().get(ResultsKeys.IN_SAMPLE) ? ", in-sample" : "";
        String verdict = saving.map(bps -> verdict(router, bps, run.headlineBaseline()) + sample)
                .orElse(router + " is not compared: " + run.headlineRefusal().orElse("no baseline"));
        return run.orderInWords() + ": " + verdict + cheaper(run, router);
    }

    /** The baseline is under test itself: it is compared with the cheapest other strategy where both filled all. */
    private static String ofBaseline(RunDirectory run, String baseline) {
        if (!RunDirectory.isComplete(run.strategy(baseline))) {
            return baseline + " is not compared: it left a part of the order";
        }
        String sample = run.results().get(ResultsKeys.IN_SAMPLE) ? ", in-sample" : "";
        return run.cheapestBeside(baseline)
                .map(other -> verdict(baseline, run.savingBps(run.strategy(baseline), run.strategy(other)), other)
                        + ", the cheapest other" + sample)
                .orElse(baseline + " is the baseline itself; no other strategy filled all");
    }

    /** Says so when the strategy under test is not the cheapest of those that filled all. */
    private static String cheaper(RunDirectory run, String router) {
        return run.cheapest()
                .filter(name -> !name.equals(router))
                .map(name -> "; cheapest is " + name)
                .orElse("");
    }

    private static String verdict(String router, BigDecimal bps, String baseline) {
        if (bps.signum() == 0) {
            return router + " costs what " + baseline + " costs";
        }
        String size = String.format("%.2f bps", bps.abs());
        return router
                + (bps.signum() > 0 ? " saves " + size + " against " : " costs " + size + " more than ")
                + baseline;
    }

    /** Rules, sample and source. */
    public static String subtitle(RunDirectory run) {
        String sample = run.results().get(ResultsKeys.IN_SAMPLE) ? "parameters chosen in-sample" : "parameters given";
        String rules = run.reusesLiquidity()
                ? run.results().get(ResultsKeys.PROFILE)
                        + " rules (re-used liquidity: not what an order would have cost)"
                : "every displayed share filled at most once";
        return rules + "  \u00b7  " + sample + "  \u00b7  " + run.results().or(OriginKeys.SOURCE, "");
    }

    /** A baseline for people: a strategy, or a price. */
    public static String baseline(RunDirectory run, String key) {
        boolean isPrice =
                run.results().or(ResultsKeys.PRICE_BASELINES, List.of()).contains(key);
        return RunDirectory.baseline(key) + (isPrice ? " price" : "");
    }

    /** A strategy's cost against the arrival mid, in basis points, if it traded. */
    public static Optional<BigDecimal> costBps(Values strategy) {
        return strategy.find(StrategyKeys.COST_VS_ARRIVAL_BPS);
    }
}
