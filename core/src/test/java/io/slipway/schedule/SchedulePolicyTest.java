package io.slipway.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SchedulePolicyTest {

    /** The best of all trades from a slice on, by trying each; {@code {lots left at the end, cost}}. */
    private static double[] enumerated(ScheduleProblem problem, int slice, int left) {
        if (slice == problem.slices().size()) {
            return new double[] {left, 0};
        }
        ScheduleProblem.Slice at = problem.slices().get(slice);
        double[] best = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        for (int n = 0; n <= Math.min(left, at.mostLots()); n++) {
            if (n != 0 && n < problem.leastLots() && n != left) {
                continue;
            }
            double[] after = enumerated(problem, slice + 1, left - n);
            double cost = after[1]
                    + Math.pow(problem.lots(), 1 - problem.exponent())
                            * n
                            * Math.pow(n / at.volume(), problem.exponent())
                    + problem.risk() * at.time() * (left - n) * (left - n);
            boolean isBetter = after[0] < best[0] || (after[0] == best[0] && cost < best[1]);
            best = isBetter ? new double[] {after[0], cost} : best;
        }
        return best;
    }

    /** Random limits, volumes, exponents and risks; also from each number of lots that may be left in the middle. */
    @Test
    void smallProblemsAreThoseOfFullEnumeration() {
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            List<ScheduleProblem.Slice> slices = new ArrayList<>();
            for (int k = 0; k < 4; k++) {
                slices.add(new ScheduleProblem.Slice(0.05 + random.nextDouble(), 0.25, random.nextInt(9)));
            }
            ScheduleProblem problem = new ScheduleProblem(
                    1 + random.nextInt(12),
                    slices,
                    random.nextBoolean() ? 1 : 0.5,
                    3 * random.nextDouble(),
                    1 + random.nextInt(4));
            SchedulePolicy policy = SchedulePolicy.of(problem);
            double[] best = enumerated(problem, 0, problem.lots());
            assertThat(policy.unfinishedLots()).isEqualTo((int) best[0]);
            assertThat(policy.cost()).isCloseTo(best[1], within(1e-9 * (1 + best[1])));
            for (int left = 0; left <= problem.lots(); left++) {
                double[] rest = enumerated(problem, 2, left);
                double[] played = played(problem, policy, 2, left);
                assertThat(played[0]).isEqualTo(rest[0]);
                assertThat(played[1]).isCloseTo(rest[1], within(1e-9 * (1 + rest[1])));
            }
        }
    }

    private static double[] played(ScheduleProblem problem, SchedulePolicy policy, int from, int lots) {
        int left = lots;
        double cost = 0;
        for (int slice = from; slice < problem.slices().size(); slice++) {
            int traded = policy.lots(slice, left);
            assertThat(problem.allows(slice, traded, left)).isTrue();
            left -= traded;
            cost += problem.cost(slice, traded, left);
        }
        return new double[] {left, cost};
    }

    private static SchedulePolicy free(int lots, int slices, double risk) {
        List<ScheduleProblem.Slice> all = new ArrayList<>();
        for (int i = 0; i < slices; i++) {
            all.add(new ScheduleProblem.Slice(1.0 / slices, 1.0 / slices, lots));
        }
        return SchedulePolicy.of(new ScheduleProblem(lots, all, 1, risk, 1));
    }

    /** Without limits the trades are those of the closed form, to the lot. */
    @Test
    void largeProblemsAreTheClosedForm() {
        int lots = 2_000;
        for (double urgency : new double[] {0, 1, 3, 8}) {
            List<Integer> plan =
                    free(lots, 20, ScheduleProblem.riskOf(urgency, 20)).plan();
            AlmgrenChriss model = new AlmgrenChriss(1, 1, 0, 0, 0.05);
            double lambda = ScheduleProblem.riskOf(urgency, 20);
            assertThat(model.kappaTau(lambda) * 20).isCloseTo(urgency, within(1e-9));
            List<Double> exact = model.optimal(lots, 20, lambda).trades();
            for (int i = 0; i < plan.size(); i++) {
                assertThat((double) plan.get(i))
                        .as("urgency %s, slice %d", urgency, i)
                        .isCloseTo(exact.get(i), within(1.0));
            }
            assertThat(plan.stream().mapToInt(Integer::intValue).sum()).isEqualTo(lots);
        }
    }

    /** A slice that filled nothing is made up for by all slices after it, not by the next alone. */
    @Test
    void afterASliceThatFilledNothingThePolicyGoesOnOptimally() {
        SchedulePolicy policy = free(100, 5, 0);
        assertThat(policy.plan()).containsExactly(20, 20, 20, 20, 20);
        assertThat(policy.lots(1, 100)).isEqualTo(25);
        assertThat(policy.lots(4, 40)).isEqualTo(40);
    }

    @Test
    void aCapThatCannotBeKeptLeavesTheFewestLots() {
        List<ScheduleProblem.Slice> slices =
                List.of(new ScheduleProblem.Slice(0.5, 0.5, 10), new ScheduleProblem.Slice(0.5, 0.5, 20));
        SchedulePolicy policy = SchedulePolicy.of(new ScheduleProblem(50, slices, 1, 0, 1));
        assertThat(policy.plan()).containsExactly(10, 20);
        assertThat(policy.unfinishedLots()).isEqualTo(20);
    }
}
