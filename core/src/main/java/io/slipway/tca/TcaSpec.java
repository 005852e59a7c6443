package io.slipway.tca;

import io.slipway.model.FeeTable;
import io.slipway.model.ParentOrder;
import io.slipway.tca.Savings.WholeOrder;
import io.slipway.tca.benchmark.GivenPrices;
import io.slipway.venue.PrintRules;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The order whose costs are measured, and what is needed beside the recording and the fills.
 *
 * @param order the parent order
 * @param fees of the venues
 * @param participation rate of the participation-weighted price, between 0 and 1
 * @param given prices that the user states
 * @param impact assumed market impact, or null for none
 * @param staleNs age in ns beyond which a venue's quotes are left out of the best; zero for no limit
 * @param prints rules that match prints with changes of a venue's book
 * @param ofSnapshots true to compare with the price of snapshots weighted by size too, which no order could have had
 */
public record TcaSpec(
        ParentOrder order,
        FeeTable fees,
        double participation,
        GivenPrices given,
        @Nullable WhatIfImpact impact,
        long staleNs,
        PrintRules prints,
        boolean ofSnapshots) {

    /**
     * The whole order, with the marks of what is not filled.
     *
     * @param endTouch the far side's last best price, or null if there is none
     */
    public WholeOrder whole(@Nullable BigDecimal endTouch) {
        return WholeOrder.of(order, fees, endTouch);
    }
}
