package io.slipway.engine.routing;

import io.slipway.model.ExecutionReport;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.strategy.Strategy;
import io.slipway.strategy.TradingContext;
import java.util.ArrayDeque;

/** The reports that have arrived and of which a strategy was not told yet. Not thread-safe. */
public final class ReceivedReports {

    private final ArrayDeque<ExecutionReport> reports = new ArrayDeque<>();

    /** True if the strategy was told all. */
    public boolean isEmpty() {
        return reports.isEmpty();
    }

    /** Adds a report that arrives. */
    public void add(ExecutionReport report) {
        reports.add(report);
    }

    /** Forgets all. */
    public void clear() {
        reports.clear();
    }

    /** Tells a strategy all reports, also those that come while it is told; returns true if all were fills of what it took. */
    public boolean tell(Strategy strategy, TradingContext context) {
        boolean areFills = true;
        for (ExecutionReport report = reports.poll(); report != null; report = reports.poll()) {
            areFills &= report.kind() == ExecutionReport.Kind.TAKEN;
            if (report.kind().isFill()) {
                strategy.onFill(report, context);
            } else {
                strategy.onReport(report, context);
            }
        }
        return areFills;
    }

    /** Adds what it keeps to the state of a run. */
    public void save(StateWriter state) {
        state.put((long) reports.size());
        reports.forEach(report -> report.save(state));
    }

    /** Takes over what {@link #save} added. */
    public void restore(StateReader state) {
        reports.clear();
        for (int left = state.takeCount(); left > 0; left--) {
            reports.add(ExecutionReport.restored(state));
        }
    }
}
