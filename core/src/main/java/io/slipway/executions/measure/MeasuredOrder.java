package io.slipway.executions.measure;

import io.slipway.calendar.Sessions;
import io.slipway.executions.OwnExecution;
import io.slipway.model.ParentOrder;
import io.slipway.tca.Execution;
import io.slipway.tca.ImplementationShortfall;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order that was really executed, with its costs.
 *
 * @param own the order and its fills as they were reported
 * @param window the order as it was measured: its window, cut to the sessions of the market unless {@link #isOutsideHours}
 * @param execution shares filled and their cash, fees included
 * @param fills the fills with the market around them
 * @param prices prices that the execution is compared with, by their names in result files
 * @param costsBps cost against each of them in bps, positive when the order paid; empty where nothing was filled
 * @param shortfall implementation shortfall; null without a price to measure from or to mark with
 * @param market costs that need market data; null where there is none
 */
public record MeasuredOrder(
        OwnExecution own,
        ParentOrder window,
        Execution execution,
        List<MeasuredFill> fills,
        Map<String, BigDecimal> prices,
        Map<String, Optional<BigDecimal>> costsBps,
        @Nullable ImplementationShortfall shortfall,
        @Nullable MarketCosts market) {

    /** Copies lists and maps. */
    public MeasuredOrder {
        fills = List.copyOf(fills);
        prices = Collections.unmodifiableMap(new LinkedHashMap<>(prices));
        costsBps = Collections.unmodifiableMap(new LinkedHashMap<>(costsBps));
    }

    /** True if there are market data of its days, and the market was closed in all of its window, so that there are no costs of it. */
    public boolean isOutsideHours() {
        return market == null && !window.sessions().isAlways();
    }

    /** True if all of its fills are of auctions, whose prices are not among those of continuous trading. */
    public boolean isOfAuctions() {
        return !fills.isEmpty() && fills.stream().allMatch(fill -> fill.phase() == FillPhase.AUCTION);
    }

    /** Times from the arrival to the fills; empty where nothing was filled. */
    public Optional<OrderSpeed> speed() {
        return fills.isEmpty()
                ? Optional.empty()
                : Optional.of(OrderSpeed.of(
                        own.arrivalNs(),
                        fills.stream().map(MeasuredFill::fill).toList(),
                        isOutsideHours() ? Sessions.ALWAYS : window.sessions()));
    }

    /**
     * The same of an order whose wait is known: empty where the arrival is only that of the first fill, and where a fill is before the
     * arrival, as clocks disagree then.
     */
    public Optional<OrderSpeed> knownWait() {
        return own.inferred() ? Optional.empty() : speed().filter(speed -> speed.firstNs() >= 0);
    }

    /** Cost against a price in bps; empty if there is none. */
    public Optional<BigDecimal> costBps(String price) {
        return costsBps.getOrDefault(price, Optional.empty());
    }
}
