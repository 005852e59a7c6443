package io.slipway.config.spec;

import io.slipway.config.FeedLatency;
import io.slipway.config.MarketSettings;
import io.slipway.config.Setting;
import io.slipway.config.Settings;
import io.slipway.config.StrategySettings;
import io.slipway.data.venue.VenueLatencies;
import io.slipway.engine.ExecutionModel;
import io.slipway.engine.Latency;
import io.slipway.engine.Rules;
import io.slipway.text.ConfigException;
import io.slipway.venue.LiquidityLedger;
import io.slipway.venue.PrintRules;
import io.slipway.venue.latency.LatencyModel;
import io.slipway.venue.latency.LatencyModels;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntFunction;

/** Makes the assumptions of latency, queues and liquidity. */
final class ExecutionModelReader {

    private final Settings settings;

    ExecutionModelReader(Settings settings) {
        this.settings = settings;
    }

    /**
     * Checks that the trial's rules get no assumptions.
     *
     * @throws ConfigException if they do
     */
    void checkRules(Rules rules) {
        for (Setting<?> setting : MarketSettings.ASSUMPTIONS) {
            if (!rules.takesExecutionModel() && !settings.text(setting).equals(setting.defaultText())) {
                throw settings.fault(
                        setting,
                        "the trial's rules do not have this: value=" + settings.text(setting) + ", expected "
                                + (setting.defaultText().isEmpty() ? "none" : setting.defaultText()));
            }
        }
    }

    /** The assumptions in a market of these venues. */
    ExecutionModel model(int[] publisherIds) {
        FeedLatency feed = settings.get(MarketSettings.FEED_LATENCY);
        return new ExecutionModel(
                new Latency(feed.recorded(), feed.ns(), orders(publisherIds)),
                settings.get(MarketSettings.QUEUE_MODEL),
                settings.get(MarketSettings.REFILL_HALF_LIFE),
                settings.get(MarketSettings.STALE_AFTER),
                settings.get(MarketSettings.OUTFLOW),
                settings.find(MarketSettings.WHAT_IF_IMPACT).orElse(null),
                liquidity().orElse(null),
                new PrintRules(settings.get(MarketSettings.PAIR_WITHIN), settings.get(MarketSettings.THROUGH_BPS)));
    }

    private Optional<IntFunction<LiquidityLedger>> liquidity() {
        Optional<IntFunction<LiquidityLedger>> model = settings.find(MarketSettings.LIQUIDITY_MODEL);
        if (model.isPresent() && settings.get(MarketSettings.REFILL_HALF_LIFE) != 0) {
            throw settings.fault(
                    MarketSettings.LIQUIDITY_MODEL,
                    "the model says all of it: expected no --refill-half-life beside it: value="
                            + settings.text(MarketSettings.LIQUIDITY_MODEL));
        }
        return model;
    }

    private LatencyModel orders(int[] publisherIds) {
        long entryNs = settings.get(MarketSettings.ENTRY_LATENCY);
        long reportNs = settings.get(MarketSettings.REPORT_LATENCY);
        double spread = settings.get(MarketSettings.LATENCY_SPREAD);
        Optional<Path> file = settings.find(MarketSettings.LATENCY_FILE);
        Optional<LatencyModel> model = settings.find(MarketSettings.LATENCY_MODEL);
        long seed = settings.get(StrategySettings.SEED);
        if (model.isPresent()) {
            if (entryNs != 0 || reportNs != 0 || spread != 0 || file.isPresent()) {
                throw settings.fault(
                        MarketSettings.LATENCY_MODEL,
                        "the model says all of it: expected no other latency of orders and reports beside it: value="
                                + settings.text(MarketSettings.LATENCY_MODEL));
            }
            return model.get();
        }
        if (file.isPresent()) {
            if (entryNs != 0 || reportNs != 0 || spread != 0) {
                throw settings.fault(
                        MarketSettings.LATENCY_FILE,
                        "the file says all of it: expected no --entry-latency, --report-latency or --latency-spread"
                                + " beside it: value=" + file.get());
            }
            return VenueLatencies.load(file.get()).model(publisherIds, seed);
        }
        return spread == 0
                ? LatencyModels.constant(entryNs, reportNs)
                : LatencyModels.logNormal(entryNs, reportNs, spread, seed);
    }
}
