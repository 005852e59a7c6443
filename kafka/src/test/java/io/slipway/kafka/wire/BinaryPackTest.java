package io.slipway.kafka.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.kafka.SampleMarket;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

final class BinaryPackTest extends PackContractTest {

    @Override
    Encoding encoding() {
        return Encoding.BINARY;
    }

    @Test
    void isWrittenAsDocumented() {
        PackWriter writer = encoding().newWriter(2);
        writer.begin(7);
        writer.add(WireExample.event());
        assertThat(HexFormat.of().formatHex(writer.finish()))
                .isEqualTo("01" + "00000001" + "0000000000000007" + "3f" + "02" + "82" + "02" + "80c0cfe2c6bfce972f"
                        + "b0c5cfe2c6bfce972f" + "54" + "64" + "92dc02" + "90dc02" + "ac02" + "94dc02" + "05"
                        + "bbc904dc");
    }

    @Test
    void levelsAndHaltsAreWrittenAsDocumented() {
        PackWriter writer = encoding().newWriter(2);
        writer.begin(7);
        writer.add(WireExample.deepEvent());
        assertThat(HexFormat.of().formatHex(writer.finish()))
                .startsWith("02" + "00000001" + "0000000000000007" + "7f" + "02" + "82" + "02" + "80c0cfe2c6bfce972f"
                        + "b0c5cfe2c6bfce972f" + "54" + "64" + "92dc02" + "90dc02" + "ac02" + "94dc02" + "05"
                        + "03" + "01" + "02" + "bc05");
        writer.begin(0);
        writer.add(new MarketEvent().action(BookAction.HALT, BookSide.NONE, 0));
        writer.add(new MarketEvent().action(BookAction.RESUME, BookSide.NONE, 0));
        assertThat(HexFormat.of().formatHex(writer.finish()))
                .startsWith(
                        "02" + "00000002" + "0000000000000000" + "20" + "17" + "00000000" + "20" + "30" + "00000000");
    }

    @Test
    void whatLeftTheQueuesIsWrittenAsDocumented() {
        PackWriter writer = encoding().newWriter(2);
        writer.begin(7);
        writer.add(WireExample.orderEvent());
        byte[] pack = writer.finish();
        assertThat(HexFormat.of().formatHex(pack))
                .startsWith("03" + "00000001" + "0000000000000007" + "bf" + "02" + "82" + "02" + "80c0cfe2c6bfce972f"
                        + "b0c5cfe2c6bfce972f" + "54" + "64" + "92dc02" + "90dc02" + "ac02" + "94dc02" + "05"
                        + "01" + "c801" + "01" + "ac02");
        pack[0] = 2;
        seal(pack);
        assertThatExceptionOfType(MarketDataException.class)
                .isThrownBy(() -> readAll(pack))
                .withMessageStartingWith("damaged record: unknown layout=191: ");
    }

    @Test
    void whatTradedOfARemovalIsWrittenAsDocumented() {
        PackWriter writer = encoding().newWriter(2);
        writer.begin(7);
        writer.add(WireExample.filledEvent());
        byte[] pack = writer.finish();
        assertThat(HexFormat.of().formatHex(pack))
                .startsWith("05" + "00000001" + "0000000000000007" + "bf" + "42" + "82")
                .contains("01" + "c801" + "01" + "ac02" + "28");
        assertThat(readAll(pack)).isEqualTo(1);
        pack[0] = 4;
        seal(pack);
        assertThatExceptionOfType(MarketDataException.class)
                .isThrownBy(() -> readAll(pack))
                .withMessageStartingWith("damaged record: unknown action=18: ");
    }

    @Test
    void theKindOfAPrintIsWrittenAsDocumented() {
        PackWriter writer = encoding().newWriter(2);
        writer.begin(7);
        writer.add(WireExample.lateTrade());
        byte[] pack = writer.finish();
        assertThat(HexFormat.of().formatHex(pack))
                .startsWith(
                        "04" + "00000001" + "0000000000000007" + "3f" + "840a" + "82" + "02" + "80c0cfe2c6bfce972f");
        assertThat(readAll(pack)).isEqualTo(1);
        byte[] unknown = pack.clone();
        unknown[BinaryPack.HEADER_BYTES + 2] = 99;
        seal(unknown);
        assertThatExceptionOfType(MarketDataException.class)
                .isThrownBy(() -> readAll(unknown))
                .withMessageStartingWith("damaged record: unknown kind of a print, code=99: ");
        pack[0] = 3;
        seal(pack);
        assertThatExceptionOfType(MarketDataException.class)
                .isThrownBy(() -> readAll(pack))
                .withMessageStartingWith("damaged record: unknown action=36: ");
    }

    @Test
    void aPackIsOfTheLowestVersionThatItsEventsNeed() {
        PackWriter writer = encoding().newWriter(3);
        for (MarketEvent second : List.of(
                WireExample.deepEvent(),
                new MarketEvent().action(BookAction.HALT, BookSide.NONE, 0),
                WireExample.event())) {
            writer.begin(0);
            writer.add(WireExample.event());
            assertThat(writer.version()).isEqualTo(1);
            writer.add(second);
            assertThat(writer.version()).isEqualTo(second.levels() > 1 || second.action() == BookAction.HALT ? 2 : 1);
            assertThat((int) writer.finish()[0]).isEqualTo(writer.version());
        }
    }

    @Test
    void aPackOfVersionOneHasNeitherLevelsNorHalts() {
        PackWriter writer = encoding().newWriter(1);
        for (MarketEvent event :
                List.of(WireExample.deepEvent(), new MarketEvent().action(BookAction.HALT, BookSide.NONE, 0))) {
            writer.begin(0);
            writer.add(event);
            byte[] pack = writer.finish();
            pack[0] = 1;
            seal(pack);
            assertThatExceptionOfType(MarketDataException.class)
                    .isThrownBy(() -> readAll(pack))
                    .withMessageMatching("damaged record: unknown (layout=127|action=7): .*");
        }
    }

    @Test
    void aPackOfDeepBooksEndsBeforeItIsTooLargeForARecord() {
        MarketTape tape = RandomEvents.tape(3, 20_000);
        List<byte[]> packs = write(tape, 4096);
        assertThat(packs).allSatisfy(pack -> assertThat(pack.length).isLessThan(600_000));
        assertThat(packs.stream().mapToInt(this::readAll).sum()).isEqualTo(20_000);
    }

    @Test
    void noticesAnyDamage() {
        Seeds.each(2000, this::noticesDamage);
    }

    private void noticesDamage(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] pack = write(RandomEvents.tape(seed, 1 + random.nextInt(8)), 8).get(0);
        byte[] damaged = damage(pack, random);
        if (!Arrays.equals(pack, damaged)) {
            assertThatExceptionOfType(MarketDataException.class)
                    .isThrownBy(() -> readAll(damaged))
                    .withMessageContaining("topic=md, partition=3, offset=1042");
        }
    }

    @Test
    void survivesDamageThatTheChecksumHides() {
        Seeds.each(5000, this::survivesHiddenDamage);
    }

    private void survivesHiddenDamage(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] pack = write(RandomEvents.tape(seed, 1 + random.nextInt(8)), 8).get(0);
        byte[] damaged = damage(pack, random);
        if (damaged.length > BinaryPack.CRC_BYTES) {
            seal(damaged);
        }
        readDamaged(damaged);
    }

    @Test
    void refusesACountThatDoesNotFitItsBytes() {
        byte[] pack = write(RandomEvents.tape(1, 3), 8).get(0);
        ByteBuffer.wrap(pack).putInt(1, Integer.MAX_VALUE);
        seal(pack);
        assertThatExceptionOfType(MarketDataException.class)
                .isThrownBy(() -> readAll(pack))
                .withMessageStartingWith(
                        "damaged record: impossible count: topic=md, partition=3, offset=1042, events=2147483647");
    }

    @Test
    void takesFewBytesForAQuotingMarket() {
        int bytes = write(SampleMarket.tape("AAPL", 1, 256), 256).get(0).length;
        assertThat(bytes).isLessThan(256 * 24);
    }

    @Test
    void refusesFieldsThatATapeCannotHold() {
        PackWriter writer = encoding().newWriter(2);
        writer.begin(0);
        assertThatExceptionOfType(MarketDataException.class)
                .isThrownBy(() -> writer.add(new MarketEvent().origin(65_536, 0)))
                .withMessage("a field of an event is out of range: publisherId=65536, min=0, max=65535");
    }

    private static void seal(byte[] pack) {
        CRC32C crc = new CRC32C();
        crc.update(pack, 0, pack.length - BinaryPack.CRC_BYTES);
        ByteBuffer.wrap(pack).putInt(pack.length - BinaryPack.CRC_BYTES, (int) crc.getValue());
    }
}
