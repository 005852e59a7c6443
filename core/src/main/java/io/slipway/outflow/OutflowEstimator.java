package io.slipway.outflow;

import io.slipway.market.MarketUpdate;
import io.slipway.market.MarketView;
import io.slipway.model.Side;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.placement.distribution.OutflowDistribution;
import io.slipway.venue.PrintRules;
import io.slipway.venue.QueueModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Estimates the outflow of Cont and Kukanov's model over one horizon by venue, from data as received, with {@linkplain
 * HypotheticalOrders hypothetical orders} that start one after the other. Estimators that share {@link OutflowFlows} share these.
 */
public final class OutflowEstimator {

    private static final int FEWEST = 8;
    private static final long NOT_BEGUN = -1;

    private final MarketView known;
    private final OutflowEstimation estimation;
    private final OutflowFlows flows;
    private final OutflowFlows.Terms terms;
    private @Nullable OutflowFlow flow;
    private long firstRow = NOT_BEGUN;

    /**
     * An estimator for orders of {@code side} that rest for {@code horizonNs}.
     *
     * @param queue the model of their place in a queue
     * @param prints rules that match prints with changes of the book
     */
    public OutflowEstimator(
            MarketView known,
            Side side,
            QueueModel queue,
            PrintRules prints,
            OutflowEstimation estimation,
            long horizonNs) {
        this(
                known,
                estimation,
                new OutflowFlows(),
                new OutflowFlows.Terms(side, queue, prints, horizonNs, estimation.kept()));
    }

    private OutflowEstimator(
            MarketView known, OutflowEstimation estimation, OutflowFlows flows, OutflowFlows.Terms terms) {
        this.known = known;
        this.estimation = estimation;
        this.flows = flows;
        this.terms = terms;
    }

    /** The same, which has seen no row yet, with hypothetical orders that others of this market share. */
    public OutflowEstimator sharing(OutflowFlows shared) {
        return new OutflowEstimator(known, estimation, shared, terms);
    }

    /** A row has been received, and the market shows it; what starts now joins after the row. */
    public void onMarket(MarketUpdate update, long nowNs) {
        if (flow == null) {
            begin(update.row());
        }
        flow().onMarket(update, nowNs);
    }

    private void begin(long row) {
        firstRow = row;
        flow = flows.beginningWith(row, terms, known);
    }

    private OutflowFlow flow() {
        if (flow == null) {
            throw new IllegalStateException("nothing is known before the first row");
        }
        return flow;
    }

    /** True if it has been told a row. */
    public boolean hasBegun() {
        return flow != null;
    }

    /** True if a venue has enough samples for an estimate. */
    public boolean knows(int venue) {
        return flow != null && flow.count(venue) >= FEWEST;
    }

    /**
     * The outflow distribution at a venue with {@code queue} displayed shares.
     *
     * @throws IllegalStateException if no row has been received yet
     */
    public OutflowDistribution law(int venue, double queue, long nowNs) {
        boolean isAtBest = known.opposite(terms.side().opposite()).isAtBest(venue);
        return flow().law(estimation, venue, new JoinedQueue(nowNs, isAtBest, queue));
    }

    /**
     * Mean cost, in the quote currency above the first mid and without fee, of a share taken at the end of a horizon, over the samples of orders
     * that joined the best price; zero if there is none.
     */
    public double meanCompletion() {
        return flow == null ? 0 : flow.meanCompletion();
    }

    /** Mean shares that left the front of a venue's queue over a horizon; NaN without samples. */
    double meanOutflow(int venue) {
        return samples(venue).stream()
                .mapToDouble(OutflowSample::outflow)
                .average()
                .orElse(Double.NaN);
    }

    /** The samples of a venue, oldest first. */
    public List<OutflowSample> samples(int venue) {
        return flow == null ? List.of() : flow.samples(venue);
    }

    public void save(StateWriter state) {
        state.put(firstRow);
        if (flow != null) {
            state.once(flow, flow::save);
        }
    }

    public void restore(StateReader state) {
        flow = null;
        firstRow = state.takeLong();
        if (firstRow != NOT_BEGUN) {
            begin(firstRow);
            state.once(flow(), flow()::restore);
        }
    }
}
