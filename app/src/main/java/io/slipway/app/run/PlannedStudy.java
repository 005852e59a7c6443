package io.slipway.app.run;

import io.slipway.config.StudySettings;
import io.slipway.config.spec.RunConfig;
import io.slipway.config.spec.StudySpec;
import io.slipway.engine.RunSpec;
import io.slipway.engine.StrategySpec;
import io.slipway.model.ParentOrder;
import io.slipway.strategy.Definition;
import io.slipway.strategy.Parameters;
import io.slipway.strategy.Strategy;
import io.slipway.study.Study;
import io.slipway.study.StudyDesign;
import io.slipway.study.StudyGrid;
import io.slipway.study.StudyPlan;
import io.slipway.tape.MarketTape;
import io.slipway.text.ConfigException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The study that options and settings ask for. */
public final class PlannedStudy {

    private PlannedStudy() {}

    public static Study of(MarketTape tape, RunConfig config) {
        StudySpec options = StudySpec.of(config.settings());
        StudyGrid grid = options.grid(config.settings(), tape);
        Definition<Strategy> baseline =
                config.strategy(config.settings().place(StudySettings.BASELINE), options.baseline());
        Map<String, Definition<Strategy>> strategies = new LinkedHashMap<>();
        config.strategies().forEach(each -> strategies.put(each.name(), each));
        strategies.putIfAbsent(config.underTest().name(), config.underTest());
        strategies.putIfAbsent(baseline.name(), baseline);
        List<Parameters> points = config.space().grid();
        RunSpec spec = config.spec(tape, config.parameters(points.size() == 1 ? points.get(0) : config.untuned()));
        checkCurve(spec, grid.parents());
        StudyDesign design = new StudyDesign(
                baseline.name(), config.underTest().name(), options.folds(), options.level(), config.seed());
        StudyPlan plan = StudyPlan.of(tape.sha256(), grid, List.copyOf(strategies.keySet()), design)
                .withPoints(points)
                .withSettings(ofPlan(config, spec));
        List<StrategySpec> all = new ArrayList<>();
        strategies.values().forEach(each -> all.add(spec.strategy(each)));
        for (Parameters point : plan.points()) {
            all.add(spec.strategy(config.underTest()).withParameters(config.parameters(point)));
        }
        return new Study(plan, tape, spec.withSpecs(all));
    }

    /** The contents of files that settings name may change while their names stay, so the values are part of the plan too. */
    private static Map<String, String> ofPlan(RunConfig config, RunSpec spec) {
        Map<String, String> all = config.settings().textsOfResults();
        all.put("version", Version.text());
        all.put("fees", spec.fees().toString());
        all.put("schedule", spec.schedule().toString());
        all.put("model", spec.model().toString());
        return all;
    }

    /** A curve that knows some of the days or hours only fails before the first order, not in the midst. */
    private static void checkCurve(RunSpec spec, List<ParentOrder> parents) {
        for (ParentOrder order : parents) {
            long windowNs = Math.max(1, order.endNs() - order.startNs());
            try {
                spec.schedule().curve().weights(order.startNs(), windowNs, new long[] {windowNs});
            } catch (IllegalArgumentException e) {
                throw new ConfigException("--volume-curve: " + e.getMessage(), e);
            }
        }
    }
}
