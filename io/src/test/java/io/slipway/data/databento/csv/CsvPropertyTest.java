package io.slipway.data.databento.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.slipway.data.databento.RecordEvents;
import io.slipway.data.source.ReadOptions;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.tape.MarketTape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CsvPropertyTest {

    private static final int MUTATIONS = 20_000;
    private static final byte[] NASTY =
            "0123456789,,,..\"\"\n\n\r\t -+:TZ$AN\u0000\u00ff".getBytes(StandardCharsets.ISO_8859_1);

    @Test
    void whatIsWrittenIsReadBackEqual() throws IOException {
        for (int seed = 0; seed < 100; seed++) {
            assertReadBackEqual(seed);
        }
    }

    private static void assertReadBackEqual(int seed) throws IOException {
        MarketTape tape = randomTape(new Random(seed));
        Path file = Files.createTempFile("slipway", ".csv");
        try {
            CsvWriterTest.write(tape, file);
            assertThat(CsvWriterTest.readBack(file).sha256())
                    .as("seed=%d", seed)
                    .isEqualTo(tape.sha256());
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void damagedFilesGiveEventsOrASentence() {
        byte[] valid = Csv.text(Csv.ROW, Csv.row("price", ""), Csv.row("action", "T"), Csv.row("bid_px_00", "0"))
                .getBytes(StandardCharsets.UTF_8);
        Random random = new Random(7);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            int refused = 0;
            for (int i = 0; i < MUTATIONS; i++) {
                refused += isRefused(mutated(valid, random)) ? 1 : 0;
            }
            assertThat(refused).isBetween(MUTATIONS / 10, MUTATIONS - MUTATIONS / 100);
        });
    }

    private static boolean isRefused(byte[] bytes) {
        try {
            ByteArrayInputStream in = new ByteArrayInputStream(bytes);
            CsvRecords records = CsvRecords.open(in, Csv.FILE, false, ReadOptions.all(), new IssueLog(1), 0);
            MarketTape.readAll(RecordEvents.of(records, Csv.FILE, ReadOptions.all()));
            return false;
        } catch (MarketDataException e) {
            return true;
        }
    }

    private static byte[] mutated(byte[] valid, Random random) {
        byte[] bytes = valid.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = NASTY[random.nextInt(NASTY.length)];
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes = cut(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(40)));
                default -> bytes = cut(bytes, Math.max(1, at), bytes.length);
            }
        }
        return bytes;
    }

    private static byte[] cut(byte[] bytes, int from, int to) {
        byte[] rest = new byte[bytes.length - (to - from)];
        System.arraycopy(bytes, 0, rest, 0, from);
        System.arraycopy(bytes, to, rest, from, bytes.length - to);
        return rest.length == 0 ? new byte[1] : rest;
    }

    private static MarketTape randomTape(Random random) {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("SYM" + random.nextInt(100)));
        int rows = 1 + random.nextInt(50);
        for (int i = 0; i < rows; i++) {
            tape.add(randomEvent(random));
        }
        return tape.build();
    }

    private static MarketEvent randomEvent(Random random) {
        MarketEvent event = new MarketEvent();
        event.times(randomTime(random), randomTime(random));
        event.origin(random.nextInt(65_536), Integer.toUnsignedLong(random.nextInt()));
        event.action(
                BookAction.ofCode("ACMRTFN".charAt(random.nextInt(7))),
                BookSide.ofCode("ABN".charAt(random.nextInt(3))),
                random.nextInt(256));
        if (random.nextBoolean()) {
            event.order(1 + random.nextLong(9_000_000_000_000_000_000L), random.nextLong(0xFFFF_FFFFL));
        } else {
            event.orderWithoutPrice(random.nextLong(0xFFFF_FFFFL));
        }
        long middleE9 = 1 + random.nextLong(1_000_000_000_000_000L);
        event.bid(middleE9, random.nextInt(4) == 0 ? 0 : random.nextLong(0xFFFF_FFFFL));
        return event.ask(middleE9 + random.nextLong(1_000_000_000L), random.nextInt(4) == 0 ? 0 : random.nextInt(9999));
    }

    private static long randomTime(Random random) {
        return 1 + random.nextLong(9_200_000_000_000_000_000L);
    }
}
