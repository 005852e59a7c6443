package io.slipway.data.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.data.source.QtyStep;
import io.slipway.data.source.ReadOptions;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tape that is kept is found again by the options that it was read with, so each of them is in its key. */
class OptionsTextTest {

    @TempDir
    Path folder;

    @Test
    void eachOptionOfReadingIsInTheKey() throws IOException {
        ReadOptions all = ReadOptions.all();
        Path mapping = Files.writeString(folder.resolve("m.yml"), "a: b\n");
        ZoneId newYork = ReadOptions.NEW_YORK;
        List<ReadOptions> others = List.of(
                all.withSymbol(Optional.of("ABC")),
                all.withWindow(1, Long.MAX_VALUE),
                all.withWindow(Long.MIN_VALUE, 1),
                all.withTolerance(true, all.skipLimit(), false),
                all.withTolerance(false, 0.5, false),
                all.withTolerance(false, all.skipLimit(), true),
                all.withFormat(Optional.of("dbn"), Optional.empty()),
                all.withFormat(Optional.empty(), Optional.of(mapping)),
                all.withConventions(Optional.of(LocalDate.EPOCH), newYork, Optional.empty()),
                all.withConventions(Optional.empty(), ZoneOffset.UTC, Optional.empty()),
                all.withConventions(Optional.empty(), newYork, Optional.of(100)),
                all.withQtyStep(new QtyStep(new BigDecimal("0.01"), QtyStep.WHOLE.given())),
                all.withQtyStep(new QtyStep(QtyStep.WHOLE.size(), !QtyStep.WHOLE.given())),
                all.withMultiplier(BigDecimal.TEN),
                all.withCurrency("EUR"));
        assertThat(others).as("one for each option").hasSize(options(ReadOptions.class));
        List<String> texts = new ArrayList<>(List.of(text(all)));
        for (ReadOptions other : others) {
            texts.add(text(other));
        }
        assertThat(texts).doesNotHaveDuplicates();
        assertThat(text(all.withCurrency(""))).isEqualTo(text(all));
        Files.writeString(mapping, "a: c\n");
        assertThat(texts).doesNotContain(text(all.withFormat(Optional.empty(), Optional.of(mapping))));
    }

    private String text(ReadOptions options) throws IOException {
        return OptionsText.of(options, new FileDigests(folder.resolve("digests"), Duration.ZERO));
    }

    /** Number of values in a record and the records within it. */
    private static int options(Class<?> type) {
        int count = 0;
        for (RecordComponent component : type.getRecordComponents()) {
            count += component.getType().isRecord() ? options(component.getType()) : 1;
        }
        return count;
    }
}
