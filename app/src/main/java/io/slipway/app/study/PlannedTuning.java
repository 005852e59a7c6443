package io.slipway.app.study;

import io.slipway.config.OrderSettings;
import io.slipway.config.spec.RunConfig;
import io.slipway.engine.RunSpec;
import io.slipway.engine.StrategySpec;
import io.slipway.model.ParentOrder;
import io.slipway.strategy.Definition;
import io.slipway.strategy.Parameters;
import io.slipway.strategy.Strategy;
import io.slipway.study.Study;
import io.slipway.study.StudyDay;
import io.slipway.study.StudyDesign;
import io.slipway.study.StudyGrid;
import io.slipway.study.StudyPlan;
import io.slipway.tape.MarketTape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The order of one day with a block of the points of a search. */
final class PlannedTuning {

    /** The setting of a plan that tells its block, and that it is one of a search. */
    private static final String BLOCK = "points-block";

    /** Nothing is compared or judged on parts of the orders. */
    private static final int FOLDS = 2;

    private static final double LEVEL = 0.05;

    private PlannedTuning() {}

    /** The number of a plan's block, from 0; negative if the plan is no search's. */
    static int block(StudyPlan plan) {
        return Integer.parseInt(plan.settings().getOrDefault(BLOCK, "-1"));
    }

    /** The first block has all strategies with their defaults, the others only that under test, which a plan must have. */
    static Study of(MarketTape tape, RunConfig given, int block, List<Parameters> points) {
        RunConfig config = given.resolved(tape);
        RunSpec spec = config.spec(tape, config.parameters(Parameters.NONE));
        Map<String, Definition<Strategy>> strategies = new LinkedHashMap<>();
        if (block == 0) {
            config.strategies().forEach(each -> strategies.put(each.name(), each));
        }
        strategies.putIfAbsent(config.underTest().name(), config.underTest());
        List<StrategySpec> contenders = new ArrayList<>();
        strategies.values().forEach(each -> contenders.add(spec.strategy(each)));
        points.forEach(
                point -> contenders.add(spec.strategy(config.underTest()).withParameters(config.parameters(point))));
        Map<String, String> settings =
                new LinkedHashMap<>(PlannedStudy.ofPlan(config, tape.ties(), List.of(new StudyDay(tape, spec))));
        settings.put(BLOCK, Integer.toString(block));
        String underTest = config.underTest().name();
        StudyPlan plan = new StudyPlan(
                tape.sha256(),
                grid(spec.order(), config),
                List.copyOf(strategies.keySet()),
                points,
                new StudyDesign(underTest, underTest, FOLDS, LEVEL, config.seed()),
                1,
                settings);
        return new Study(plan, tape, spec.withSpecs(contenders));
    }

    private static StudyGrid grid(ParentOrder order, RunConfig config) {
        if (order.endNs() <= order.startNs()) {
            throw config.settings().fault(OrderSettings.END, "the order has no time to trade");
        }
        return new StudyGrid(
                List.of(order.side()),
                List.of(order.qty()),
                List.of(new StudyGrid.Stretch(order.startNs(), order.endNs())),
                order.endNs() - order.startNs(),
                1);
    }
}
