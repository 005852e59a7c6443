package io.slipway.report.read;

import io.slipway.result.file.OriginKeys;
import io.slipway.result.file.ResultsKeys;
import io.slipway.result.file.SavingKeys;
import io.slipway.result.file.StrategyKeys;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.Optional;

/** The one-line headline of a run. */
public final class Headlines {

    private Headlines() {}

    /** {@code BUY 5,000 AAPL: cont-kukanov-static saves 3.61 bps against best-ask}. */
    public static String title(RunDirectory run) {
        String router = run.tested();
        Optional<BigDecimal> saving = RunDirectory.savingAgainstTouch(run.results());
        String sample = run.results().get(ResultsKeys.IN_SAMPLE) ? ", in-sample" : "";
        String verdict = saving.map(bps -> verdict(router, bps) + sample)
                .orElse(router + " is not compared: "
                        + run.results().get(ResultsKeys.REFUSALS).getOrDefault(SavingKeys.TOUCH, "no baseline"));
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
    public static String subtitle(RunDirectory run) {
        String sample = run.results().get(ResultsKeys.IN_SAMPLE) ? "parameters chosen in-sample" : "parameters given";
        String rules = isTrial(run)
                ? "trial rules (re-used liquidity: not what an order would have cost)"
                : "every displayed share filled at most once";
        return rules + "  \u00b7  " + sample + "  \u00b7  " + run.results().or(OriginKeys.SOURCE, "");
    }

    /** A baseline as people call it; the trial's VWAP is a price. */
    public static String baseline(RunDirectory run, String key) {
        String name = key.replace('_', '-');
        return isTrial(run) && name.equals("vwap") ? "vwap price" : name;
    }

    public static boolean isTrial(RunDirectory run) {
        return run.results().get(ResultsKeys.PROFILE).equals("trial");
    }

    /** A strategy's cost against the arrival mid, in basis points, if it traded. */
    public static Optional<BigDecimal> costBps(Values strategy) {
        return strategy.find(StrategyKeys.COST_VS_ARRIVAL_BPS);
    }
}
