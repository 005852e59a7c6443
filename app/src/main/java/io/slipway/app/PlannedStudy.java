package io.slipway.app;

import io.slipway.config.ConfigKey;
import io.slipway.config.RunConfig;
import io.slipway.engine.BacktestSettings;
import io.slipway.engine.Contender;
import io.slipway.engine.Strategy;
import io.slipway.model.ParentOrder;
import io.slipway.search.ParameterPoint;
import io.slipway.study.Study;
import io.slipway.study.StudyDesign;
import io.slipway.study.StudyGrid;
import io.slipway.study.StudyPlan;
import io.slipway.tape.MarketTape;
import io.slipway.text.ConfigException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The study that options and settings ask for. */
final class PlannedStudy {

    /** A study has sizes and sides of its own, measures from the arrival mid, and tunes on a grid. */
    private static final Set<ConfigKey> NOT_APPLIED = EnumSet.of(
            ConfigKey.SIDE,
            ConfigKey.QTY,
            ConfigKey.DECISION_PRICE,
            ConfigKey.PREVIOUS_CLOSE,
            ConfigKey.WHAT_IF_IMPACT,
            ConfigKey.SEARCH,
            ConfigKey.POINTS);

    private PlannedStudy() {}

    /** Settings that a study applies, as they were written, by name. */
    static Map<String, String> settings(RunConfig config) {
        Map<String, String> settings = new LinkedHashMap<>(config.texts());
        NOT_APPLIED.forEach(key -> settings.remove(key.key()));
        return settings;
    }

    static Study of(MarketTape tape, RunConfig config, StudyOptions options) {
        StudyGrid grid = options.grid(config, tape);
        Strategy baseline = config.strategy("--baseline", options.baseline());
        Set<Strategy> strategies = new LinkedHashSet<>(config.strategies());
        strategies.add(config.underTest());
        strategies.add(baseline);
        List<ParameterPoint> points = config.space().grid();
        BacktestSettings settings = config.settings(tape, RunPipeline.parameters(RunConfig.untuned()));
        if (points.size() == 1) {
            settings = settings.withParameters(RunPipeline.parameters(points.get(0)));
        }
        checkCurve(settings, grid.parents());
        StudyDesign design = new StudyDesign(
                baseline.name(), config.underTest().name(), options.folds(), options.level(), config.seed());
        StudyPlan plan = StudyPlan.of(
                        tape.sha256(),
                        grid,
                        strategies.stream().map(Strategy::name).toList(),
                        design)
                .withPoints(points)
                .withSettings(ofPlan(config, settings));
        List<Contender> contenders = new ArrayList<>();
        for (Strategy strategy : strategies) {
            contenders.add(new Contender(strategy, settings));
        }
        for (ParameterPoint point : plan.points()) {
            contenders.add(new Contender(config.underTest(), settings.withParameters(RunPipeline.parameters(point))));
        }
        return new Study(plan, tape, contenders);
    }

    /** What is in files that settings name may change while their names stay, so the values are part of the plan too. */
    private static Map<String, String> ofPlan(RunConfig config, BacktestSettings settings) {
        Map<String, String> all = settings(config);
        all.put("version", Version.text());
        all.put("fees", settings.fees().toString());
        all.put("schedule", settings.pace().toString());
        all.put("model", settings.conditions().toString());
        return all;
    }

    /** A curve that knows some of the days or hours only fails before the first order, not in the midst. */
    private static void checkCurve(BacktestSettings settings, List<ParentOrder> parents) {
        for (ParentOrder order : parents) {
            long windowNs = Math.max(1, order.endNs() - order.startNs());
            try {
                settings.pace().curve().weights(order.startNs(), windowNs, new long[] {windowNs});
            } catch (IllegalArgumentException e) {
                throw new ConfigException("--volume-curve: " + e.getMessage(), e);
            }
        }
    }
}
