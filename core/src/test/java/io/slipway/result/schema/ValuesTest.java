package io.slipway.result.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValuesTest {

    private static final Shape FILL = Shape.of("fill", "A fill.");
    private static final Key<Long> QTY = FILL.whole("qty", "shares", "quantity");
    private static final Key<BigDecimal> PRICE =
            FILL.decimal("price", "quote currency", "price").orNull();
    private static final Key<Instant> TIME = FILL.time("time", "time").optional();

    private static final Shape FILE = Shape.of("file", "A file.");
    private static final Key<List<Values>> FILLS = FILE.objects("fills", FILL, "the fills");
    private static final Key<Map<String, Optional<Long>>> COUNTS =
            FILE.key("counts", Types.map("name", Types.maybe(Types.WHOLE)), "", "counts");

    private static Map<String, Object> plainFill() {
        return new HashMap<>(
                Map.of("qty", 5, "price", new BigDecimal("1.50"), "time", "2024-08-01T14:00:00Z", "new", 1));
    }

    @Test
    void givesItsMembersInTheOrderOfTheShape() {
        Values fill = Values.of(FILL).put(PRICE, null).put(QTY, 5L);
        assertThat(fill.members().keySet()).containsExactly("qty", "price");
        assertThat(fill.find(PRICE)).isEmpty();
    }

    @Test
    void takesNoKeyThatIsNotDefinedAndNoMissingValue() {
        assertThatThrownBy(() -> Values.of(FILL).put(FILLS, List.of()))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("not defined");
        assertThatThrownBy(() -> Values.of(FILL).put(QTY, null)).hasMessageContaining("missing");
        assertThatThrownBy(() -> Values.of(FILE)
                        .put(COUNTS, Map.of())
                        .put(FILLS, List.of(Values.of(FILL)))
                        .check(""))
                .hasMessageContaining("fills[].qty");
    }

    @Test
    void readsPlainValuesByTheirTypes() {
        Map<String, Object> counts = new HashMap<>();
        counts.put("none", null);
        counts.put("some", new BigDecimal("7"));
        Values file = Values.read(FILE, Map.of("fills", List.of(plainFill()), "counts", counts), "");
        Values fill = file.get(FILLS).get(0);
        assertThat(fill.get(QTY)).isEqualTo(5);
        assertThat(fill.get(PRICE)).isEqualTo("1.50");
        assertThat(fill.get(TIME)).isEqualTo(Instant.parse("2024-08-01T14:00:00Z"));
        assertThat(file.get(COUNTS)).containsEntry("none", Optional.empty()).containsEntry("some", Optional.of(7L));
    }

    @Test
    void namesThePlaceOfAValueOfAnotherType() {
        Map<String, Object> fill = plainFill();
        fill.put("qty", new BigDecimal("1.5"));
        assertThatThrownBy(() -> Values.read(FILE, Map.of("fills", List.of(fill)), ""))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("fills[].qty");
        fill.put("qty", 1);
        fill.put("time", "noon");
        assertThatThrownBy(() -> Values.read(FILE, Map.of("fills", List.of(fill)), ""))
                .hasMessageContaining("fills[].time");
        assertThatThrownBy(() -> Values.read(FILE, Map.of("fills", 3), ""))
                .hasMessageContaining("not a list: key=fills");
    }

    @Test
    void refusesAKeyThatIsDefinedTwice() {
        assertThatThrownBy(() -> FILL.whole("qty", "", "again")).isInstanceOf(IllegalStateException.class);
    }
}
