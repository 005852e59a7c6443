package io.slipway.config;

import io.slipway.data.venue.VenueLatencies;
import io.slipway.engine.ExecutionModel;
import io.slipway.engine.Latency;
import io.slipway.outflow.OutflowEstimation;
import io.slipway.outflow.OutflowEstimations;
import io.slipway.tca.WhatIfImpact;
import io.slipway.text.ConfigException;
import io.slipway.text.Units;
import io.slipway.venue.LatencyModel;
import io.slipway.venue.LatencyModels;
import io.slipway.venue.QueueModel;
import io.slipway.venue.QueueModels;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the settings of the execution model. */
final class ConditionsReader {

    static final List<ConfigKey> KEYS = List.of(
            ConfigKey.FEED_LATENCY,
            ConfigKey.ENTRY_LATENCY,
            ConfigKey.REPORT_LATENCY,
            ConfigKey.LATENCY_SPREAD,
            ConfigKey.LATENCY_FILE,
            ConfigKey.QUEUE_MODEL,
            ConfigKey.REFILL_HALF_LIFE,
            ConfigKey.STALE_AFTER,
            ConfigKey.OUTFLOW,
            ConfigKey.WHAT_IF_IMPACT);

    private static final String RECORDED = "recorded";
    private static final double MAX_SPREAD = 5;
    private static final double MAX_Y = 100;
    private static final double MAX_SIGMA = 1_000;
    private static final double MAX_VOLUME = 1e15;
    private static final List<String> IMPACT_PARTS = List.of("sigma", "volume", "half-life", "y");

    private final RunConfig config;

    ConditionsReader(RunConfig config) {
        this.config = config;
    }

    /**
     * The conditions in a market of these venues.
     *
     * @throws ConfigException if a value is not valid
     */
    ExecutionModel conditions(int[] publisherIds) {
        for (ConfigKey key : KEYS) {
            if (!config.rules().takesExecutionModel() && isChanged(key)) {
                throw new ConfigException("--" + key.key() + ": the trial's rules do not have this: value="
                        + config.text(key) + ", expected "
                        + (key.defaultText().isEmpty() ? "none" : key.defaultText()));
            }
        }
        boolean recorded = config.text(ConfigKey.FEED_LATENCY).equals(RECORDED);
        long feedNs = recorded ? 0 : config.value(ConfigKey.FEED_LATENCY, Units::parseLatencyNs);
        QueueModel queue = config.value(ConfigKey.QUEUE_MODEL, QueueModels::parse);
        long refillNs = config.value(ConfigKey.REFILL_HALF_LIFE, Units::parseLatencyNs);
        long staleNs = config.value(ConfigKey.STALE_AFTER, Units::parseLatencyNs);
        OutflowEstimation outflow = config.value(ConfigKey.OUTFLOW, OutflowEstimations::parse);
        return new ExecutionModel(
                new Latency(recorded, feedNs, orders(publisherIds)), queue, refillNs, staleNs, outflow, impact());
    }

    private boolean isChanged(ConfigKey key) {
        return !config.text(key).equals(key.defaultText());
    }

    private LatencyModel orders(int[] publisherIds) {
        long entryNs = config.value(ConfigKey.ENTRY_LATENCY, Units::parseLatencyNs);
        long reportNs = config.value(ConfigKey.REPORT_LATENCY, Units::parseLatencyNs);
        double spread = config.value(ConfigKey.LATENCY_SPREAD, text -> Units.parseNumber(text, 0, MAX_SPREAD));
        String file = config.text(ConfigKey.LATENCY_FILE);
        if (!file.isEmpty()) {
            if (entryNs != 0 || reportNs != 0 || spread != 0) {
                throw new ConfigException("--latency-file: the file says all of it: expected no --entry-latency, "
                        + "--report-latency or --latency-spread beside it: value=" + file);
            }
            return VenueLatencies.load(Path.of(file)).model(publisherIds, config.seed());
        }
        return spread == 0
                ? LatencyModels.constant(entryNs, reportNs)
                : LatencyModels.logNormal(entryNs, reportNs, spread, config.seed());
    }

    private @Nullable WhatIfImpact impact() {
        return config.text(ConfigKey.WHAT_IF_IMPACT).isEmpty()
                ? null
                : config.value(ConfigKey.WHAT_IF_IMPACT, ConditionsReader::parseImpact);
    }

    private static WhatIfImpact parseImpact(String text) {
        Map<String, String> parts = new HashMap<>();
        for (String part : text.split(",", -1)) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length < 2 || !IMPACT_PARTS.contains(pair[0]) || parts.put(pair[0], pair[1]) != null) {
                throw new IllegalArgumentException("not a part of the impact: value=" + part
                        + ", expected each of sigma=2%,volume=50000000,half-life=60s,y=1 at most once");
            }
        }
        if (!parts.containsKey("sigma") || !parts.containsKey("volume")) {
            throw new IllegalArgumentException("sigma and volume are needed: value=" + text);
        }
        return new WhatIfImpact(
                Units.parseNumber(parts.getOrDefault("y", "1"), 0, MAX_Y),
                parsePercent(parts.getOrDefault("sigma", "")),
                Units.parseNumber(parts.getOrDefault("volume", ""), 0, MAX_VOLUME),
                Units.parseDurationNs(parts.getOrDefault("half-life", "60s")));
    }

    private static double parsePercent(String text) {
        if (!text.endsWith("%")) {
            throw new IllegalArgumentException("sigma is a percentage: value=" + text + ", expected e.g. 2%");
        }
        return Units.parseNumber(text.substring(0, text.length() - 1), 0, MAX_SIGMA) / 100;
    }
}
