package io.slipway.report.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.slipway.report.read.ReportInput;
import io.slipway.report.read.RunDirectory;
import io.slipway.report.read.RunDirectory.FillRow;
import io.slipway.result.file.OrderKeys;
import io.slipway.result.file.ResultsKeys;
import io.slipway.result.file.SettingKeys;
import io.slipway.result.file.StrategyKeys;
import io.slipway.result.schema.Values;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The data of the page's charts as JSON. Times are milliseconds after the start of the order. */
final class ReplayData {

    private static final JsonFactory FACTORY = new JsonFactory();

    /** Of a strategy with more fills than this, evenly chosen ones are drawn: more could not be told apart. */
    private static final int MOST_FILLS = 10_000;

    private final ReportInput input;
    private final RunDirectory run;

    private ReplayData(ReportInput input) {
        this.input = input;
        this.run = input.run();
    }

    static String json(ReportInput input) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            new ReplayData(input).write(out);
        }
        return text.toString();
    }

    private void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("start", run.start().toString());
        out.writeStringField("zone", zone());
        out.writeNumberField("end", run.msAfterStart(run.order().get(OrderKeys.END)));
        out.writeNumberField("qty", run.qty());
        out.writeStringField("tested", run.tested());
        out.writeFieldName("market");
        writeValue(out, input.market().orElse(null));
        out.writeObjectFieldStart("venues");
        for (Map.Entry<String, String> venue :
                run.results().or(ResultsKeys.VENUES, Map.of()).entrySet()) {
            out.writeStringField(venue.getKey(), venue.getValue());
        }
        out.writeEndObject();
        out.writeArrayFieldStart("strategies");
        for (Map.Entry<String, List<FillRow>> entry : run.fills().entrySet()) {
            writeStrategy(out, entry.getKey(), entry.getValue());
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    /** The zone of the market's clock. Results without a calendar are shown in UTC. */
    private String zone() {
        return run.results().or(SettingKeys.TIME_ZONE, "UTC");
    }

    private void writeStrategy(JsonGenerator out, String name, List<FillRow> fills) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", name);
        int each = Math.max(1, (fills.size() + MOST_FILLS - 1) / MOST_FILLS);
        out.writeNumberField("fill_count", fills.size());
        out.writeArrayFieldStart("fills");
        for (int i = 0; i < fills.size(); i += each) {
            FillRow fill = fills.get(i);
            out.writeStartArray();
            out.writeNumber(run.msAfterStart(fill.time()));
            out.writeString(fill.publisherId());
            out.writeNumber(fill.qty());
            out.writeNumber(fill.price());
            out.writeNumber(fill.maker() ? 1 : 0);
            out.writeEndArray();
        }
        out.writeEndArray();
        if (each > 1) {
            writeProgress(out, fills, each);
        }
        List<Values> plan = run.strategy(name).or(StrategyKeys.PLAN, List.of());
        if (!plan.isEmpty()) {
            out.writeArrayFieldStart("plan");
            for (Values step : plan) {
                out.writeStartArray();
                out.writeNumber(step.get(StrategyKeys.MS));
                out.writeNumber(step.get(StrategyKeys.QTY));
                out.writeEndArray();
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    /** The quantity of each {@code each} fills in a row, at the time of the last of them. */
    private void writeProgress(JsonGenerator out, List<FillRow> fills, int each) throws IOException {
        out.writeArrayFieldStart("progress");
        for (int from = 0; from < fills.size(); from += each) {
            List<FillRow> some = fills.subList(from, Math.min(fills.size(), from + each));
            out.writeStartArray();
            out.writeNumber(run.msAfterStart(some.get(some.size() - 1).time()));
            out.writeNumber(some.stream().map(FillRow::qty).reduce(BigDecimal.ZERO, BigDecimal::add));
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    /** Writes values as they come, without a tree of them: a market has tens of thousands. Decimals lose their last zeros. */
    private static void writeValue(JsonGenerator out, @Nullable Object value) throws IOException {
        if (value instanceof BigDecimal number) {
            out.writeNumber(number.stripTrailingZeros());
        } else if (value instanceof Integer number) {
            out.writeNumber(number);
        } else if (value instanceof Long number) {
            out.writeNumber(number);
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object item : list) {
                writeValue(out, item);
            }
            out.writeEndArray();
        } else if (value instanceof Values values) {
            writeObject(out, values.members());
        } else if (value instanceof Map<?, ?> map) {
            writeObject(out, map);
        } else if (value instanceof Optional<?> maybe) {
            writeValue(out, maybe.orElse(null));
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value == null) {
            out.writeNull();
        } else if (value instanceof String || value instanceof Instant) {
            out.writeString(value.toString());
        } else {
            throw new IllegalArgumentException("not a value of a result file: class=" + value.getClass());
        }
    }

    private static void writeObject(JsonGenerator out, Map<?, ?> members) throws IOException {
        out.writeStartObject();
        for (Map.Entry<?, ?> member : members.entrySet()) {
            out.writeFieldName(String.valueOf(member.getKey()));
            writeValue(out, member.getValue());
        }
        out.writeEndObject();
    }
}
