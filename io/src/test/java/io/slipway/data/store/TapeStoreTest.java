package io.slipway.data.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.DataFiles;
import io.slipway.data.source.ReadOptions;
import io.slipway.market.DataIssue;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its disks do not tell when a file's entry was changed")
class TapeStoreTest {

    private static final String HEAD = "ts_event,ts_recv,publisher_id,action,side,price,size,flags,sequence,"
            + "bid_px_00,ask_px_00,bid_sz_00,ask_sz_00,symbol\n";

    @TempDir
    private Path folder;

    private final List<String> warnings = new ArrayList<>();
    private Path file = Path.of("");
    private TapeFolder cache = TapeFolder.usual();
    private int decoded;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("day.csv");
        cache = TapeFolder.of(folder.resolve("cache"));
        Files.writeString(file, HEAD + row(1, 100) + row(2, 200));
    }

    private static String row(int second, int bidSize) {
        long ns = 1_722_520_800_000_000_000L + second * 1_000_000_000L;
        return ns + "," + ns + ",2,A,B,99.5," + bidSize + ",0," + second + ",99.5,100.5," + bidSize + ",300,XYZ\n";
    }

    @Test
    void filesAreDecodedOnce() {
        MarketTape first = read();
        MarketTape second = read();
        assertThat(decoded).isEqualTo(1);
        assertThat(second.sha256()).isEqualTo(first.sha256());
        assertThat(cache.entries()).hasSize(1);
    }

    @Test
    void theSentencesOfTheReaderAreKept() {
        StoredTape tape = new StoredTape(
                RandomRows.tape(1, 10),
                Map.of(DataIssue.BAD_ROW, "day.csv:3: not a price: value=a=b", DataIssue.UNKNOWN_VENUE, "x"));
        TapeStore store = store(Duration.ZERO);
        store.read(List.of(file.toString()), ReadOptions.all(), () -> tape);
        StoredTape again = store.read(List.of(file.toString()), ReadOptions.all(), () -> fail());
        assertThat(again.examples()).isEqualTo(tape.examples());
        assertThat(again.tape().issues()).isEqualTo(tape.tape().issues());
    }

    private static StoredTape fail() {
        throw new AssertionError("decoded again");
    }

    @Test
    void anotherOptionOrAnotherMappingIsAnotherTape() throws IOException {
        read();
        read(ReadOptions.all().withSymbol(Optional.of("XYZ")));
        read(ReadOptions.all().withWindow(0, Long.MAX_VALUE));
        assertThat(decoded).isEqualTo(3);
        Path mapping = Files.writeString(folder.resolve("columns.yaml"), "a: b\n");
        ReadOptions mapped = ReadOptions.all().withFormat(Optional.of("databento-csv"), Optional.of(mapping));
        read(mapped);
        read(mapped);
        assertThat(decoded).isEqualTo(4);
        Files.writeString(mapping, "a: c\n");
        read(mapped);
        assertThat(decoded).isEqualTo(5);
    }

    @Test
    void aChangedFileOfEqualSizeAndTimeIsReadAgain() throws IOException {
        FileTime written = Files.getLastModifiedTime(file);
        String first = read().sha256();
        Files.writeString(file, HEAD + row(1, 100) + row(2, 201));
        Files.setLastModifiedTime(file, written);
        String second = read().sha256();
        assertThat(second).isNotEqualTo(first);
        assertThat(decoded).isEqualTo(2);
        Files.writeString(file, HEAD + row(1, 100) + row(2, 200));
        Files.setLastModifiedTime(file, written);
        assertThat(read().sha256()).isEqualTo(first);
    }

    @Test
    void aFileThatWasAlteredAMomentAgoIsNotTrusted() {
        TapeStore store = store(Duration.ofHours(1));
        read(store, ReadOptions.all());
        read(store, ReadOptions.all());
        assertThat(decoded).isEqualTo(2);
        assertThat(cache.entries()).isEmpty();
    }

    @Test
    void aFileThatIsAlteredWhileItIsReadIsNotKept() {
        TapeStore store = store(Duration.ZERO);
        store.read(List.of(file.toString()), ReadOptions.all(), () -> {
            StoredTape tape = decode(ReadOptions.all());
            append(row(3, 400));
            return tape;
        });
        assertThat(cache.entries()).isEmpty();
        assertThat(read().size()).isEqualTo(3);
    }

    private void append(String row) {
        try {
            Files.writeString(file, row, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aTapeThatIsCutShortOrAlteredIsMadeAnew() throws IOException {
        String expected = read().sha256();
        for (int length : new int[] {0, 10, 64, 300}) {
            Path kept = cache.path().resolve(cache.entries().get(0).name());
            try (RandomAccessFile bytes = new RandomAccessFile(kept.toFile(), "rw")) {
                bytes.setLength(length);
            }
            int before = decoded;
            assertThat(read().sha256()).isEqualTo(expected);
            assertThat(decoded).isEqualTo(before + 1);
        }
    }

    @Test
    void aTapeWithADamagedBlockIsDeletedWhenItIsFound() throws IOException {
        read();
        Path kept = cache.path().resolve(cache.entries().get(0).name());
        try (RandomAccessFile bytes = new RandomAccessFile(kept.toFile(), "rw")) {
            bytes.seek(200);
            bytes.write(77);
        }
        MarketTape damaged = read();
        assertThatThrownBy(() -> damaged.read(0, new MarketEvent()))
                .isInstanceOf(MarketDataException.class)
                .hasMessageContaining("run the command again");
        assertThat(kept).doesNotExist();
        assertThat(read().size()).isEqualTo(2);
    }

    @Test
    void theTapeUsedLongestAgoGoesFirst() throws IOException {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            read(ReadOptions.all().withWindow(i, Long.MAX_VALUE));
            String name = cache.entries().stream()
                    .map(TapeFolder.Entry::name)
                    .filter(each -> !names.contains(each))
                    .findFirst()
                    .orElseThrow();
            names.add(name);
            Files.setLastModifiedTime(
                    cache.path().resolve(name), FileTime.from(Instant.now().minusSeconds(1000 - i)));
        }
        read(ReadOptions.all().withWindow(0, Long.MAX_VALUE));
        long bytes = cache.entries().get(0).bytes();
        cache.limit(2 * bytes + bytes / 2);
        assertThat(cache.entries()).extracting(TapeFolder.Entry::name).containsExactly(names.get(0), names.get(3));
        cache.limit(bytes / 4);
        read(ReadOptions.all().withWindow(9, Long.MAX_VALUE));
        assertThat(cache.entries()).isEmpty();
        assertThat(cache.limit()).isEqualTo(bytes / 4);
    }

    @Test
    void aFolderThatCannotBeWrittenIsNoFailure() throws IOException {
        Files.writeString(folder.resolve("cache"), "a file where the folder should be");
        assertThat(read().size()).isEqualTo(2);
        assertThat(read().size()).isEqualTo(2);
        assertThat(decoded).isEqualTo(2);
        assertThat(cache.entries()).isEmpty();
    }

    @Test
    void aDigestThatCannotBeRememberedIsRead() throws IOException {
        Path noFolder = Files.writeString(folder.resolve("cache"), "a file where the folder should be");
        FileDigests digests = new FileDigests(noFolder, Duration.ZERO);
        assertThat(digests.read(file)).isEqualTo(digests.read(file)).hasSize(64);
        assertThat(digests.areRemembered(List.of(file))).isFalse();
    }

    @Test
    void clearLeavesTheLimitOnly() throws IOException {
        cache.limit(1 << 20);
        read();
        cache.clear();
        try (Stream<Path> left = Files.list(cache.path())) {
            assertThat(left)
                    .extracting(path -> String.valueOf(path.getFileName()))
                    .containsExactly("limit");
        }
        assertThat(read().size()).isEqualTo(2);
    }

    @Tag("slow")
    @Test
    void processesThatAreKilledOrMeetLeaveNoWrongTape() throws Exception {
        List<Process> writers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            writers.add(StoreProcess.start(cache.path(), file));
        }
        for (int i = 0; i < writers.size(); i++) {
            if (i % 2 == 0) {
                TimeUnit.MILLISECONDS.sleep(700);
                writers.get(i).destroyForcibly();
            }
        }
        for (int i = 1; i < writers.size(); i += 2) {
            assertThat(writers.get(i).waitFor()).isZero();
        }
        MarketTape tape = RandomRows.tape(1, 20_000);
        for (TapeFolder.Entry entry : cache.entries()) {
            TapeFile kept = TapeFile.open(cache.path().resolve(entry.name()));
            kept.check();
            assertThat(kept.tape().sha256()).isEqualTo(tape.sha256());
        }
        assertThat(cache.entries()).isNotEmpty();
        Aside.deleteAbandoned(cache.path());
        try (Stream<Path> left = Files.list(cache.path())) {
            assertThat(left)
                    .noneMatch(path -> String.valueOf(path.getFileName()).startsWith("."));
        }
    }

    @Test
    void aDiskThatIsFullLeavesNoTape() throws Exception {
        Process writer = StoreProcess.startWithSmallFiles(cache.path(), file);
        assertThat(writer.waitFor()).isZero();
        assertThat(cache.entries()).isEmpty();
        try (Stream<Path> left = Files.list(cache.path())) {
            assertThat(left).allMatch(path -> path.toString().endsWith(".digest"));
        }
    }

    @Test
    void eachSystemHasItsUsualFolder() {
        String home = folder.toString();
        assertThat(TapeFolder.usual(Map.of(), "Linux", home)).isEqualTo(folder.resolve(".cache/slipway"));
        assertThat(TapeFolder.usual(
                        Map.of("XDG_CACHE_HOME", folder.resolve("kept").toString()), "Linux", home))
                .isEqualTo(folder.resolve("kept/slipway"));
        assertThat(TapeFolder.usual(new HashMap<>(), "Mac OS X", home))
                .isEqualTo(folder.resolve("Library/Caches/slipway"));
    }

    private TapeStore store(Duration settling) {
        return TapeStore.in(cache, settling, warnings::add);
    }

    private MarketTape read() {
        return read(ReadOptions.all());
    }

    private MarketTape read(ReadOptions options) {
        return read(store(Duration.ZERO), options);
    }

    private MarketTape read(TapeStore store, ReadOptions options) {
        return store.read(List.of(file.toString()), options, () -> decode(options))
                .tape();
    }

    private StoredTape decode(ReadOptions options) {
        decoded++;
        ReadOptions plain = options.withFormat(Optional.empty(), Optional.empty());
        return new StoredTape(MarketTape.readAll(DataFiles.open(file, plain)), Map.of());
    }
}
