package io.slipway.report.audit;

import io.slipway.report.audit.Finding.Fault;
import io.slipway.report.html.Html;
import io.slipway.report.html.Numbers;
import io.slipway.report.read.ReportException;
import io.slipway.report.read.ResultReader;
import io.slipway.result.file.OrderKeys;
import io.slipway.result.file.OwnOrderKeys;
import io.slipway.result.file.TcaKeys;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An audit of own executions: recomputes the figures of orders from their fills, and the totals from the orders. */
final class TcaAudit {

    private final Values tca;
    private final List<Values> orders;
    private final Map<String, List<Values>> fills = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final BigDecimal multiplier;

    private TcaAudit(Path directory) {
        tca = ResultReader.object(directory, TcaKeys.FILE);
        multiplier = tca.find(TcaKeys.INSTRUMENT)
                .map(instrument -> instrument.get(OrderKeys.MULTIPLIER))
                .orElse(BigDecimal.ONE);
        orders = ResultReader.csv(directory, OwnOrderKeys.ORDERS);
        for (Values fill : ResultReader.csv(directory, OwnOrderKeys.FILLS)) {
            fills.computeIfAbsent(fill.get(OwnOrderKeys.FILL_ORDER), id -> new ArrayList<>())
                    .add(fill);
        }
    }

    /**
     * The findings, alterations first.
     *
     * @throws ReportException if a file is missing or damaged
     */
    static List<Finding> of(Path directory) {
        TcaAudit audit = new TcaAudit(directory);
        audit.orders.forEach(audit::addOrder);
        audit.addTotals();
        audit.addWeaknesses();
        return List.copyOf(audit.findings);
    }

    private void add(Fault fault, String format, Object... arguments) {
        findings.add(new Finding(fault, Numbers.format(format, arguments)));
    }

    private void addOrder(Values order) {
        String id = order.get(OwnOrderKeys.ID);
        BigDecimal qty = BigDecimal.ZERO;
        BigDecimal cash = BigDecimal.ZERO;
        BigDecimal fees = BigDecimal.ZERO;
        boolean isSell = order.get(OwnOrderKeys.SIDE).equals("sell");
        for (Values fill : fills.getOrDefault(id, List.of())) {
            qty = qty.add(fill.get(OwnOrderKeys.FILL_QTY));
            BigDecimal fee = fill.get(OwnOrderKeys.FILL_FEE);
            fees = fees.add(fee);
            cash = cash.add(fill.get(OwnOrderKeys.FILL_PRICE)
                            .multiply(fill.get(OwnOrderKeys.FILL_QTY))
                            .multiply(multiplier))
                    .add(isSell ? fee.negate() : fee);
        }
        if (qty.compareTo(order.get(OwnOrderKeys.QTY)) > 0) {
            add(Fault.OVERFILLED, "order %s: %s of %s", id, Html.count(qty), Html.count(order.get(OwnOrderKeys.QTY)));
        }
        if (qty.compareTo(order.get(OwnOrderKeys.FILLED_QTY)) != 0
                || cash.compareTo(order.get(OwnOrderKeys.CASH)) != 0) {
            add(
                    Fault.CASH_DIFFERS,
                    "order %s: stated %s, recomputed %s",
                    id,
                    order.get(OwnOrderKeys.CASH).toPlainString(),
                    cash.toPlainString());
        }
        addParts(order, id, fees);
    }

    private void addParts(Values order, String id, BigDecimal fees) {
        if (order.find(OwnOrderKeys.TOTAL).isPresent()) {
            BigDecimal sum = order.get(OwnOrderKeys.DELAY)
                    .add(order.get(OwnOrderKeys.EXECUTION))
                    .add(order.or(OwnOrderKeys.OPPORTUNITY, BigDecimal.ZERO))
                    .add(order.get(OwnOrderKeys.FEES));
            boolean differs = sum.compareTo(order.get(OwnOrderKeys.TOTAL)) != 0
                    || fees.compareTo(order.get(OwnOrderKeys.FEES)) != 0;
            if (differs) {
                add(
                        Fault.BARS_DIFFER,
                        "order %s: stated %s, recomputed %s",
                        id,
                        order.get(OwnOrderKeys.TOTAL).toPlainString(),
                        sum.toPlainString());
            }
        }
    }

    private void addTotals() {
        Values all = tca.get(TcaKeys.ALL);
        check("shortfall", all.get(TcaKeys.TOTAL), sum(OwnOrderKeys.TOTAL));
        check("delay", all.get(TcaKeys.DELAY), sum(OwnOrderKeys.DELAY));
        check("fees", all.get(TcaKeys.FEES), sum(OwnOrderKeys.FEES));
        BigDecimal filled = sum(OwnOrderKeys.FILLED_QTY);
        check("filled_qty", all.get(TcaKeys.GROUP_FILLED), filled);
        check("kept", tca.get(TcaKeys.QUANTITIES).get(TcaKeys.KEPT), filled);
    }

    private BigDecimal sum(Key<BigDecimal> key) {
        return orders.stream().flatMap(each -> each.find(key).stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void check(String name, BigDecimal stated, BigDecimal recomputed) {
        if (stated.compareTo(recomputed) != 0) {
            add(
                    Fault.CASH_DIFFERS,
                    "%s of all: stated %s, recomputed %s",
                    name,
                    stated.toPlainString(),
                    recomputed.toPlainString());
        }
    }

    private void addWeaknesses() {
        Values all = tca.get(TcaKeys.ALL);
        long without = all.get(TcaKeys.GROUP_ORDERS) - all.get(TcaKeys.PRICED);
        if (without > 0) {
            add(Fault.NOT_MEASURED, "%,d of %,d orders", without, all.get(TcaKeys.GROUP_ORDERS));
        }
        List<Values> issues = tca.get(TcaKeys.ISSUES).stream()
                .filter(each -> each.or(TcaKeys.ISSUE_ABOUT, TcaKeys.RECORD).equals(TcaKeys.RECORD))
                .toList();
        long faults =
                issues.stream().mapToLong(each -> each.get(TcaKeys.ISSUE_COUNT)).sum();
        if (faults > 0) {
            add(
                    Fault.RECORDS_AT_FAULT,
                    "%,d fault%s of %,d kind%s: %s",
                    faults,
                    faults == 1 ? "" : "s",
                    issues.size(),
                    issues.size() == 1 ? "" : "s",
                    issues.stream()
                            .map(each -> Numbers.format(
                                    "%s %,d", each.get(TcaKeys.ISSUE_KEY), each.get(TcaKeys.ISSUE_COUNT)))
                            .collect(Collectors.joining(", ")));
        }
    }
}
