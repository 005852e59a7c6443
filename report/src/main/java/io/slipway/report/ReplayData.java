package io.slipway.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.report.RunDirectory.FillRow;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

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
        root.put("start", run.order().path("start").asText());
        root.put("end", run.msAfterStart(Instant.parse(run.order().path("end").asText())));
        root.put("qty", run.order().path("qty").asLong());
        root.put("tested", run.text("optimized_strategy"));
        root.set("market", input.market().isMissingNode() ? MAPPER.nullNode() : input.market());
        ObjectNode names = root.putObject("venues");
        run.results().path("venues").properties().forEach(venue -> names.set(venue.getKey(), venue.getValue()));
        ArrayNode strategies = root.putArray("strategies");
        for (Map.Entry<String, List<FillRow>> entry : run.fills().entrySet()) {
            addStrategy(strategies.addObject(), entry.getKey(), entry.getValue());
        }
        return root;
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
        JsonNode plan = run.results().path("strategies").path(name).path("plan");
        if (!plan.isEmpty()) {
            ArrayNode steps = strategy.putArray("plan");
            plan.forEach(step -> steps.addArray().add(step.path("ms")).add(step.path("qty")));
        }
    }
}
