package io.slipway.outflow;

import io.slipway.market.MarketView;
import io.slipway.model.Side;
import io.slipway.venue.PrintRules;
import io.slipway.venue.QueueModel;
import java.util.HashMap;
import java.util.Map;

/**
 * The hypothetical orders of one market as received. Estimators of the same terms that begin with the same row share them, because
 * they cost more than a strategy's own orders. Not thread-safe.
 */
public final class OutflowFlows {

    private final Map<Beginning, OutflowFlow> flows = new HashMap<>();

    private record Beginning(Terms terms, long row) {}

    /** All that decides the samples of an estimator, besides the data. */
    record Terms(Side side, QueueModel queue, PrintRules prints, long horizonNs, int kept) {}

    /** The hypothetical orders that begin with a row of {@code known}. */
    OutflowFlow beginningWith(long row, Terms terms, MarketView known) {
        return flows.computeIfAbsent(new Beginning(terms, row), any -> new OutflowFlow(known, terms));
    }
}
