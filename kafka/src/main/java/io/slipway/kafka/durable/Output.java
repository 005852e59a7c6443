package io.slipway.kafka.durable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.StrategyProgress;
import io.slipway.model.Fill;
import io.slipway.model.Instrument;
import io.slipway.model.Money;
import io.slipway.tca.order.VenueOrder;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A record about a run for other programs, in JSON.
 *
 * @param topic {@link #ORDERS}, {@link #FILLS} or {@link #METRICS}
 * @param key id of the run, a slash, and name of the strategy; of metrics, the symbol
 * @param timeNs time of the event, in nanoseconds since 1970 UTC
 * @param json the value
 */
public record Output(String topic, String key, long timeNs, String json) {

    /** Topic of the child orders. */
    public static final String ORDERS = "slipway.orders";

    /** Topic of the fills. */
    public static final String FILLS = "slipway.fills";

    /** Topic of the counts of runs. */
    public static final String METRICS = "slipway.metrics";

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
     * @param instrument the instrument, from whose steps quantities and amounts become those of a person
     * @param before the progress then, of the same strategies; empty at the beginning
     */
    public static List<Output> between(
            String runId, Instrument instrument, List<StrategyProgress> before, List<StrategyProgress> now) {
        List<Output> outputs = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            StrategyProgress is = now.get(i);
            int sent = before.isEmpty() ? 0 : before.get(i).sent().size();
            int filled = before.isEmpty() ? 0 : before.get(i).fills().size();
            for (int id = sent; id < is.sent().size(); id++) {
                outputs.add(order(runId, instrument, is.name(), id, is.sent().get(id)));
            }
            for (int number = filled; number < is.fills().size(); number++) {
                Fill fill = is.fills().get(number);
                ObjectNode json = node(runId, is.name())
                        .put("fill", number)
                        .put("order", is.orderIds().get(number));
                outputs.add(fill(runId + "/" + is.name(), instrument, fill, json));
            }
        }
        return outputs;
    }

    private static Output order(String runId, Instrument instrument, String strategy, int id, VenueOrder sent) {
        ObjectNode json = node(runId, strategy)
                .put("order", id)
                .put("time_ns", sent.sentNs())
                .put("publisher", sent.publisherId())
                .put("qty", instrument.qty(sent.qty()));
        return new Output(ORDERS, runId + "/" + strategy, sent.sentNs(), json.toString());
    }

    private static Output fill(String key, Instrument instrument, Fill fill, ObjectNode json) {
        json.put("time_ns", fill.timeNs())
                .put("publisher", fill.publisherId())
                .put("qty", instrument.qty(fill.qty()))
                .put("px", Money.toDecimal(fill.pxE9()).toPlainString())
                .put("fee", fee(instrument, fill).toPlainString())
                .put("liquidity", fill.liquidity().name().toLowerCase(Locale.ROOT));
        return new Output(FILLS, key, fill.timeNs(), json.toString());
    }

    /** The fee in the currency; a run counts it for whole steps and one unit of the multiplier. */
    private static BigDecimal fee(Instrument instrument, Fill fill) {
        BigDecimal fee = Money.toDecimal(fill.feeE9());
        return instrument.isScaled() ? instrument.money(fee) : fee;
    }

    private static ObjectNode node(String runId, String strategy) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("v", VERSION)
                .put("run", runId)
                .put("strategy", strategy);
    }
}
