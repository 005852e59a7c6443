package io.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.model.ParentOrder;
import io.slipway.model.SavedState;
import io.slipway.model.Side;
import io.slipway.outflow.OutflowEstimation;
import io.slipway.outflow.OutflowEstimations;
import io.slipway.strategies.allocation.StaticParameters;
import io.slipway.strategy.Awake;
import io.slipway.strategy.Completion;
import io.slipway.strategy.Definition;
import io.slipway.strategy.ScheduleSettings;
import io.slipway.strategy.StandardCurve;
import io.slipway.strategy.Strategy;
import io.slipway.venue.PrintRules;
import io.slipway.venue.QueueModel;
import io.slipway.venue.QueueModels;
import io.slipway.venue.latency.LatencyModels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs that are written down and gone on with elsewhere, and strategies that share a pass. */
class ResumedRunTest {

    private static final int TAPES = 12 * Integer.getInteger("slipway.times", 1);

    /** Steps after which a run is gone on with elsewhere, on average; 1 is after each. */
    private static final int RESUMED_EVERY = Integer.getInteger("slipway.resumed", 5);

    private static final int ROWS = 60;
    private static final long SECOND = Tapes.SECOND;

    /** Strategies of one tape. The number of all, 54, is no multiple of one less, so that their company changes from round to round. */
    private static final int STRATEGIES = 18;

    private static final List<QueueModel> QUEUES = List.of(QueueModels.tradesOnly(), QueueModels.power(2));
    private static final List<OutflowEstimation> OUTFLOWS = Stream.of("calibrated", "empirical", "ewma:20", "bucketed")
            .map(OutflowEstimations::parse)
            .toList();

    private final List<Definition<Strategy>> definitions = definitions();
    private int next;

    private static Backtest backtest(SplittableRandom random) {
        ParentOrder order = new ParentOrder(
                random.nextBoolean() ? Side.BUY : Side.SELL, 1 + random.nextInt(2000), 5 * SECOND, 60 * SECOND);
        RunSpec settings = RunSpec.of(order)
                .withFees(FeesTest.random(random, true))
                .withSchedule(
                        new ScheduleSettings(10 * SECOND, StandardCurve.US_EQUITY, 3, random.nextBoolean() ? 1 : 90)
                                .withCompletion(random.nextBoolean() ? Completion.WALK : Completion.MARK))
                .withParameters(new StaticParameters(0, 50, 0).toParameters());
        return new Backtest(Tapes.of(Tapes.spread(Tapes.random(random, ROWS))), settings);
    }

    /** The next strategies of the list, which begins anew at its end, and the first of them once more; each under conditions of its own. */
    private List<StrategySpec> strategies(Backtest backtest, SplittableRandom random) {
        List<Definition<Strategy>> dealt = new ArrayList<>();
        for (int i = 0; i < STRATEGIES - 1; i++) {
            dealt.add(definitions.get(next++ % definitions.size()));
        }
        dealt.add(dealt.get(0));
        return dealt.stream()
                .map(strategy -> backtest.spec().strategy(strategy).withModel(model(random)))
                .toList();
    }

    /** All strategies of the catalogue, and every schedule with every allocator. */
    private static List<Definition<Strategy>> definitions() {
        Catalogue catalogue = Catalogue.installed();
        List<Definition<Strategy>> all = new ArrayList<>(catalogue.strategies());
        for (String schedule : catalogue.schedules().keySet()) {
            for (String allocator : catalogue.allocators().keySet()) {
                all.add(catalogue.find(schedule + ":" + allocator).orElseThrow());
            }
        }
        return all;
    }

    private static ExecutionModel model(SplittableRandom random) {
        long ns = random.nextLong(3 * SECOND);
        Latency latency = switch (random.nextInt(4)) {
            case 0 -> Latency.NONE;
            case 1 -> Latency.constant(true, 0, ns, ns / 2);
            case 2 -> Latency.constant(false, ns, ns, 0);
            default -> new Latency(false, 0, LatencyModels.logNormal(1 + ns, 1 + ns, 0.7, ns));
        };
        return new ExecutionModel(
                latency,
                QUEUES.get(random.nextInt(QUEUES.size())),
                random.nextBoolean() ? 0 : 1 + ns,
                random.nextBoolean() ? 0 : 4 * SECOND,
                OUTFLOWS.get(random.nextInt(OUTFLOWS.size())),
                null,
                null,
                PrintRules.DEFAULT);
    }

    private static List<StrategyResult> toEnd(Replay run) {
        boolean more = true;
        while (more) {
            more = run.step();
        }
        return run.results();
    }

    /** The open state with its journals put in again. */
    private static byte[] joined(SavedState state) {
        int count = state.journalCount();
        int[] before = new int[count];
        byte[][] journals = new byte[count][];
        for (int i = 0; i < count; i++) {
            before[i] = state.openBefore(i);
            journals[i] = state.journal(i, 0);
        }
        return SavedState.join(state.open(), before, journals).bytes();
    }

    @Test
    void goesOnFromAnySavedStateToTheSameResultsAndTheSameState() {
        SplittableRandom random = new SplittableRandom(1);
        long filled = 0;
        Set<Object> saved = new HashSet<>();
        for (int i = 0; i < TAPES; i++) {
            Backtest backtest = backtest(random);
            List<StrategySpec> strategies = strategies(backtest, random);
            Replay whole = backtest.start(strategies);
            Replay resumed = backtest.start(strategies);
            boolean more = true;
            SavedState before = SavedState.of(new byte[0]);
            while (more) {
                more = whole.step();
                assertThat(resumed.step()).isEqualTo(more);
                if (random.nextInt(RESUMED_EVERY) == 0) {
                    SavedState state = resumed.save();
                    assertThat(before.journalCount() == 0 || state.continues(before))
                            .isTrue();
                    assertThat(joined(state)).isEqualTo(state.bytes());
                    before = state;
                    resumed = backtest.resume(strategies, state.bytes());
                    assertThat(resumed.save().bytes()).isEqualTo(whole.save().bytes());
                    strategies.forEach(each -> saved.addAll(parts(each)));
                }
            }
            assertThat(resumed.results()).isEqualTo(whole.results());
            filled += whole.results().stream()
                    .mapToLong(result -> result.execution().qty())
                    .sum();
        }
        assertThat(filled).isPositive();
        assertThat(saved)
                .containsAll(definitions.stream().map(Definition::name).toList())
                .containsAll(QUEUES)
                .containsAll(OUTFLOWS)
                .contains(
                        LatencyModels.logNormal(1, 1, 0.7, 1).getClass(),
                        Latency.NONE.orders().getClass());
    }

    /** The strategy and the models whose state is saved. */
    private static List<Object> parts(StrategySpec spec) {
        ExecutionModel model = spec.model();
        return List.of(
                spec.name(),
                model.queue(),
                model.outflow(),
                model.latency().orders().getClass());
    }

    @Test
    void strategiesOfOnePassAreEqualToTheirSeparateRunsThatAreNeverIdle() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < TAPES; i++) {
            Backtest backtest = backtest(random);
            List<StrategySpec> strategies = strategies(backtest, random);
            List<StrategyResult> together = backtest.runAll(strategies);
            for (int k = 0; k < strategies.size(); k++) {
                assertThat(backtest.runAll(List.of(Awake.of(strategies.get(k)))))
                        .containsExactly(together.get(k));
            }
        }
    }

    @Test
    void refusesAStateThatIsDamagedOrOfAnotherRun() {
        SplittableRandom random = new SplittableRandom(3);
        Backtest backtest = backtest(random);
        List<StrategySpec> strategies = strategies(backtest, random);
        Replay run = backtest.start(strategies);
        run.step();
        byte[] state = run.save().bytes();
        Backtest other = backtest(random);
        assertThatThrownBy(() -> other.resume(strategies(other, random), state))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not the state of this run");
        assertThatThrownBy(() -> backtest.resume(strategies.subList(1, 3), state))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> backtest.resume(strategies, Arrays.copyOf(state, state.length - 8)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(toEnd(backtest.resume(strategies, state))).isEqualTo(backtest.runAll(strategies));
    }

    @Test
    void hasNoResultsBeforeItsEnd() {
        SplittableRandom random = new SplittableRandom(4);
        Backtest backtest = backtest(random);
        Replay run = backtest.start(strategies(backtest, random));
        assertThatThrownBy(run::results).isInstanceOf(IllegalStateException.class);
    }
}
