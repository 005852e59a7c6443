package io.slipway.dbn;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.HeaderRecord;
import io.slipway.dbn.record.Schema;
import io.slipway.dbn.record.SymbolType;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SymbolMapTest {

    private static final LocalDate DAY = LocalDate.of(2024, 8, 1);
    private static final long DAY_NS = 86_400_000_000_000L;

    @Test
    void theSymbolDependsOnTheDay() {
        SymbolMap map = SymbolMap.of(Records.metadata(Schema.MBP_1));
        assertThat(map.symbol(32, ns(DAY))).isEqualTo("AAPL");
        assertThat(map.symbol(7, ns(DAY))).isEqualTo("MSFT");
        assertThat(map.symbol(7, ns(DAY) + DAY_NS - 1)).isEqualTo("MSFT");
        assertThat(map.symbol(7, ns(DAY) + DAY_NS)).isEqualTo("AAPL");
        assertThat(map.symbol(7, ns(DAY.plusDays(4)) - 1)).isEqualTo("AAPL");
    }

    @Test
    void thereIsNoSymbolOutsideItsDaysOrForAnotherNumber() {
        SymbolMap map = SymbolMap.of(Records.metadata(Schema.MBP_1));
        assertThat(map.symbol(32, ns(DAY) - 1)).isEmpty();
        assertThat(map.symbol(32, ns(DAY.plusDays(1)))).isEmpty();
        assertThat(map.symbol(32, Field.UNDEFINED_TIME)).isEmpty();
        assertThat(map.symbol(33, ns(DAY))).isEmpty();
        assertThat(map.symbol(-1, ns(DAY))).isEmpty();
        assertThat(SymbolMap.empty().symbol(0, 0)).isEmpty();
    }

    @Test
    void mappingsFromNumbersToSymbolsAreTurnedRound() {
        List<SymbolMapping> mappings =
                List.of(new SymbolMapping("32", List.of(new MappingInterval(DAY, DAY.plusDays(1), "AAPL"))));
        SymbolMap map = SymbolMap.of(mapped(SymbolType.INSTRUMENT_ID, SymbolType.RAW_SYMBOL, mappings));
        assertThat(map.symbol(32, ns(DAY))).isEqualTo("AAPL");
    }

    @Test
    void mappingsWithoutNumbersAreLeftOut() {
        List<SymbolMapping> mappings =
                List.of(new SymbolMapping("ES.c.0", List.of(new MappingInterval(DAY, DAY.plusDays(1), "ESU4"))));
        assertThat(SymbolMap.of(mapped(SymbolType.CONTINUOUS, SymbolType.RAW_SYMBOL, mappings))
                        .symbol(0, ns(DAY)))
                .isEmpty();
        assertThat(SymbolMap.of(mapped(SymbolType.CONTINUOUS, SymbolType.INSTRUMENT_ID, mappings))
                        .symbol(0, ns(DAY)))
                .isEmpty();
    }

    @Test
    void symbolMappingRecordsHoldFromWhereTheyStandInTheStream() {
        SymbolMap map = SymbolMap.of(Records.metadata(Schema.MBP_1));
        byte[] first = Records.symbolMapping(7, "TSLA", "TSLA");
        byte[] second = Records.symbolMapping(7, "NVDA", "NVDA");
        byte[] trade = Records.random(Schema.TRADES, new SplittableRandom(1));
        List<String> symbols = new ArrayList<>();
        List<Boolean> applied = new ArrayList<>();
        try (DbnReader reader = Fixtures.open(Records.file(Records.live(false), trade, first, trade, second))) {
            while (reader.next()) {
                applied.add(map.apply(reader));
                symbols.add(map.symbol(7, ns(DAY)));
            }
        }
        assertThat(applied).containsExactly(false, true, false, true);
        assertThat(symbols).containsExactly("MSFT", "TSLA", "TSLA", "NVDA");
    }

    @Test
    void theLiveFileNamesEveryInstrumentOfItsRecords() {
        int named = 0;
        SymbolMap map = SymbolMap.empty();
        HeaderRecord header = new HeaderRecord();
        try (DbnReader reader = DbnReader.open(Fixtures.file("by-dataset/LIVE/test_data.live.dbn.zst"))) {
            while (reader.next()) {
                header.wrap(reader);
                boolean isMarketData = Schema.ofRtype(reader.rtype()).isPresent();
                if (!map.apply(reader) && isMarketData) {
                    named++;
                    assertThat(map.symbol(header.instrumentId(), header.tsEventNs()))
                            .isNotEmpty();
                }
            }
        }
        assertThat(named).isEqualTo(15);
    }

    @Test
    void manyInstrumentsOverManyDaysAreFoundAsInASlowMap() {
        SplittableRandom random = new SplittableRandom(3);
        Map<String, String> slow = new HashMap<>();
        List<SymbolMapping> mappings = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            List<MappingInterval> intervals = new ArrayList<>();
            for (int d = 0; d < 20; d++) {
                long id = random.nextLong(3) == 0 ? random.nextLong(1L << 32) : i * 64L + d;
                if (slow.putIfAbsent(id + "/" + d, "S" + i) == null) {
                    intervals.add(new MappingInterval(DAY.plusDays(d), DAY.plusDays(d + 1), Long.toString(id)));
                }
            }
            mappings.add(new SymbolMapping("S" + i, intervals));
        }
        SymbolMap map = SymbolMap.of(mapped(SymbolType.RAW_SYMBOL, SymbolType.INSTRUMENT_ID, mappings));
        slow.forEach((key, symbol) -> {
            String[] parts = key.split("/", -1);
            long noon = ns(DAY.plusDays(Long.parseLong(parts[1]))) + DAY_NS / 2;
            assertThat(map.symbol(Long.parseLong(parts[0]), noon)).isEqualTo(symbol);
        });
    }

    private static long ns(LocalDate day) {
        return day.atStartOfDay().toEpochSecond(ZoneOffset.UTC) * 1_000_000_000L;
    }

    private static DbnMetadata mapped(int stypeIn, int stypeOut, List<SymbolMapping> mappings) {
        return new DbnMetadata(
                3,
                "XNAS.ITCH",
                Schema.TRADES.code(),
                new DbnMetadata.Request(0, 1, 0, stypeIn, stypeOut),
                false,
                new DbnMetadata.Symbols(List.of(), List.of(), List.of(), mappings));
    }
}
