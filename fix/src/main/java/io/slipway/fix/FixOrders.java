package io.slipway.fix;

import io.slipway.data.executions.ExecutionOptions;
import io.slipway.data.source.QtyStep;
import io.slipway.data.venue.UnknownVenues;
import io.slipway.executions.FillIds;
import io.slipway.executions.FillReport;
import io.slipway.executions.FillTerms;
import io.slipway.executions.OrderPrices;
import io.slipway.executions.OrderTags;
import io.slipway.executions.OrderTimes;
import io.slipway.executions.OrderVersion;
import io.slipway.executions.OwnFill;
import io.slipway.executions.OwnOrder;
import io.slipway.executions.OwnRecords;
import io.slipway.model.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import quickfix.Message;

/**
 * Makes orders and fills of messages. An order is known by the client order id of its first message; replaces and cancels name it by
 * theirs. It arrives with its new order, else with its first report. Its quantity, limit and type are those of the last replace that
 * was confirmed, or of the last restatement, its end the moment at which it was cancelled, expired or restated with nothing left. Not thread-safe.
 */
final class FixOrders {

    private static final String NEW_ORDER = "D";
    private static final String REPORT = "8";
    private static final Set<String> TRADES = Set.of("F", "1", "2");

    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final Map<String, String> roots = new HashMap<>();
    private final List<FillReport> reports = new ArrayList<>();
    private final QtyStep step;
    private final String file;
    private final UnknownVenues venues;

    /** Orders whose quantities count steps; the file is named where one is finer. */
    FixOrders(ExecutionOptions options, String file) {
        step = options.reading().qtyStep();
        venues = options.venues();
        this.file = file;
    }

    private static final class Order {

        private final String symbol;
        private final @Nullable Side side;
        private final long arrivalNs;
        private final Map<String, String> tags = new HashMap<>();
        private long qty;
        private @Nullable Long limitE9;
        private @Nullable Long endNs;
        private boolean rejected;
        private boolean hasKind;
        private final List<OrderVersion> earlier = new ArrayList<>();

        Order(FixFields first) {
            symbol = first.text(55);
            side = first.side();
            arrivalNs = first.timeNs();
            qty = first.steps(38);
            limitE9 = first.amountE9(44);
        }

        /** Takes type and time in force from a message that states the type. */
        private void setKind(FixFields fields) {
            if (!fields.has(40)) {
                return;
            }
            hasKind = true;
            set(OrderTags.ORDER_TYPE, fields.orderType());
            set(OrderTags.TIME_IN_FORCE, fields.timeInForce());
        }

        /** Takes type, quantity and limit of an amendment that is confirmed, and keeps the terms before it. */
        private void amend(FixFields fields) {
            setKind(fields);
            long newQty = fields.has(38) ? fields.steps(38) : qty;
            Long newLimitE9 = fields.has(44) ? fields.amountE9(44) : limitE9;
            if (newQty != qty || !Objects.equals(newLimitE9, limitE9)) {
                earlier.add(new OrderVersion(fields.timeNs(), qty, limitE9));
            }
            qty = newQty;
            limitE9 = newLimitE9;
        }

        /** Takes quantity and limit as the broker restates them. Nothing left of a larger quantity ends the order. */
        private void restate(FixFields fields) {
            amend(fields);
            if (fields.has(151) && fields.has(14) && fields.steps(151) == 0 && fields.steps(14) < qty) {
                endNs = fields.timeNs();
            }
        }

        private void set(String name, String value) {
            if (value.isEmpty()) {
                tags.remove(name);
            } else {
                tags.put(name, value);
            }
        }
    }

    /** Adds a message; one that is neither an order nor a report is passed over. */
    void add(Message message) {
        FixFields fields = new FixFields(message, step, file);
        String type = fields.text(35);
        if (type.equals(NEW_ORDER)) {
            addOrder(fields);
        } else if (type.equals(REPORT)) {
            addReport(fields);
        }
    }

    /** Throws IllegalArgumentException if an order has no side or quantity. */
    private void addOrder(FixFields fields) {
        if (fields.side() == null) {
            throw new IllegalArgumentException("an order is a buy or a sell: tag=54, value=" + fields.text(54));
        }
        if (fields.steps(38) <= 0) {
            throw new IllegalArgumentException("an order has a positive quantity: tag=38, value=" + fields.text(38));
        }
        Order order = orders.computeIfAbsent(fields.text(11), id -> new Order(fields));
        tag(order, OrderTags.ACCOUNT, fields.text(1));
        tag(order, OrderTags.TRADER, fields.text(50));
        tag(order, OrderTags.BROKER, fields.text(56));
        tag(order, OrderTags.STRATEGY, fields.text(847));
        order.setKind(fields);
        Long expiresNs = fields.timeNs(126);
        if (expiresNs != null) {
            order.endNs = expiresNs;
        }
    }

    private static void tag(Order order, String name, String value) {
        if (!value.isEmpty()) {
            order.tags.put(name, value);
        }
    }

    /** The client order id of the first message of an order. */
    private String root(FixFields fields) {
        String id = fields.text(11);
        String earlier = fields.text(41);
        if (!earlier.isEmpty() && !earlier.equals(id)) {
            String root = roots.getOrDefault(earlier, earlier);
            roots.put(id, root);
            return root;
        }
        return roots.getOrDefault(id, id);
    }

    private void addReport(FixFields fields) {
        String id = root(fields);
        if (id.isEmpty()) {
            addFill(fields, id);
            return;
        }
        Order order = orders.computeIfAbsent(id, each -> new Order(fields));
        tag(order, OrderTags.ACCOUNT, fields.text(1));
        if (!order.hasKind) {
            order.setKind(fields);
        }
        if (!order.tags.containsKey(OrderTags.BROKER)) {
            tag(order, OrderTags.BROKER, fields.text(49));
        }
        switch (fields.text(150)) {
            case "5" -> order.amend(fields);
            case "D" -> order.restate(fields);
            case "4", "C", "3" -> order.endNs = fields.timeNs();
            case "8" -> order.rejected = true;
            default -> addFill(fields, id);
        }
    }

    private void addFill(FixFields fields, String order) {
        FillReport.Kind kind = kind(fields);
        if (kind == null) {
            return;
        }
        String execution = fields.text(17);
        if (kind == FillReport.Kind.BUST) {
            reports.add(new FillReport(kind, earlier(fields), null));
            return;
        }
        Long pxE9 = fields.amountE9(31);
        long qty = fields.steps(32);
        if (qty <= 0) {
            throw new IllegalArgumentException("a fill has a positive quantity: tag=32, value=" + fields.text(32));
        }
        if (pxE9 == null) {
            throw new IllegalArgumentException("a fill has a price: tag 31 is missing");
        }
        OwnFill fill = new OwnFill(
                new FillIds(execution, order, fields.text(526)),
                fields.text(55),
                fields.timeNs(),
                venues.publisherOf(fields.venue()),
                qty,
                pxE9,
                new FillTerms(fields.side(), fields.feeE9(pxE9), fields.liquidity(), fields.isAuction(), Map.of()));
        reports.add(new FillReport(kind, kind == FillReport.Kind.FILL ? "" : earlier(fields), fill));
    }

    /** Id of the fill that a bust or a correction is of; its own if it names none. */
    private static String earlier(FixFields fields) {
        return fields.has(19) ? fields.text(19) : fields.text(17);
    }

    /** Fill, bust or correction: by ExecTransType up to 4.2, by ExecType from 4.3 on; null for other reports. */
    private static FillReport.@Nullable Kind kind(FixFields fields) {
        boolean isTrade = TRADES.contains(fields.text(150));
        if (fields.has(20)) {
            return switch (fields.text(20)) {
                case "0" -> fields.number(32).signum() != 0 || isTrade ? FillReport.Kind.FILL : null;
                case "1" -> FillReport.Kind.BUST;
                case "2" -> FillReport.Kind.CORRECTION;
                default -> null;
            };
        }
        return switch (fields.text(150)) {
            case "H" -> FillReport.Kind.BUST;
            case "G" -> FillReport.Kind.CORRECTION;
            default -> isTrade ? FillReport.Kind.FILL : null;
        };
    }

    /** All orders but rejected ones, and all reports. */
    OwnRecords records() {
        List<OwnOrder> all = new ArrayList<>();
        Map<String, List<OrderVersion>> amended = new HashMap<>();
        orders.forEach((id, order) -> {
            if (!order.earlier.isEmpty()) {
                amended.put(id, order.earlier);
            }
            if (order.side != null && order.qty > 0 && !order.rejected) {
                Long endNs = order.endNs != null && order.endNs < order.arrivalNs ? null : order.endNs;
                all.add(new OwnOrder(
                        id,
                        order.symbol,
                        order.side,
                        order.qty,
                        new OrderTimes(null, order.arrivalNs, endNs),
                        new OrderPrices(null, null, null, order.limitE9),
                        order.tags));
            }
        });
        return new OwnRecords(all, reports, Map.of(), Map.of(), amended);
    }
}
