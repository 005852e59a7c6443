package io.slipway.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import io.slipway.data.source.ReadOptions;
import io.slipway.market.MarketDataException;
import io.slipway.tape.MarketTape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFilesTest {

    private static final byte[] HEAD = """
            ts_event,publisher_id,action,bid_px_00,ask_px_00,bid_sz_00,ask_sz_00,symbol
            1722519392492082308,2,A,222.81,222.83,100,200,AAPL
            """.getBytes(StandardCharsets.UTF_8);
    private static final byte[] TAIL =
            "1722519392492082309,2,A,222.80,222.83,100,200,AAPL\n".repeat(1500).getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void readsPlainAndCompressedFilesWhateverTheirNames() throws IOException {
        String plain = read(concat(HEAD, TAIL)).sha256();
        assertThat(read(concat(gzip(HEAD), gzip(TAIL))).sha256()).isEqualTo(plain);
        assertThat(read(concat(Zstd.compress(HEAD), Zstd.compress(TAIL))).sha256())
                .isEqualTo(plain);
        assertThat(read(concat(HEAD, TAIL)).size()).isEqualTo(1501);
    }

    @Test
    void refusesCompressedFilesThatAreCutOff() throws IOException {
        byte[] gzip = gzip(concat(HEAD, TAIL));
        byte[] zstd = Zstd.compress(concat(HEAD, TAIL));
        for (int left = 3; left < gzip.length; left++) {
            assertRefused(Arrays.copyOf(gzip, left));
        }
        for (int left = 5; left < zstd.length; left++) {
            assertRefused(Arrays.copyOf(zstd, left));
        }
    }

    @Test
    void refusesFilesCutOffInALaterPart() throws IOException {
        byte[] gzip = concat(gzip(HEAD), gzip(TAIL));
        byte[] zstd = concat(Zstd.compress(HEAD), Zstd.compress(TAIL));
        for (int left = gzip(HEAD).length + 1; left < gzip.length; left++) {
            assertRefused(Arrays.copyOf(gzip, left));
        }
        for (int left = Zstd.compress(HEAD).length + 1; left < zstd.length; left++) {
            assertRefused(Arrays.copyOf(zstd, left));
        }
    }

    @Test
    void readsWhatTheGzipToolWrites() throws IOException {
        byte[] named = gzip(HEAD);
        named[3] = 4 + 8 + 16 + 2;
        byte[] fields = {2, 0, 1, 1, 'n', 0, 'c', 0, 9, 9};
        byte[] header = concat(Arrays.copyOf(named, 10), fields);
        byte[] padded = concat(concat(header, Arrays.copyOfRange(named, 10, named.length)), new byte[512]);
        assertThat(read(padded).sha256()).isEqualTo(read(HEAD).sha256());
    }

    @Test
    void refusesDamagedCompressedFiles() throws IOException {
        byte[] gzip = gzip(concat(HEAD, TAIL));
        gzip[gzip.length / 2] ^= 0x55;
        assertRefused(gzip);
        gzip[gzip.length / 2] ^= 0x55;
        gzip[gzip.length - 6] ^= 0x55;
        assertRefused(gzip);
    }

    @Test
    void refusesWhatIsNoFile() {
        assertThatThrownBy(() -> DataFiles.open(folder.resolve("absent.csv"), ReadOptions.all()))
                .isInstanceOf(MarketDataException.class)
                .hasMessageStartingWith("no such file: file=")
                .hasMessageContaining("absent.csv");
        assertThatThrownBy(() -> DataFiles.open(folder, ReadOptions.all()))
                .isInstanceOf(MarketDataException.class)
                .hasMessageStartingWith("no files: folder=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no[such.csv", "no{such.csv", "no\u001b[31m[such.csv", "no\n[such.csv"})
    void aBracketThatIsNotClosedIsPartOfAName(String name) throws IOException {
        Path file = folder.resolve(name);
        assertThatThrownBy(() -> DataFiles.open(file, ReadOptions.all()))
                .isInstanceOf(MarketDataException.class)
                .hasMessageStartingWith("no such file: file=");
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> DataFiles.open(file, ReadOptions.all())).hasMessage(name + ": empty file");
    }

    @Test
    void refusesEmptyAndForeignFiles() {
        assertThatThrownBy(() -> read(new byte[0])).hasMessage("data.bin: empty file");
        assertThatThrownBy(() -> read("PK\u0003\u0004rest".getBytes(StandardCharsets.UTF_8)))
                .hasMessageStartingWith("data.bin: not a zip archive that can be read: ");
    }

    @Test
    void namesTheInstrumentAsAsked() throws IOException {
        Path file = Files.write(folder.resolve("data.bin"), HEAD);
        try (var reader = DataFiles.open(file, ReadOptions.all().withSymbol(Optional.of("AAPL")))) {
            assertThat(reader.instrument().symbol()).isEqualTo("AAPL");
        }
    }

    private void assertRefused(byte[] bytes) {
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(MarketDataException.class)
                .hasMessageStartingWith("data.bin:");
    }

    private MarketTape read(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("data.bin"), bytes);
        return MarketTape.readAll(DataFiles.open(file, ReadOptions.all()));
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
