package io.slipway.dbn;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import io.slipway.dbn.record.LittleEndian;
import io.slipway.dbn.record.MbpRecord;
import io.slipway.dbn.record.Schema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the README. */
final class ExampleTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void writesACompressedFileAndReadsItWithSymbols() throws IOException {
        Path file = folder.resolve("xnas-itch-20240801.mbp-1.dbn.zst");
        long noon = LocalDate.of(2024, 8, 1).atTime(12, 0).toEpochSecond(ZoneOffset.UTC) * 1_000_000_000L;
        byte[] record = Records.random(Schema.MBP_1, new SplittableRandom(1));
        ByteBuffer buffer = LittleEndian.wrap(record);
        buffer.putInt(4, 32).putLong(32, noon).putLong(48, 222_810_000_000L).putInt(64, 100);
        DbnMetadata metadata = DbnMetadata.of("XNAS.ITCH", Schema.MBP_1, noon, noon + 1, Records.mappings());
        try (DbnWriter writer =
                DbnWriter.create(new ZstdOutputStreamNoFinalizer(Files.newOutputStream(file)), metadata)) {
            writer.write(buffer, 0, record.length);
        }

        List<String> lines = new ArrayList<>();
        MbpRecord mbp = new MbpRecord();
        try (DbnReader reader = DbnReader.open(file)) {
            SymbolMap symbols = SymbolMap.of(reader.metadata());
            while (reader.next()) {
                if (reader.rtype() == Schema.MBP_1.rtype()) {
                    mbp.wrap(reader);
                    String symbol = symbols.symbol(mbp.instrumentId(), mbp.tsRecvNs());
                    lines.add(symbol + " " + mbp.bidPxE9(0) + " x " + mbp.bidSz(0));
                }
            }
        }
        assertThat(lines).containsExactly("AAPL 222810000000 x 100");
    }
}
