package io.slipway.data.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import io.slipway.publish.OutputException;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeStorage;
import io.slipway.tape.TieRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeFileTest {

    private static final List<String> NOTES = List.of("left out 3 rows", "ä".repeat(300));

    @TempDir
    private Path folder;

    @Test
    void anyTapeIsTheSameInAFile() {
        Random random = new Random(7);
        for (long seed = 0; seed < 40; seed++) {
            int rows = seed % 4 == 0 ? 4096 * (1 + random.nextInt(2)) : 1 + random.nextInt(9000);
            MarketTape tape = RandomRows.tape(seed, rows);
            Path path = folder.resolve("some.tape");
            TapeFile.write(tape, NOTES, path);
            TapeFile file = TapeFile.open(path);
            file.check();
            assertThat(file.notes()).isEqualTo(NOTES);
            requireSame(file.tape(), tape);
        }
    }

    @Test
    void aTapeOfAFileIsWrittenToTheSameBytes() throws IOException {
        for (long seed = 0; seed < 6; seed++) {
            Path first = folder.resolve("first.tape");
            Path second = folder.resolve("second.tape");
            TapeFile.write(RandomRows.tape(seed, 5000), NOTES, first);
            TapeFile.write(TapeFile.open(first).tape(), NOTES, second);
            assertThat(second).hasSameBinaryContentAs(first);
        }
    }

    @Test
    void partsAndOtherOrdersOfAnOpenedTapeAreThoseOfTheTape() {
        MarketTape tape = RandomRows.tape(3, 9000);
        Path path = folder.resolve("some.tape");
        TapeFile.write(tape, NOTES, path);
        requireSame(TapeFile.open(path).tape().between(4000, 8300), tape.between(4000, 8300));
        MarketTape other = tape.with(TieRule.QUOTES_FIRST, TapeStorage.heap());
        TapeFile.write(other, NOTES, path);
        TapeFile.open(path).check();
        requireSame(TapeFile.open(path).tape(), other);
        assertThatThrownBy(() -> TapeFile.write(tape.between(1, 5), NOTES, path))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anyAlteredBitIsFound() throws IOException {
        Random random = new Random(11);
        Path path = folder.resolve("some.tape");
        TapeFile.write(RandomRows.tape(5, 5000), NOTES, path);
        byte[] good = Files.readAllBytes(path);
        Path altered = folder.resolve("altered.tape");
        for (int i = 0; i < 400; i++) {
            byte[] bytes = good.clone();
            int at = i < 64 ? i : i < 200 ? bytes.length - 1 - random.nextInt(900) : random.nextInt(bytes.length);
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(altered, bytes);
            assertThatThrownBy(() -> readAll(TapeFile.open(altered).tape()))
                    .as("byte %d", at)
                    .isInstanceOf(MarketDataException.class)
                    .hasMessageContaining("altered.tape");
        }
    }

    @Test
    void aFileThatIsCutShortOrGoesOnIsAnError() throws IOException {
        Path path = folder.resolve("some.tape");
        TapeFile.write(RandomRows.tape(5, 5000), NOTES, path);
        byte[] good = Files.readAllBytes(path);
        Path cut = folder.resolve("cut.tape");
        for (int length : new int[] {0, 1, 8, 40, 63, 64, 65, 5000, good.length - 1, good.length + 1}) {
            Files.write(cut, Arrays.copyOf(good, length));
            assertThatThrownBy(() -> TapeFile.open(cut))
                    .as("length %d", length)
                    .isInstanceOf(MarketDataException.class);
        }
    }

    @Test
    void otherFilesAreToldApart() throws IOException {
        Path text = Files.writeString(folder.resolve("a.csv"), "ts_event,price\n".repeat(20));
        assertThatThrownBy(() -> TapeFile.open(text)).hasMessage("not a tape file: file=" + text);
        assertThatThrownBy(() -> TapeFile.open(folder.resolve("none.tape")))
                .isInstanceOf(MarketDataException.class)
                .hasMessageContaining("no such file");
        Path path = folder.resolve("some.tape");
        TapeFile.write(RandomRows.tape(1, 1), NOTES, path);
        byte[] bytes = Files.readAllBytes(path);
        bytes[8]++;
        Files.write(path, bytes);
        assertThatThrownBy(() -> TapeFile.open(path)).hasMessageContaining("another version");
    }

    @Test
    void anOpenedTapeOutlivesItsFile() throws IOException {
        MarketTape tape = RandomRows.tape(2, 9000);
        Path path = folder.resolve("some.tape");
        TapeFile.write(tape, NOTES, path);
        MarketTape opened = TapeFile.open(path).tape();
        TapeFile.write(RandomRows.tape(4, 2), NOTES, path);
        Files.delete(path);
        requireSame(opened, tape);
    }

    @Test
    void nothingIsLeftOfAFileThatCannotBeWritten() throws IOException {
        Path place = Files.createDirectories(folder.resolve("there.tape/full"));
        assertThatThrownBy(() -> TapeFile.write(RandomRows.tape(1, 10), NOTES, folder.resolve("there.tape")))
                .isInstanceOf(OutputException.class);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(place.getParent());
        }
    }

    private static void readAll(MarketTape tape) {
        MarketEvent event = new MarketEvent();
        for (long row = 0; row < tape.size(); row++) {
            tape.read(row, event);
        }
    }

    private static void requireSame(MarketTape found, MarketTape expected) {
        assertThat(found.size()).isEqualTo(expected.size());
        assertThat(found.sha256()).isEqualTo(expected.sha256());
        assertThat(found.instrument()).isEqualTo(expected.instrument());
        assertThat(found.publisherIds()).isEqualTo(expected.publisherIds());
        assertThat(found.issues()).isEqualTo(expected.issues());
        assertThat(found.absences()).isEqualTo(expected.absences());
        assertThat(found.ties()).isEqualTo(expected.ties());
        assertThat(found.namesOrders()).isEqualTo(expected.namesOrders());
        assertThat(found.firstEventNs()).isEqualTo(expected.firstEventNs());
        assertThat(found.lastEventNs()).isEqualTo(expected.lastEventNs());
        MarketEvent event = new MarketEvent();
        MarketEvent other = new MarketEvent();
        for (long row = 0; row < expected.size(); row++) {
            found.read(row, event);
            expected.read(row, other);
            assertThat(event.isSameAs(other)).isTrue();
            assertThat(found.isOver(row, other.eventNs())).isEqualTo(expected.isOver(row, other.eventNs()));
        }
    }
}
