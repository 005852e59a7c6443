package io.slipway.schedule;

import java.util.ArrayList;
import java.util.List;

/**
 * The optimal policy of a {@link ScheduleProblem}: for each slice and each number of lots that may be left, the lots to trade. It is
 * exact, by dynamic programming from the last slice to the first. So it goes on optimally after fills that were not planned. Where
 * the limits leave lots at the end, as few as possible are left. Of trades of equal cost the largest is chosen.
 *
 * <pre>{@code
 * SchedulePolicy policy = SchedulePolicy.of(problem);
 * int lots = policy.lots(3, 120);
 * }</pre>
 */
public final class SchedulePolicy {

    private final ScheduleProblem problem;
    private final int[][] best;
    private final double cost;
    private final int unfinished;

    private SchedulePolicy(ScheduleProblem problem, int[][] best, double cost, int unfinished) {
        this.problem = problem;
        this.best = best;
        this.cost = cost;
        this.unfinished = unfinished;
    }

    /**
     * Solves a problem: in time of slices x lots, or with a least slice of slices x lots x most lots of a slice. Without a least
     * slice all costs are convex, so one lot more that is left adds one lot or none to the best trade.
     */
    public static SchedulePolicy of(ScheduleProblem problem) {
        int lots = problem.lots();
        int[][] best = new int[problem.slices().size()][lots + 1];
        double[] cost = new double[lots + 1];
        int[] unfinished = new int[lots + 1];
        for (int left = 0; left <= lots; left++) {
            unfinished[left] = left;
        }
        for (int slice = best.length - 1; slice >= 0; slice--) {
            double[] impact =
                    new double[Math.min(lots, problem.slices().get(slice).mostLots()) + 1];
            for (int traded = 0; traded < impact.length; traded++) {
                impact[traded] = problem.cost(slice, traded, 0);
            }
            step(problem, slice, impact, best[slice], cost, unfinished);
        }
        return new SchedulePolicy(problem, best, cost[lots], unfinished[lots]);
    }

    /** Goes back one slice: cost and unfinished lots, by the lots that are left, are those of the slice after it before. */
    private static void step(
            ScheduleProblem problem, int slice, double[] impact, int[] best, double[] cost, int[] unfinished) {
        double[] costAfter = cost.clone();
        int[] unfinishedAfter = unfinished.clone();
        for (int left = 0; left < best.length; left++) {
            int chosen = -1;
            double least = Double.POSITIVE_INFINITY;
            int fewest = Integer.MAX_VALUE;
            for (int traded = most(problem, left, best, impact); traded >= least(problem, left, best); traded--) {
                int after = left - traded;
                double total = impact[traded] + problem.cost(slice, 0, after) + costAfter[after];
                boolean isBetter =
                        unfinishedAfter[after] < fewest || (unfinishedAfter[after] == fewest && total < least);
                if (isBetter && problem.allows(slice, traded, left)) {
                    chosen = traded;
                    least = total;
                    fewest = unfinishedAfter[after];
                }
            }
            best[left] = chosen;
            cost[left] = least;
            unfinished[left] = fewest;
        }
    }

    private static int least(ScheduleProblem problem, int left, int[] best) {
        return problem.leastLots() > 1 || left == 0 ? 0 : best[left - 1];
    }

    private static int most(ScheduleProblem problem, int left, int[] best, double[] impact) {
        int most = Math.min(left, impact.length - 1);
        return problem.leastLots() > 1 || left == 0 ? most : Math.min(most, best[left - 1] + 1);
    }

    /**
     * The lots to trade in a slice.
     *
     * @param slice number of the slice, from zero
     * @param left lots that are left when it begins
     */
    public int lots(int slice, int left) {
        return best[slice][left];
    }

    /** The trades by slice if all are filled. */
    public List<Integer> plan() {
        List<Integer> plan = new ArrayList<>();
        int left = problem.lots();
        for (int slice = 0; slice < best.length; slice++) {
            plan.add(lots(slice, left));
            left -= lots(slice, left);
        }
        return plan;
    }

    /** Cost of the plan, in the units of the problem. */
    public double cost() {
        return cost;
    }

    /** Lots that the limits leave at the end. */
    public int unfinishedLots() {
        return unfinished;
    }
}
