package io.slipway.data.databento.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.data.source.ReadOptions;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Reading ahead on a thread of its own, against reading line by line on one. */
class CsvReadAheadTest {

    private static final int FILES = 400;
    private static final int[] BLOCK_BYTES = {64, 256, 1024, 8192};

    /** Rows, places, counts, examples and the last fault of a file, as it is read. */
    private static List<String> transcript(byte[] text, long failsAfter, int seed, boolean lenient, int aheadBytes) {
        List<String> lines = new ArrayList<>();
        IssueLog issues = new IssueLog(1);
        ReadOptions options = ReadOptions.all().withTolerance(lenient, 1, false);
        try (CsvRecords records =
                CsvRecords.open(new Trickle(text, failsAfter, seed), Csv.FILE, true, options, issues, aheadBytes)) {
            while (records.next()) {
                byte[] record = new byte[records.schema().recordBytes()];
                records.buffer().get(records.offset(), record);
                lines.add(records.place() + " " + records.symbol() + " "
                        + new String(record, StandardCharsets.ISO_8859_1));
            }
            lines.add("again " + records.next());
        } catch (MarketDataException e) {
            lines.add("fault " + e.getMessage());
        }
        lines.add(issues.counts() + " " + issues.examples());
        return lines;
    }

    @Test
    void itGivesTheSameRowsPlacesCountsAndFaults() {
        Random random = new Random(5);
        int rows = 0;
        int faults = 0;
        for (int seed = 0; seed < FILES; seed++) {
            byte[] text = file(random);
            long failsAfter = random.nextInt(8) == 0 ? random.nextInt(text.length) : Long.MAX_VALUE;
            boolean lenient = random.nextInt(4) > 0;
            List<String> expected = transcript(text, failsAfter, seed, lenient, 0);
            int blockBytes = BLOCK_BYTES[seed % BLOCK_BYTES.length];
            assertThat(transcript(text, failsAfter, seed, lenient, blockBytes))
                    .as("seed=%d, block=%d", seed, blockBytes)
                    .isEqualTo(expected);
            rows += expected.size();
            faults += expected.get(expected.size() - 2).startsWith("fault") ? 1 : 0;
        }
        assertThat(rows).isGreaterThan(20 * FILES);
        assertThat(faults).isBetween(FILES / 20, FILES / 2);
    }

    @Test
    void aReaderThatIsClosedBeforeTheEndLeavesNoThread() throws InterruptedException {
        StringBuilder text = new StringBuilder(Csv.HEADER + "\n");
        for (int i = 0; i < 1000; i++) {
            text.append(Csv.ROW).append('\n');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        CsvRecords records = CsvRecords.open(
                new Trickle(bytes, Long.MAX_VALUE, 1), Csv.FILE, false, ReadOptions.all(), new IssueLog(1), 256);
        for (int i = 0; i < 50; i++) {
            assertThat(records.next()).isTrue();
        }
        assertThat(readers()).isNotEmpty();
        records.close();
        assertThat(readers()).isEmpty();
    }

    private static List<String> readers() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter("reading"::equals)
                .toList();
    }

    /** Some rows of each kind: common, written otherwise, faulty, blank; the last one may be cut. */
    private static byte[] file(Random random) {
        StringBuilder text = new StringBuilder(Csv.HEADER).append('\n');
        int rows = 1 + random.nextInt(120);
        int faultyIn = random.nextInt(3) == 0 ? 10 : 200;
        for (int i = 0; i < rows; i++) {
            String row = Csv.row("sequence", Integer.toString(1 + random.nextInt(1_000_000_000)));
            row = switch (random.nextInt(12)) {
                case 0 -> Csv.row(row, "size", "421.0");
                case 1 -> Csv.row(row, "price", "\"222.81\"");
                case 2 -> Csv.row(row, "bid_px_00", "");
                case 3 -> Csv.row(row, "symbol", random.nextBoolean() ? "AAP" : "Ä longer name");
                case 4 -> Csv.row(row, "ask_px_00", "222.8300000001");
                case 5 -> "\r".repeat(random.nextInt(2)) + (random.nextBoolean() ? "\n" : "") + row;
                default -> row;
            };
            if (random.nextInt(faultyIn) == 0) {
                row = random.nextBoolean() ? Csv.row(row, "ts_event", "noon") : row.substring(0, 40);
            }
            text.append(row).append(random.nextInt(9) == 0 ? "\r\n" : "\n");
        }
        int cut = random.nextInt(3) == 0 ? random.nextInt(60) : 0;
        return text.substring(0, text.length() - cut).getBytes(StandardCharsets.UTF_8);
    }

    /** Bytes that come in small pieces, and end with a failure if asked to. */
    private static final class Trickle extends InputStream {

        private final byte[] bytes;
        private final long failsAfter;
        private final Random random;
        private int at;

        Trickle(byte[] bytes, long failsAfter, int seed) {
            this.bytes = bytes;
            this.failsAfter = failsAfter;
            this.random = new Random(seed);
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            if (at == failsAfter) {
                throw new IOException("the disk is gone");
            }
            int left = (int) Math.min(bytes.length, failsAfter) - at;
            int count = Math.min(Math.min(length, 1 + random.nextInt(300)), left);
            if (count == 0) {
                return -1;
            }
            System.arraycopy(bytes, at, to, from, count);
            at += count;
            return count;
        }
    }
}
