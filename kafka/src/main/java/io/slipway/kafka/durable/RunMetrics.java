package io.slipway.kafka.durable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.StrategyProgress;
import java.util.List;

/**
 * Counts of a run at a commit, which other programs read from the topic {@link Output#METRICS}. No result depends on them.
 *
 * @param run id of the run
 * @param symbol symbol of the instrument
 * @param events rows of market data that the commit covers
 * @param clockNs time of the run, in nanoseconds since 1970 UTC
 * @param lagRecords records of the stream's partition that are not worked yet; -1 if not known
 * @param commits commits of the run, this one and those of earlier starts included
 * @param orders child orders of all strategies so far
 * @param fills fills of all strategies so far
 */
public record RunMetrics(
        String run, String symbol, long events, long clockNs, long lagRecords, long commits, long orders, long fills) {

    private static final int VERSION = 1;

    /** The record of these counts. */
    public Output toOutput() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("v", VERSION)
                .put("run", run)
                .put("symbol", symbol)
                .put("events", events)
                .put("clock_ns", clockNs);
        if (lagRecords >= 0) {
            json.put("lag_records", lagRecords);
        }
        json.put("commits", commits).put("orders", orders).put("fills", fills);
        return new Output(Output.METRICS, run + "/" + symbol, Math.max(0, clockNs), json.toString());
    }

    /** Child orders of strategies so far. */
    public static long orders(List<StrategyProgress> progress) {
        return progress.stream().mapToLong(each -> each.sent().size()).sum();
    }

    /** Fills of strategies so far. */
    public static long fills(List<StrategyProgress> progress) {
        return progress.stream().mapToLong(each -> each.fills().size()).sum();
    }
}
