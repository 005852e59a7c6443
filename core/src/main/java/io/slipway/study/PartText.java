package io.slipway.study;

import io.slipway.model.FeeRate;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The text form of a part: the task, a line for each order, and the digest of all lines before it. A line has side, quantity, start,
 * end, arrival mid and end touch ({@code -} where there is none), the two parts of the flat take fee and the arrival spread, then of the best possible taking and
 * of each execution quantity, cash, quantity completed at the end, mark and the two parts of its take fee, and of each execution the
 * market's move at each delay, the fees and the duration in ns; prices, fees, cash and moves in 1e-9.
 */
final class PartText {

    private static final String HEAD = "slipway-study-part 6";
    private static final String TASK = "task ";
    private static final String DIGEST = "sha256 ";
    private static final String NONE = "-";
    private static final int OF_ORDER = 9;
    private static final int OF_TAKING = 6;
    private static final int OF_EXECUTION = OF_TAKING + MarketMove.DELAYS_NS.size() + 2;
    private static final int E9 = 9;

    private PartText() {}

    static String of(StudyPart part) {
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        text.append(TASK).append(part.task().toText()).append('\n');
        for (int i = 0; i < part.task().orders(); i++) {
            add(text, part.outcome(i));
        }
        return text + DIGEST + Sha256.hex(text.toString()) + "\n";
    }

    private static void add(StringBuilder text, ParentOutcome outcome) {
        ParentOrder order = outcome.order();
        text.append(order.side().name().toLowerCase(Locale.ROOT));
        text.append(' ').append(order.qty()).append(' ').append(order.startNs());
        text.append(' ').append(order.endNs());
        text.append(' ').append(text(outcome.prices().arrivalMid()));
        text.append(' ').append(text(outcome.prices().endTouch()));
        add(text, outcome.prices().takeFee());
        text.append(' ').append(text(outcome.arrivalSpread()));
        add(text, outcome.bestPossible());
        for (int i = 0; i < outcome.executions().size(); i++) {
            add(text, outcome.executions().get(i));
            outcome.moves()
                    .get(i)
                    .twiceValuesE9()
                    .forEach(value -> text.append(' ').append(value));
            FillTotals fills = outcome.fills().get(i);
            text.append(' ').append(fills.feesE9()).append(' ').append(fills.durationNs());
        }
        text.append('\n');
    }

    private static void add(StringBuilder text, Execution execution) {
        Mark mark = execution.remainder().mark();
        text.append(' ').append(execution.qty()).append(' ').append(execution.cashE9());
        text.append(' ').append(execution.remainder().walkedQty());
        text.append(' ').append(mark == null ? NONE : Long.toString(mark.pxE9()));
        add(text, mark == null ? FeeRate.NONE : mark.takeFee());
    }

    private static void add(StringBuilder text, FeeRate fee) {
        text.append(' ').append(fee.perShareE9()).append(' ').append(fee.ofNotionalE9());
    }

    private static String text(@Nullable BigDecimal price) {
        return price == null ? NONE : Long.toString(price.movePointRight(E9).longValueExact());
    }

    static StudyPart parse(String text) {
        int last = text.lastIndexOf(DIGEST);
        List<String> lines = text.substring(0, Math.max(0, last)).lines().toList();
        boolean whole = last > 0
                && text.substring(last).equals(DIGEST + Sha256.hex(text.substring(0, last)) + "\n")
                && lines.size() >= 2
                && lines.get(0).equals(HEAD)
                && lines.get(1).startsWith(TASK);
        if (!whole) {
            throw new IllegalArgumentException("not a whole part of a study: characters=" + text.length());
        }
        List<ParentOutcome> outcomes = new ArrayList<>();
        for (String line : lines.subList(2, lines.size())) {
            outcomes.add(outcome(line.split(" ", -1)));
        }
        return StudyPart.of(StudyTask.parse(lines.get(1).substring(TASK.length())), outcomes);
    }

    private static ParentOutcome outcome(String[] fields) {
        if (fields.length < OF_ORDER + OF_TAKING || (fields.length - OF_ORDER - OF_TAKING) % OF_EXECUTION != 0) {
            throw new IllegalArgumentException("not an order of a part: fields=" + fields.length);
        }
        ParentOrder order = new ParentOrder(
                Side.valueOf(fields[0].toUpperCase(Locale.ROOT)),
                Long.parseLong(fields[1]),
                Long.parseLong(fields[2]),
                Long.parseLong(fields[3]));
        List<Execution> executions = new ArrayList<>();
        List<MarketMove> moves = new ArrayList<>();
        List<FillTotals> fills = new ArrayList<>();
        for (int i = OF_ORDER + OF_TAKING; i < fields.length; i += OF_EXECUTION) {
            executions.add(execution(fields, i, order.qty()));
            int last = i + OF_EXECUTION;
            moves.add(new MarketMove(Arrays.stream(fields, i + OF_TAKING, last - 2)
                    .map(BigInteger::new)
                    .toList()));
            fills.add(new FillTotals(new BigInteger(fields[last - 2]), Long.parseLong(fields[last - 1])));
        }
        return new ParentOutcome(
                new OrderCost(order, price(fields[4]), price(fields[5]), fee(fields, 6)),
                execution(fields, OF_ORDER, order.qty()),
                executions,
                moves,
                fills,
                price(fields[8]));
    }

    private static Execution execution(String[] fields, int from, long orderQty) {
        long qty = Long.parseLong(fields[from]);
        Mark mark = fields[from + 3].equals(NONE)
                ? null
                : new Mark(Long.parseLong(fields[from + 3]), fee(fields, from + 4));
        long markedQty = mark == null ? 0 : orderQty - qty;
        return new Execution(
                qty,
                new BigInteger(fields[from + 1]),
                new Remainder(Long.parseLong(fields[from + 2]), BigInteger.ZERO, markedQty, mark));
    }

    private static FeeRate fee(String[] fields, int from) {
        return new FeeRate(Long.parseLong(fields[from]), Long.parseLong(fields[from + 1]));
    }

    private static @Nullable BigDecimal price(String field) {
        return field.equals(NONE) ? null : BigDecimal.valueOf(Long.parseLong(field), E9);
    }
}
