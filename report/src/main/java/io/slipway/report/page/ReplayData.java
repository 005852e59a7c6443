package io.slipway.report.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.report.read.ReportInput;
import io.slipway.report.read.RunDirectory;
import io.slipway.report.read.RunDirectory.FillRow;
import io.slipway.result.file.OrderKeys;
import io.slipway.result.file.ResultsKeys;
import io.slipway.result.file.SettingKeys;
import io.slipway.result.file.StrategyKeys;
import io.slipway.result.schema.Values;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The data of the page's charts as JSON. Times are milliseconds after the start of the order. */
final class ReplayData {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ReportInput input;
    private final RunDirectory run;

    private ReplayData(ReportInput input) {
        this.input = input;
        this.run = input.run();
    }

    static String json(ReportInput input) throws IOException {
        return MAPPER.writeValueAsString(new ReplayData(input).root());
    }

    private ObjectNode root() {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("start", run.start().toString());
        root.put("zone", zone());
        root.put("end", run.msAfterStart(run.order().get(OrderKeys.END)));
        root.put("qty", run.qty());
        root.put("tested", run.tested());
        root.set(
                "market",
                MAPPER.valueToTree(input.market().map(ReplayData::plain).orElse(null)));
        ObjectNode names = root.putObject("venues");
        run.results().or(ResultsKeys.VENUES, Map.of()).forEach(names::put);
        ArrayNode strategies = root.putArray("strategies");
        for (Map.Entry<String, List<FillRow>> entry : run.fills().entrySet()) {
            addStrategy(strategies.addObject(), entry.getKey(), entry.getValue());
        }
        return root;
    }

    /** The zone of the market's clock. Results without a calendar are shown in UTC. */
    private String zone() {
        return run.results().or(SettingKeys.TIME_ZONE, "UTC");
    }

    private void addStrategy(ObjectNode strategy, String name, List<FillRow> fills) {
        strategy.put("name", name);
        ArrayNode rows = strategy.putArray("fills");
        for (FillRow fill : fills) {
            rows.addArray()
                    .add(run.msAfterStart(fill.time()))
                    .add(fill.publisherId())
                    .add(fill.qty())
                    .add(fill.price())
                    .add(fill.maker() ? 1 : 0);
        }
        List<Values> plan = run.strategy(name).or(StrategyKeys.PLAN, List.of());
        if (!plan.isEmpty()) {
            ArrayNode steps = strategy.putArray("plan");
            plan.forEach(step -> steps.addArray().add(step.get(StrategyKeys.MS)).add(step.get(StrategyKeys.QTY)));
        }
    }

    /** Values as maps, lists and plain values; null for a value that is absent. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Optional<?> maybe) {
            return plain(maybe.orElse(null));
        }
        if (value instanceof Values values) {
            return plain(values.members());
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            map.forEach((name, member) -> plain.put(String.valueOf(name), plain(member)));
            return plain;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> plain = new ArrayList<>();
            list.forEach(item -> plain.add(plain(item)));
            return plain;
        }
        return value instanceof Instant time ? time.toString() : value;
    }
}
