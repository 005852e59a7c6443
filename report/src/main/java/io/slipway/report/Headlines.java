package io.slipway.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/** The one-line headline of a run. */
final class Headlines {

    private Headlines() {}

    /** {@code BUY 5,000 AAPL: cont-kukanov-static saves 3.61 bps against best-ask}. */
    static String title(RunDirectory run) {
        String router = run.text("optimized_strategy");
        Optional<BigDecimal> saving = RunDirectory.number(
                run.results().get("savings_vs_baselines_bps").path("best_ask"));
        String sample = run.results().get("in_sample").asBoolean() ? ", in-sample" : "";
        String verdict = saving.map(bps -> verdict(router, bps) + sample)
                .orElse(router + " is not compared: "
                        + run.results().get("refusals").path("best_ask").asText("no baseline"));
        return run.orderInWords() + ": " + verdict + cheaper(run, router);
    }

    /** Says so when the strategy under test is not the cheapest of those that filled all. */
    private static String cheaper(RunDirectory run, String router) {
        return run.cheapest()
                .filter(name -> !name.equals(router))
                .map(name -> "; cheapest is " + name)
                .orElse("");
    }

    private static String verdict(String router, BigDecimal bps) {
        if (bps.signum() == 0) {
            return router + " costs what best-ask costs";
        }
        String size = String.format("%.2f bps", bps.abs());
        return router
                + (bps.signum() > 0
                        ? " saves " + size + " against best-ask"
                        : " costs " + size + " more than best-ask");
    }

    /** Rules, sample and source. */
    static String subtitle(RunDirectory run) {
        String sample = run.results().get("in_sample").asBoolean() ? "parameters chosen in-sample" : "parameters given";
        String rules = isTrial(run)
                ? "trial rules (re-used liquidity: not what an order would have cost)"
                : "every displayed share filled at most once";
        return rules + "  \u00b7  " + sample + "  \u00b7  " + run.text("source");
    }

    /** A baseline as people call it; the trial's VWAP is a price. */
    static String baseline(RunDirectory run, String key) {
        String name = key.replace('_', '-');
        return isTrial(run) && name.equals("vwap") ? "vwap price" : name;
    }

    static boolean isTrial(RunDirectory run) {
        return run.text("profile").equals("trial");
    }

    /** A strategy's cost against the arrival mid, in basis points, if it traded. */
    static Optional<BigDecimal> costBps(JsonNode strategy) {
        return RunDirectory.number(strategy.path("cost_vs_arrival_bps"));
    }
}
