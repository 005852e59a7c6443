package io.slipway.study;

import io.slipway.model.FeeRate;
import io.slipway.model.Money;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.study.ParentOutcome.FillTotals;
import io.slipway.tca.Execution;
import io.slipway.tca.MarketMove;
import io.slipway.tca.OrderCost;
import io.slipway.tca.Remainder;
import io.slipway.tca.Remainder.Mark;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The executions of all orders of a task, as exact integers: everything that the result of a study needs, and nothing that
 * depends on who worked it. Immutable; a number takes eight bytes in memory.
 */
public final class StudyPart {

    /** Stands for a price that there is none of. */
    private static final long NONE = Long.MIN_VALUE;

    /** The two parts of a fee. */
    private static final int OF_FEE = 2;

    /** Side, quantity, start, end, arrival mid, end touch, flat take fee and arrival spread. */
    private static final int OF_ORDER = 7 + OF_FEE;

    /** Two halves of a large integer. */
    private static final int HALVES = 2;

    /** Quantity, the two halves of the cash, the quantity completed at the end, the mark of what was left and its take fee. */
    private static final int OF_TAKING = 3 + HALVES + OF_FEE;

    private static final int OF_MOVES = HALVES * MarketMove.DELAYS_NS.size();

    /** The same, then the market's move at each delay, the two halves of the fees, and the duration. */
    private static final int OF_EXECUTION = OF_TAKING + OF_MOVES + HALVES + 1;

    private final StudyTask task;
    private final int executions;
    private final long[] cells;

    private StudyPart(StudyTask task, int executions, long[] cells) {
        this.task = task;
        this.executions = executions;
        this.cells = cells;
    }

    /**
     * A part.
     *
     * @param outcomes one for each order of the task, with equally many executions each
     * @throws IllegalArgumentException if there are more or fewer
     */
    public static StudyPart of(StudyTask task, List<ParentOutcome> outcomes) {
        int executions = outcomes.isEmpty() ? 0 : outcomes.get(0).executions().size();
        StudyPart part = new StudyPart(task, executions, new long[task.orders() * width(executions)]);
        boolean even = outcomes.stream().allMatch(each -> each.executions().size() == executions);
        if (outcomes.size() != task.orders() || !even) {
            throw new IllegalArgumentException("not the orders of the task: task=" + task.number() + ", expected="
                    + task.orders() + ", orders=" + outcomes.size());
        }
        for (int i = 0; i < outcomes.size(); i++) {
            part.put(i * width(executions), outcomes.get(i));
        }
        return part;
    }

    private static int width(int executions) {
        return OF_ORDER + OF_TAKING + OF_EXECUTION * executions;
    }

    private void put(int from, ParentOutcome outcome) {
        ParentOrder order = outcome.order();
        cells[from] = order.side().sign();
        cells[from + 1] = order.qty();
        cells[from + 2] = order.startNs();
        cells[from + 3] = order.endNs();
        cells[from + 4] = toE9(outcome.prices().arrivalMid());
        cells[from + 5] = toE9(outcome.prices().endTouch());
        put(from + 6, outcome.prices().takeFee());
        cells[from + 6 + OF_FEE] = toE9(outcome.arrivalSpread());
        put(from + OF_ORDER, outcome.bestPossible());
        for (int i = 0; i < executions; i++) {
            int at = from + OF_ORDER + OF_TAKING + OF_EXECUTION * i;
            put(at, outcome.executions().get(i));
            List<BigInteger> values = outcome.moves().get(i).twiceValuesE9();
            for (int delay = 0; delay < values.size(); delay++) {
                put(at + OF_TAKING + HALVES * delay, values.get(delay));
            }
            put(at + OF_TAKING + OF_MOVES, outcome.fills().get(i).feesE9());
            cells[at + OF_TAKING + OF_MOVES + HALVES] = outcome.fills().get(i).durationNs();
        }
    }

    private void put(int at, Execution execution) {
        cells[at] = execution.qty();
        put(at + 1, execution.cashE9());
        Mark mark = execution.remainder().mark();
        cells[at + 1 + HALVES] = execution.remainder().walkedQty();
        cells[at + 2 + HALVES] = mark == null ? NONE : mark.pxE9();
        put(at + 3 + HALVES, mark == null ? FeeRate.NONE : mark.takeFee());
    }

    private void put(int at, FeeRate fee) {
        cells[at] = fee.perShareE9();
        cells[at + 1] = fee.ofNotionalE9();
    }

    private void put(int at, BigInteger value) {
        cells[at] = value.shiftRight(Long.SIZE).longValueExact();
        cells[at + 1] = value.longValue();
    }

    private static long toE9(@Nullable BigDecimal price) {
        return price == null ? NONE : price.movePointRight(9).longValueExact();
    }

    /** The task that this is the result of. */
    public StudyTask task() {
        return task;
    }

    /** Executions of each order. */
    public int executions() {
        return executions;
    }

    /** The outcome of an order, by its place in the task. The cash of what was completed at its end is not told apart. */
    public ParentOutcome outcome(int place) {
        int from = place * width(executions);
        ParentOrder order = new ParentOrder(
                cells[from] == Side.BUY.sign() ? Side.BUY : Side.SELL,
                cells[from + 1],
                cells[from + 2],
                cells[from + 3]);
        int[] places = IntStream.range(0, executions)
                .map(i -> from + OF_ORDER + OF_TAKING + OF_EXECUTION * i)
                .toArray();
        return new ParentOutcome(
                new OrderCost(order, toPrice(cells[from + 4]), toPrice(cells[from + 5]), fee(from + 6)),
                execution(from + OF_ORDER, order.qty()),
                IntStream.of(places).mapToObj(at -> execution(at, order.qty())).toList(),
                IntStream.of(places).mapToObj(this::move).toList(),
                IntStream.of(places).mapToObj(this::fills).toList(),
                toPrice(cells[from + 6 + OF_FEE]));
    }

    private static @Nullable BigDecimal toPrice(long priceE9) {
        return priceE9 == NONE ? null : Money.toDecimal(priceE9);
    }

    private Execution execution(int at, long orderQty) {
        long markPxE9 = cells[at + 2 + HALVES];
        Remainder remainder = new Remainder(
                cells[at + 1 + HALVES],
                BigInteger.ZERO,
                markPxE9 == NONE ? 0 : orderQty - cells[at],
                markPxE9 == NONE ? null : new Mark(markPxE9, fee(at + 3 + HALVES)));
        return new Execution(cells[at], integer(at + 1), remainder);
    }

    private FeeRate fee(int at) {
        return new FeeRate(cells[at], cells[at + 1]);
    }

    private MarketMove move(int at) {
        return new MarketMove(IntStream.range(0, MarketMove.DELAYS_NS.size())
                .mapToObj(delay -> integer(at + OF_TAKING + HALVES * delay))
                .toList());
    }

    private FillTotals fills(int at) {
        int from = at + OF_TAKING + OF_MOVES;
        return new FillTotals(integer(from), cells[from + HALVES]);
    }

    private BigInteger integer(int at) {
        BigInteger low = new BigInteger(Long.toUnsignedString(cells[at + 1]));
        return BigInteger.valueOf(cells[at]).shiftLeft(Long.SIZE).add(low);
    }

    /** The part as lines of text; {@link #parse} makes an equal part of them. */
    public String toText() {
        return PartText.of(this);
    }

    /**
     * The part of a text.
     *
     * @throws IllegalArgumentException if it is none, or is not as it was written
     */
    public static StudyPart parse(String text) {
        return PartText.parse(text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StudyPart part
                && task.equals(part.task)
                && executions == part.executions
                && Arrays.equals(cells, part.cells);
    }

    @Override
    public int hashCode() {
        return 31 * task.hashCode() + Arrays.hashCode(cells);
    }

    @Override
    public String toString() {
        return "StudyPart[task=" + task + ", executions=" + executions + "]";
    }
}
