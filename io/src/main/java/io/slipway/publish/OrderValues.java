package io.slipway.publish;

import io.slipway.engine.StrategyResult;
import io.slipway.model.Money;
import io.slipway.model.OrderStep;
import io.slipway.result.TapePrints;
import io.slipway.result.TapePrints.Print;
import io.slipway.result.file.MarketKeys;
import io.slipway.result.schema.Values;
import io.slipway.tca.order.VenueOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Prints of the tape and child orders as values of {@code market.json}. */
final class OrderValues {

    /** Keeps the file below about a megabyte, whatever was sent. */
    private static final int MOST_ORDERS = 1_200;

    private static final int MS_SCALE = 6;

    private final long startNs;

    OrderValues(long startNs) {
        this.startNs = startNs;
    }

    /** Nanoseconds as milliseconds, exactly. */
    static BigDecimal ms(long ns) {
        BigDecimal ms = BigDecimal.valueOf(ns, MS_SCALE).stripTrailingZeros();
        return ms.scale() < 0 ? ms.setScale(0) : ms;
    }

    Values prints(TapePrints prints) {
        List<Print> kept = prints.kept();
        return Values.of(MarketKeys.PRINT_SHAPE)
                .put(MarketKeys.PRINT_COUNT, prints.count())
                .put(MarketKeys.PRINT_VOLUME, BigDecimal.valueOf(prints.qty()))
                .put(
                        MarketKeys.PRINT_MS,
                        kept.stream().map(each -> ms(each.timeNs() - startNs)).toList())
                .put(
                        MarketKeys.PRINT_VENUES,
                        kept.stream().map(each -> (long) each.publisherId()).toList())
                .put(
                        MarketKeys.PRINT_PRICES,
                        kept.stream().map(each -> Money.toDecimal(each.pxE9())).toList())
                .put(
                        MarketKeys.PRINT_QTY,
                        kept.stream()
                                .map(each -> BigDecimal.valueOf(each.qty()))
                                .toList())
                .put(
                        MarketKeys.PRINT_SIDES,
                        kept.stream()
                                .map(each -> String.valueOf(each.side().code()))
                                .toList());
    }

    /** The child orders of each strategy. */
    Map<String, Values> byStrategy(List<StrategyResult> strategies) {
        Map<String, Values> all = new LinkedHashMap<>();
        int most = MOST_ORDERS / Math.max(1, strategies.size());
        for (StrategyResult strategy : strategies) {
            List<VenueOrder> orders = strategy.orders();
            all.put(
                    strategy.name(),
                    Values.of(MarketKeys.SENT)
                            .put(MarketKeys.SENT_COUNT, (long) orders.size())
                            .put(
                                    MarketKeys.KEPT,
                                    kept(orders, most).stream().map(this::child).toList()));
        }
        return all;
    }

    /** Those of which the steps are known: all, or of too many first those that filled. */
    static List<VenueOrder> kept(List<VenueOrder> orders, int most) {
        List<VenueOrder> known =
                orders.stream().filter(order -> !order.steps().isEmpty()).toList();
        List<VenueOrder> filled =
                known.stream().filter(order -> !order.fills().isEmpty()).toList();
        List<VenueOrder> others =
                known.stream().filter(order -> order.fills().isEmpty()).toList();
        List<VenueOrder> kept = new ArrayList<>(spread(filled, most));
        kept.addAll(spread(others, most - kept.size()));
        kept.sort(Comparator.comparingLong(VenueOrder::sentNs));
        return kept;
    }

    private static List<VenueOrder> spread(List<VenueOrder> orders, int most) {
        if (orders.size() <= most) {
            return orders;
        }
        List<VenueOrder> some = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            some.add(orders.get(Math.toIntExact((long) i * orders.size() / most)));
        }
        return some;
    }

    private Values child(VenueOrder order) {
        List<OrderStep> steps = order.steps();
        return Values.of(MarketKeys.CHILD)
                .put(MarketKeys.CHILD_VENUE, (long) order.publisherId())
                .put(
                        MarketKeys.STEP_MS,
                        steps.stream().map(step -> ms(step.timeNs() - startNs)).toList())
                .put(
                        MarketKeys.STEPS,
                        steps.stream()
                                .map(step -> step.kind().name().toLowerCase(Locale.ROOT))
                                .toList())
                .put(
                        MarketKeys.STEP_QTY,
                        steps.stream()
                                .map(step -> BigDecimal.valueOf(step.qty()))
                                .toList())
                .put(
                        MarketKeys.STEP_PRICES,
                        steps.stream().map(OrderValues::price).toList())
                .put(MarketKeys.AHEAD, steps.stream().map(OrderValues::ahead).toList());
    }

    private static Optional<BigDecimal> price(OrderStep step) {
        return step.pxE9() == OrderStep.NO_PRICE ? Optional.empty() : Optional.of(Money.toDecimal(step.pxE9()));
    }

    private static Optional<BigDecimal> ahead(OrderStep step) {
        return Double.isFinite(step.ahead())
                ? Optional.of(BigDecimal.valueOf(step.ahead()).setScale(0, RoundingMode.HALF_EVEN))
                : Optional.empty();
    }
}
