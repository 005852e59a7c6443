package io.slipway.study.tuning;

import io.slipway.model.ParentOrder;
import io.slipway.search.SearchResult;
import io.slipway.strategy.Parameters;
import io.slipway.study.LeftOut;
import io.slipway.study.ParentOutcome.FillTotals;
import io.slipway.tca.Execution;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The points of a search over the orders of several days. Its figures are in-sample: chosen and measured on the same orders.
 *
 * @param search the points with their sums over all days, and the best of them
 * @param days the days that were worked, in the order of the panel
 * @param points each point of the search by day, in the search's order
 * @param untuned the default parameters by day
 * @param strategies each strategy with its default parameters by day
 * @param leftOut tasks whose work failed; their days are in no figure
 */
public record TuningResult(
        SearchResult search,
        List<Day> days,
        List<Row> points,
        Row untuned,
        List<Row> strategies,
        List<LeftOut> leftOut) {

    /**
     * A day of a symbol with its order.
     *
     * @param symbol of the tape
     * @param day trading day
     * @param order the order that was worked
     * @param isMeasured true if the cost of every execution of the order is known
     */
    public record Day(String symbol, String day, ParentOrder order, boolean isMeasured) {}

    /**
     * One contender on all days.
     *
     * @param name of the strategy
     * @param parameters of the point; none for a strategy with its defaults
     * @param executions by day
     * @param costsBps cost against the arrival mid by day, in bps, positive when the order pays; empty where it is not known
     * @param fills fees and duration by day
     */
    public record Row(
            String name,
            Parameters parameters,
            List<Execution> executions,
            List<Optional<BigDecimal>> costsBps,
            List<FillTotals> fills) {

        private static final int DECIMALS = 6;

        /** Copies the lists. */
        public Row {
            executions = List.copyOf(executions);
            costsBps = List.copyOf(costsBps);
            fills = List.copyOf(fills);
        }

        /** Filled quantity of all days. */
        public long filledQty() {
            return executions.stream().mapToLong(Execution::qty).reduce(0, Math::addExact);
        }

        /** Cash of all days, paid by a buy, received by a sell, in 1e-9 of the quote currency. */
        public BigInteger cashE9() {
            return executions.stream().map(Execution::cashE9).reduce(BigInteger.ZERO, BigInteger::add);
        }

        /** Fees less rebates of all days, in 1e-9 of the quote currency, positive when paid. */
        public BigInteger feesE9() {
            return fills.stream().map(FillTotals::feesE9).reduce(BigInteger.ZERO, BigInteger::add);
        }

        /** Time from start to last fill, of all days together, in ns. */
        public BigInteger durationNs() {
            return fills.stream()
                    .map(each -> BigInteger.valueOf(each.durationNs()))
                    .reduce(BigInteger.ZERO, BigInteger::add);
        }

        /** Mean cost of the days that are measured, in bps, rounded half-even at 1e-6; empty if none is. */
        public Optional<BigDecimal> meanCostBps(List<Day> days) {
            List<BigDecimal> known = IntStream.range(0, days.size())
                    .filter(i -> days.get(i).isMeasured())
                    .mapToObj(i -> costsBps.get(i).orElseThrow())
                    .toList();
            return known.stream()
                    .reduce(BigDecimal::add)
                    .map(sum -> sum.divide(BigDecimal.valueOf(known.size()), DECIMALS, RoundingMode.HALF_EVEN));
        }
    }

    /** Copies the lists. */
    public TuningResult {
        days = List.copyOf(days);
        points = List.copyOf(points);
        strategies = List.copyOf(strategies);
        leftOut = List.copyOf(leftOut);
    }

    /** The best point by day; of equal ones the first. */
    public Row best() {
        return points.get(search.results().indexOf(search.best()));
    }

    /** Number of days whose costs are known. */
    public long measuredDays() {
        return days.stream().filter(Day::isMeasured).count();
    }
}
