package io.slipway.executions;

import io.slipway.model.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Orders with their fills, after busts, corrections and repeats.
 *
 * <p>A fill belongs to the order that it names. One that names no order belongs to the only order of its symbol and side whose time
 * it falls into. From all other fills orders are inferred by {@link InferredOrders}. An order without an arrival arrives when it was
 * decided, else with its first fill. Orders without an arrival, a decision and a fill are left out and named.
 *
 * @param executions by symbol, arrival and id
 * @param issues faults
 * @param account all shares
 */
public record Reconciliation(List<OwnExecution> executions, IssueTally issues, QtyAccount account) {

    /** A fill more than an order is an overfill; ten times an order is another unit, such as lots. */
    private static final long FAR_TIMES = 10;

    /** Copies the list. */
    public Reconciliation {
        executions = List.copyOf(executions);
    }

    /** Reconciles records. */
    public static Reconciliation of(OwnRecords records) {
        return new Work(records).done();
    }

    private static final class Work {

        private final IssueTally issues = new IssueTally();
        private final FillBook book = new FillBook(issues);
        private final Map<String, OwnOrder> orders = new LinkedHashMap<>();
        private final Map<String, List<OwnFill>> fills = new LinkedHashMap<>();
        private final List<OwnFill> loose = new ArrayList<>();
        private final Map<String, List<OrderVersion>> amended;
        private long leftOut;

        Work(OwnRecords records) {
            amended = records.amended();
            for (OwnOrder order : records.orders()) {
                if (orders.put(order.id(), order) != null) {
                    issues.note(ExecutionIssue.DOUBLED_ORDER, order.id());
                }
            }
            new TreeMap<>(records.localTimes())
                    .forEach((zone, count) -> issues.note(ExecutionIssue.LOCAL_TIME, count, zone));
            records.skipped().forEach((first, count) -> issues.note(ExecutionIssue.BAD_ROW, count, first));
            book.addAll(records.reports());
            book.fills().forEach(this::place);
        }

        private void place(OwnFill fill) {
            OwnOrder order = orders.get(fill.ids().order());
            if (order != null) {
                add(order, fill);
            } else if (!fill.ids().order().isEmpty() || orders.isEmpty()) {
                if (!orders.isEmpty()) {
                    issues.note(ExecutionIssue.UNKNOWN_ORDER, Named.fill(fill));
                }
                addLoose(fill);
            } else {
                issues.note(ExecutionIssue.NO_ORDER, Named.fill(fill));
                List<OwnOrder> fitting = orders.values().stream()
                        .filter(each -> fits(each, fill))
                        .toList();
                if (fitting.size() == 1) {
                    add(fitting.get(0), fill);
                } else {
                    addLoose(fill);
                }
            }
        }

        private static boolean fits(OwnOrder order, OwnFill fill) {
            Side side = fill.terms().side();
            Long fromNs = order.times().arrivalNs() == null
                    ? order.times().decisionNs()
                    : order.times().arrivalNs();
            Long toNs = order.times().endNs();
            return (fill.symbol().isEmpty()
                            || order.symbol().isEmpty()
                            || order.symbol().equals(fill.symbol()))
                    && (side == null || side == order.side())
                    && (fromNs == null || fill.timeNs() >= fromNs)
                    && (toNs == null || fill.timeNs() <= toNs);
        }

        private void add(OwnOrder order, OwnFill fill) {
            Side side = fill.terms().side();
            boolean otherSymbol = !fill.symbol().isEmpty()
                    && !order.symbol().isEmpty()
                    && !order.symbol().equals(fill.symbol());
            if (side != null && side != order.side()) {
                leaveOut(ExecutionIssue.WRONG_SIDE, fill);
            } else if (otherSymbol) {
                leaveOut(ExecutionIssue.WRONG_SYMBOL, fill);
            } else {
                fills.computeIfAbsent(order.id(), id -> new ArrayList<>()).add(fill);
            }
        }

        private void addLoose(OwnFill fill) {
            if (fill.terms().side() == null) {
                leaveOut(ExecutionIssue.NO_SIDE, fill);
            } else {
                loose.add(fill);
            }
        }

        private void leaveOut(ExecutionIssue issue, OwnFill fill) {
            issues.note(issue, Named.fill(fill));
            leftOut += fill.qty();
        }

        Reconciliation done() {
            List<OwnExecution> executions = new ArrayList<>();
            for (OwnOrder order : orders.values()) {
                settled(order, fills.getOrDefault(order.id(), List.of())).ifPresent(executions::add);
            }
            List<OwnExecution> inferred = InferredOrders.of(loose, orders.keySet());
            inferred.forEach(
                    each -> issues.note(ExecutionIssue.INFERRED, each.order().id()));
            executions.addAll(inferred);
            executions.sort(
                    Comparator.comparing((OwnExecution each) -> each.order().symbol())
                            .thenComparing(OwnExecution::arrivalNs)
                            .thenComparing(each -> each.order().id()));
            long kept = executions.stream().mapToLong(OwnExecution::filledQty).sum();
            return new Reconciliation(executions, issues, book.account(leftOut, kept));
        }

        private Optional<OwnExecution> settled(OwnOrder order, List<OwnFill> own) {
            OrderTimes times = order.times();
            Long firstNs = own.isEmpty()
                    ? null
                    : (Long) own.stream().mapToLong(OwnFill::timeNs).min().getAsLong();
            Long arrivalNs = times.arrivalNs() != null
                    ? times.arrivalNs()
                    : times.decisionNs() != null ? times.decisionNs() : firstNs;
            if (arrivalNs == null) {
                issues.note(ExecutionIssue.NO_TIME, order.id());
                return Optional.empty();
            }
            String symbol =
                    order.symbol().isEmpty() && !own.isEmpty() ? own.get(0).symbol() : order.symbol();
            Long endNs = times.endNs() != null && times.endNs() < arrivalNs ? null : times.endNs();
            OwnOrder known = order.withSymbol(symbol).withTimes(new OrderTimes(times.decisionNs(), arrivalNs, endNs));
            OwnExecution execution = new OwnExecution(known, own, false);
            if (execution.filledQty() / FAR_TIMES >= order.qty()) {
                issues.note(ExecutionIssue.FAR_OVERFILLED, filledOf(execution));
                leftOut = Math.addExact(leftOut, execution.filledQty());
                return Optional.empty();
            }
            note(execution);
            return Optional.of(atLeast(execution));
        }

        private void note(OwnExecution execution) {
            OwnOrder order = execution.order();
            Long endNs = order.times().endNs();
            noteAmendments(order);
            String type = order.tags().getOrDefault(OrderTags.ORDER_TYPE, "");
            if (type.equals(OrderTags.STOP) || type.equals(OrderTags.STOP_LIMIT)) {
                issues.note(ExecutionIssue.STOP, order.id());
            }
            for (OwnFill fill : execution.fills()) {
                if (fill.timeNs() < execution.arrivalNs()) {
                    issues.note(ExecutionIssue.BEFORE_ARRIVAL, Named.fill(fill));
                }
                if (endNs != null && fill.timeNs() > endNs) {
                    issues.note(ExecutionIssue.AFTER_END, Named.fill(fill));
                }
                Long limitE9 = limitE9(order, fill.timeNs());
                if (limitE9 != null
                        && order.side().sign() * fill.pxE9() > order.side().sign() * limitE9) {
                    issues.note(ExecutionIssue.BEYOND_LIMIT, Named.fill(fill));
                }
            }
        }

        /** The limit that an order had at a time; null if it had none. */
        private @Nullable Long limitE9(OwnOrder order, long timeNs) {
            for (OrderVersion version : amended.getOrDefault(order.id(), List.of())) {
                if (timeNs <= version.untilNs()) {
                    return version.limitE9();
                }
            }
            return order.prices().limitE9();
        }

        private void noteAmendments(OwnOrder order) {
            List<OrderVersion> earlier = amended.getOrDefault(order.id(), List.of());
            if (earlier.stream().anyMatch(each -> each.qty() != order.qty())) {
                String before = earlier.stream().map(each -> each.qty() + ", ").collect(Collectors.joining());
                issues.note(ExecutionIssue.AMENDED_QTY, order.id() + ": " + before + order.qty());
            }
            if (earlier.stream()
                    .anyMatch(each ->
                            !Objects.equals(each.limitE9(), order.prices().limitE9()))) {
                issues.note(ExecutionIssue.AMENDED_LIMIT, order.id());
            }
        }

        private static String filledOf(OwnExecution execution) {
            return execution.order().id() + ": " + execution.filledQty() + " of "
                    + execution.order().qty();
        }

        private OwnExecution atLeast(OwnExecution execution) {
            long filled = execution.filledQty();
            if (filled <= execution.order().qty()) {
                return execution;
            }
            issues.note(ExecutionIssue.OVERFILLED, filledOf(execution));
            return new OwnExecution(execution.order().withQty(filled), execution.fills(), false);
        }
    }
}
