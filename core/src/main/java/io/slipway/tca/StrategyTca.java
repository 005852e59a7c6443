package io.slipway.tca;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The cost of one execution of the order. Costs are positive.
 *
 * @param costVsPricesBps cost against each benchmark price in bps of it; empty where nothing was filled
 * @param costVsArrivalBps cost against the arrival mid in bps of it; null where nothing was filled or there is no mid
 * @param costs cost against the arrival mid by part; null without an arrival mid
 * @param shortfall implementation shortfall; null without a price to measure from or to mark with
 * @param assumed costs that models assume
 * @param quality spreads of all fills
 * @param venues the venues that were sent something, by publisher id
 * @param mark mark of the unfilled quantity
 */
public record StrategyTca(
        Map<String, Optional<BigDecimal>> costVsPricesBps,
        @Nullable BigDecimal costVsArrivalBps,
        @Nullable CostBreakdown costs,
        @Nullable ImplementationShortfall shortfall,
        AssumedCosts assumed,
        ExecutionQuality quality,
        SortedMap<Integer, VenueScorecard> venues,
        ResidualMark mark) {

    /** Keeps the order of the prices. */
    public StrategyTca {
        costVsPricesBps = Collections.unmodifiableMap(new LinkedHashMap<>(costVsPricesBps));
        venues = Collections.unmodifiableSortedMap(venues);
    }
}
