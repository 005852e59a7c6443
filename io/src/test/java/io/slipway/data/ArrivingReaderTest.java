package io.slipway.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.source.ReadOptions;
import io.slipway.market.DataIssue;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rows of inputs that are still being written. A row that is held back for good ends a test by its time limit. */
@Timeout(30)
class ArrivingReaderTest {

    private static final long START_NS = 1_722_519_392_000_000_000L;
    private static final Duration FOREVER = Duration.ofDays(1);

    @TempDir
    private Path folder = Path.of("");

    private static String row(long afterNs, int publisher, int size) {
        long timeNs = START_NS + afterNs;
        return timeNs + "," + timeNs + "," + publisher + ",A,222.81,222.83," + size + ",200,AAPL\n";
    }

    private Path file(String rows) throws IOException {
        return Files.writeString(
                folder.resolve("quotes.csv"),
                "ts_recv,ts_event,publisher_id,action,bid_px_00,ask_px_00,bid_sz_00,ask_sz_00,symbol\n" + rows);
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }

    private static MarketEvent next(MarketDataReader reader) {
        MarketEvent event = new MarketEvent();
        assertThat(reader.next(event)).isTrue();
        return event;
    }

    @Test
    void eachRowIsGivenThoughNoOtherFollows() throws IOException {
        Path file = file(row(10, 2, 100));
        try (MarketDataReader reader = DataFiles.follow(file, FOREVER, ReadOptions.all())) {
            assertThat(next(reader).bidSize()).isEqualTo(100);
            for (int i = 1; i < 5; i++) {
                append(file, row(10 + i, 2, 100 + i));
                assertThat(next(reader).bidSize()).isEqualTo(100 + i);
            }
            assertThat(reader.issues().count(DataIssue.OUT_OF_ORDER)).isZero();
        }
    }

    @Test
    void standardInputIsReadAsItComes() throws IOException {
        InputStream before = System.in;
        try (PipedOutputStream writer = new PipedOutputStream();
                PipedInputStream input = new PipedInputStream(writer)) {
            System.setIn(input);
            writer.write(Files.readAllBytes(file(row(10, 2, 100))));
            writer.flush();
            try (MarketDataReader reader = DataFiles.follow(Path.of("-"), FOREVER, ReadOptions.all())) {
                assertThat(next(reader).bidSize()).isEqualTo(100);
                writer.write(row(20, 2, 200).getBytes(StandardCharsets.UTF_8));
                writer.flush();
                assertThat(next(reader).bidSize()).isEqualTo(200);
            }
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void aRowInPiecesIsWhole() throws Exception {
        Path file = file(row(10, 2, 100));
        try (MarketDataReader reader = DataFiles.follow(file, FOREVER, ReadOptions.all())) {
            next(reader);
            String row = row(20, 2, 300);
            append(file, row.substring(0, 25));
            TimeUnit.MILLISECONDS.sleep(300);
            append(file, row.substring(25));
            MarketEvent event = next(reader);
            assertThat(event.eventNs()).isEqualTo(START_NS + 20);
            assertThat(event.bidSize()).isEqualTo(300);
        }
    }

    /** Rows that come together are in the order of their times, and one that comes long after has the time of the last. */
    @Test
    void rowsOfOneMomentAreSortedAndALaterOneIsLifted() throws IOException {
        Path file = file(row(30, 2, 3) + row(10, 39, 1) + row(20, 2, 2));
        try (MarketDataReader reader = DataFiles.follow(file, FOREVER, ReadOptions.all())) {
            for (int size = 1; size <= 3; size++) {
                assertThat(next(reader).bidSize()).isEqualTo(size);
            }
            append(file, row(5, 39, 4));
            MarketEvent late = next(reader);
            assertThat(late.bidSize()).isEqualTo(4);
            assertThat(late.eventNs()).isEqualTo(START_NS + 30);
            assertThat(late.recvNs()).isEqualTo(START_NS + 30);
            assertThat(reader.issues().count(DataIssue.OUT_OF_ORDER)).isPositive();
        }
    }

    @Test
    void aWholeFileIsAsIfItWereNotFollowed() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            rows.append(row(i / 3 * 1000L + (i % 7 == 0 ? -2500 : 0), i % 2 == 0 ? 2 : 39, 1 + i % 900));
        }
        Path file = file(rows.toString());
        MarketTape whole = MarketTape.readAll(DataFiles.open(file, ReadOptions.all()));
        try (MarketDataReader reader = DataFiles.follow(file, Duration.ofMillis(50), ReadOptions.all())) {
            assertThat(MarketTape.readAll(reader).sha256()).isEqualTo(whole.sha256());
        }
    }

    @Test
    void damageIsToldToTheOneWhoReads() throws IOException {
        Path file = file(row(10, 2, 100) + row(11, 2, 100).replace("222.81", "2x2"));
        try (MarketDataReader reader = DataFiles.follow(file, FOREVER, ReadOptions.all())) {
            assertThatThrownBy(() -> MarketTape.readAll(reader))
                    .isInstanceOf(MarketDataException.class)
                    .hasMessageContaining("quotes.csv:3");
        }
    }
}
