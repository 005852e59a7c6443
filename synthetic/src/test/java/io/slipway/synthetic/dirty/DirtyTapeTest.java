package io.slipway.synthetic.dirty;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.data.DataFiles;
import io.slipway.data.source.ReadOptions;
import io.slipway.market.MarketDataReader;
import io.slipway.survey.DataQuality;
import io.slipway.survey.TapeSurvey;
import io.slipway.synthetic.SyntheticSettings;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DirtyTapeTest {

    private static final SyntheticSettings SETTINGS = SyntheticSettings.demo().withDuration(Duration.ofMinutes(2));
    private static final DirtyTape DIRTY = DirtyTape.of(SETTINGS);

    @TempDir
    private Path directory = Path.of("");

    @Test
    void everyFaultIsThere() {
        assertThat(DIRTY.text()).startsWith("\uFEFFts_recv,").contains("\r\n\"").doesNotEndWith("\n");
        assertThat(DIRTY.expected().entrySet())
                .filteredOn(count -> !count.getKey().matches("data_quality.(duplicate|crossed)_rows"))
                .allSatisfy(count -> assertThat(count.getValue()).isPositive());
        assertThat(DIRTY.expected())
                .containsEntry("data_quality.gaps", 1L)
                .containsEntry("issues.cut_last_rows", 1L)
                .hasSize(13 + 8);
    }

    @Test
    void skippedRowsAreFewerThanOneInAHundred() {
        Map<String, Long> expected = DIRTY.expected();
        long skipped = expected.getOrDefault("issues.crossed_rows", 0L)
                + expected.getOrDefault("issues.repeated_rows", 0L)
                + 1;
        assertThat(skipped).isLessThan(expected.getOrDefault("data_quality.events", 0L) / 100);
    }

    @Test
    void theReaderComesToTheExpectedCounts() throws IOException {
        Path file = directory.resolve("dirty_mbp-1.csv");
        Path counted = DIRTY.write(file);
        assertThat(counted).hasFileName("dirty_expected.csv").hasContent(DIRTY.expectedText());
        MarketDataReader reader = DataFiles.open(file, ReadOptions.all());
        MarketTape tape = MarketTape.readAll(reader);
        assertThat(counted(reader, tape)).isEqualTo(DIRTY.expected());
    }

    private static Map<String, Long> counted(MarketDataReader reader, MarketTape tape) {
        TreeMap<String, Long> counts = new TreeMap<>();
        reader.issues().counts().forEach((issue, count) -> counts.put("issues." + issue.key(), count));
        DataQuality quality = TapeSurvey.of(tape).quality();
        counts.put("data_quality.events", quality.events());
        counts.put("data_quality.book_rows", quality.bookRows());
        counts.put("data_quality.prints", quality.prints());
        counts.put("data_quality.clears", quality.clears());
        counts.put("data_quality.unchanged_rows", quality.unchangedRows());
        counts.put("data_quality.duplicate_rows", quality.duplicateRows());
        counts.put("data_quality.negative_latency_rows", quality.negativeLatencyRows());
        counts.put("data_quality.bad_recv_time_rows", quality.badRecvTimeRows());
        counts.put("data_quality.maybe_bad_book_rows", quality.maybeBadBookRows());
        counts.put("data_quality.one_sided_rows", quality.oneSidedRows());
        counts.put("data_quality.locked_rows", quality.lockedRows());
        counts.put("data_quality.crossed_rows", quality.crossedRows());
        counts.put("data_quality.gaps", quality.gaps());
        return counts;
    }
}
