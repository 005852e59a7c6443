package io.slipway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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

    @Property(tries = 2000)
    void noticesAnyDamage(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] pack = write(RandomEvents.tape(seed, 1 + random.nextInt(8)), 8).get(0);
        byte[] damaged = damage(pack, random);
        if (!Arrays.equals(pack, damaged)) {
            assertThatExceptionOfType(MarketDataException.class)
                    .isThrownBy(() -> readAll(damaged))
                    .withMessageContaining("topic=md, partition=3, offset=1042");
        }
    }

    @Property(tries = 5000)
    void survivesDamageThatTheChecksumHides(@ForAll long seed) {
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
