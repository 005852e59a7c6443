package io.slipway.kafka.durable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.StrategyProgress;
import io.slipway.model.Fill;
import io.slipway.model.Money;
import io.slipway.tca.VenueOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A record about a run for other programs, in JSON.
 *
 * @param topic {@link #ORDERS} or {@link #FILLS}
 * @param key id of the run, a slash, and name of the strategy
 * @param timeNs time of the event, in nanoseconds since 1970 UTC
 * @param json the value
 */
public record Output(String topic, String key, long timeNs, String json) {

    /** Topic of the child orders. */
    public static final String ORDERS = "slipway.orders";

    /** Topic of the fills. */
    public static final String FILLS = "slipway.fills";

    /** Version of the form of the values. */
    private static final int VERSION = 1;

    byte[] keyBytes() {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    byte[] valueBytes() {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The orders and fills of a run since an earlier moment.
     *
     * @param before the progress then, of the same strategies
     */
    static List<Output> between(String runId, List<StrategyProgress> before, List<StrategyProgress> now) {
        List<Output> outputs = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            StrategyProgress was = before.get(i);
            StrategyProgress is = now.get(i);
            for (int id = was.sent().size(); id < is.sent().size(); id++) {
                outputs.add(order(runId, is.name(), id, is.sent().get(id)));
            }
            for (int number = was.fills().size(); number < is.fills().size(); number++) {
                outputs.add(fill(
                        runId,
                        is.name(),
                        number,
                        is.orderIds().get(number),
                        is.fills().get(number)));
            }
        }
        return outputs;
    }

    private static Output order(String runId, String strategy, int id, VenueOrder sent) {
        ObjectNode json = node(runId, strategy)
                .put("order", id)
                .put("time_ns", sent.sentNs())
                .put("publisher", sent.publisherId())
                .put("qty", sent.qty());
        return new Output(ORDERS, runId + "/" + strategy, sent.sentNs(), json.toString());
    }

    private static Output fill(String runId, String strategy, int number, long orderId, Fill fill) {
        ObjectNode json = node(runId, strategy)
                .put("fill", number)
                .put("order", orderId)
                .put("time_ns", fill.timeNs())
                .put("publisher", fill.publisherId())
                .put("qty", fill.qty())
                .put("px", Money.toDecimal(fill.pxE9()).toPlainString())
                .put("fee", Money.toDecimal(fill.feeE9()).toPlainString())
                .put("liquidity", fill.liquidity().name().toLowerCase(Locale.ROOT));
        return new Output(FILLS, runId + "/" + strategy, fill.timeNs(), json.toString());
    }

    private static ObjectNode node(String runId, String strategy) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("v", VERSION)
                .put("run", runId)
                .put("strategy", strategy);
    }
}
