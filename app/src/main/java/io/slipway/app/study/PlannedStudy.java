package io.slipway.app.study;

import io.slipway.app.run.Version;
import io.slipway.calendar.TradingHours;
import io.slipway.config.Settings;
import io.slipway.config.StudySettings;
import io.slipway.config.spec.RunConfig;
import io.slipway.config.spec.StudySpec;
import io.slipway.engine.RunSpec;
import io.slipway.engine.StrategySpec;
import io.slipway.model.ParentOrder;
import io.slipway.model.PriceLimits;
import io.slipway.model.Side;
import io.slipway.strategy.Definition;
import io.slipway.strategy.Parameters;
import io.slipway.strategy.Strategy;
import io.slipway.strategy.Trait;
import io.slipway.study.EarlyStarts;
import io.slipway.study.Study;
import io.slipway.study.StudyDay;
import io.slipway.study.StudyDays;
import io.slipway.study.StudyDesign;
import io.slipway.study.StudyGrid;
import io.slipway.study.StudyPlan;
import io.slipway.survey.PrintedVolume;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TieRule;
import io.slipway.text.ConfigException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The study that options and settings ask for. */
public final class PlannedStudy {

    private static final String TIES = "order-of-ties";

    private PlannedStudy() {}

    /** The plan of the same study with the simultaneous rows of its tape in another order. */
    static StudyPlan withTies(StudyPlan plan, TieRule rule) {
        Map<String, String> settings = new LinkedHashMap<>(plan.settings());
        settings.put(TIES, rule.label());
        return plan.withSettings(settings);
    }

    /**
     * A study of one day of one symbol, all orders in one task.
     *
     * @param facts of the tape, by name, as further settings of the plan
     */
    static Study ofDay(MarketTape tape, RunConfig config, Map<String, String> facts) {
        return of(tape, config, plan -> {
            Map<String, String> settings = new LinkedHashMap<>(plan.settings());
            settings.putAll(facts);
            return plan.withOrdersPerTask(plan.grid().orders()).withSettings(settings);
        });
    }

    public static Study of(MarketTape tape, RunConfig config) {
        return of(tape, config, plan -> plan);
    }

    /** Starts in a halt, or before the books of a tape are filled. */
    static EarlyStarts earlyStarts(MarketTape tape, RunConfig config) {
        TradingHours hours = config.hours(tape);
        return EarlyStarts.of(tape, hours, StudySpec.of(config.settings()).grid(config.settings(), tape, hours));
    }

    /** Names of the strategies that follow the trades of others, if a tape shows none; else empty. */
    static List<String> idle(MarketTape tape, RunConfig config) {
        return PrintedVolume.isShown(tape)
                ? List.of()
                : strategies(config).values().stream()
                        .filter(each -> each.has(Trait.FOLLOWS_PRINTS))
                        .map(Definition::name)
                        .toList();
    }

    /** The strategies of a study by name: those that are asked for, the one under test and the baseline. */
    private static Map<String, Definition<Strategy>> strategies(RunConfig config) {
        Definition<Strategy> baseline = baseline(config);
        Map<String, Definition<Strategy>> strategies = new LinkedHashMap<>();
        config.strategies().forEach(each -> strategies.put(each.name(), each));
        strategies.putIfAbsent(config.underTest().name(), config.underTest());
        strategies.putIfAbsent(baseline.name(), baseline);
        return strategies;
    }

    private static Definition<Strategy> baseline(RunConfig config) {
        Settings settings = config.settings();
        return config.strategy(
                settings.place(StudySettings.BASELINE), StudySpec.of(settings).baseline());
    }

    private static Study of(MarketTape tape, RunConfig config, UnaryOperator<StudyPlan> change) {
        StudySpec options = StudySpec.of(config.settings());
        TradingHours hours = config.hours(tape);
        StudyGrid grid = options.grid(config.settings(), tape, hours);
        Definition<Strategy> baseline = baseline(config);
        Map<String, Definition<Strategy>> strategies = strategies(config);
        List<Parameters> points = config.space().grid();
        Parameters first = config.parameters(Parameters.NONE);
        List<StudyDay> days =
                days(tape, hours, config.prices(tape), grid, (part, order) -> config.spec(part, order, first));
        checkCurve(days.get(0).spec(), grid.parents());
        StudyDesign design = new StudyDesign(
                baseline.name(), config.underTest().name(), options.folds(), options.level(), config.seed());
        StudyPlan plan = change.apply(StudyPlan.of(tape.sha256(), grid, List.copyOf(strategies.keySet()), design)
                .withPoints(points)
                .withSettings(ofPlan(config, tape.ties(), days)));
        return new Study(
                plan,
                days.stream()
                        .map(day -> new StudyDay(
                                day.tape(), day.spec().withSpecs(strategies(config, plan, day.spec(), strategies))))
                        .toList());
    }

    private static List<StrategySpec> strategies(
            RunConfig config, StudyPlan plan, RunSpec spec, Map<String, Definition<Strategy>> strategies) {
        List<StrategySpec> all = new ArrayList<>();
        strategies.values().forEach(each -> all.add(spec.strategy(each)));
        for (Parameters point : plan.points()) {
            all.add(spec.strategy(config.underTest()).withParameters(config.parameters(point)));
        }
        return all;
    }

    /** The days that have orders, each with its own part of the tape. */
    private static List<StudyDay> days(
            MarketTape tape,
            TradingHours hours,
            PriceLimits prices,
            StudyGrid grid,
            BiFunction<MarketTape, ParentOrder, RunSpec> toSpec) {
        List<StudyDay> days = new ArrayList<>();
        List<MarketTape> parts = StudyDays.parts(tape, hours);
        for (StudyGrid.Stretch stretch : grid.stretches()) {
            ParentOrder order = new ParentOrder(Side.BUY, 1, stretch.fromNs(), stretch.toNs())
                    .within(hours)
                    .withPrices(prices);
            parts.stream()
                    .filter(part -> stretch.fromNs() <= part.lastEventNs() && stretch.toNs() >= part.firstEventNs())
                    .findFirst()
                    .ifPresent(part -> days.add(new StudyDay(part, toSpec.apply(part, order))));
        }
        return days;
    }

    /** The contents of files that settings name may change while their names stay, so the values are part of the plan too. */
    static Map<String, String> ofPlan(RunConfig config, TieRule ties, List<StudyDay> days) {
        Map<String, String> all = config.settings().textsOfResults();
        all.put(TIES, ties.label());
        all.put("version", Version.text());
        all.put("fees", texts(days, RunSpec::fees));
        all.put("schedule", texts(days, RunSpec::schedule));
        all.put("model", texts(days, RunSpec::model));
        all.put("sessions", texts(days, spec -> spec.order().sessions()));
        return all;
    }

    private static String texts(List<StudyDay> days, Function<RunSpec, Object> value) {
        return days.stream()
                .map(day -> String.valueOf(value.apply(day.spec())))
                .distinct()
                .collect(Collectors.joining(" "));
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
