package io.slipway.data.synthetic;

import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;

/**
 * The best quotes and trades of seven US venues, made up: one touch, followed by every venue with its own delay and
 * distance, clustered activity, order flow with memory.
 *
 * <p>Deterministic: equal settings give equal events on every machine. Rows come in order of receive time, as in a recorded
 * file; a trade comes as a print with the book before it and then a cancel with the book after it. Not thread-safe.
 */
public final class SyntheticMarket implements MarketDataReader {

    private final Instrument instrument;
    private final long endNs;
    private final Wire wire;
    private final Simulation simulation;
    private final IssueLog issues = new IssueLog(IssueLog.DEFAULT_SKIP_LIMIT);

    private SyntheticMarket(SyntheticSettings settings) {
        instrument = new Instrument(settings.symbol());
        endNs = settings.endNs();
        wire = new Wire(settings.seed(), VenueProfile.usEquities().size());
        simulation = new Simulation(settings, wire);
    }

    /** A market at its beginning. */
    public static SyntheticMarket of(SyntheticSettings settings) {
        return new SyntheticMarket(settings);
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public boolean next(MarketEvent event) {
        while (!wire.hasRowBefore(simulation.dueNs())) {
            simulation.advance();
        }
        if (wire.nextRecvNs() >= endNs) {
            return false;
        }
        wire.receive().copyTo(event);
        return true;
    }

    @Override
    public String place() {
        return "synthetic market";
    }

    @Override
    public IssueLog issues() {
        return issues;
    }

    /** Nothing to release. */
    @Override
    public void close() {}
}
