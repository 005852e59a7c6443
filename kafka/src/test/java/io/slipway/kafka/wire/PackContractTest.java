package io.slipway.kafka.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Contract of every encoding of packs. */
public abstract class PackContractTest {

    static final RecordPlace PLACE = new RecordPlace("md", 3, 1042);

    abstract Encoding encoding();

    @Test
    final void keepsEveryFieldOfEveryEvent() {
        Seeds.each(
                200,
                seed -> keepsEveryField(
                        RandomEvents.tape(seed, seed == 0 ? 300 : 1 + new SplittableRandom(seed).nextInt(300))));
    }

    private void keepsEveryField(MarketTape tape) {
        List<byte[]> packs = write(tape, 64);
        MarketTape.Builder read = new MarketTape.Builder(tape.instrument());
        PackReader reader = encoding().newReader();
        MarketEvent event = new MarketEvent();
        for (byte[] pack : packs) {
            reader.open(pack, PLACE);
            assertThat(reader.firstIndex()).isEqualTo(read.size());
            long before = read.size();
            while (reader.next(event)) {
                read.add(event);
            }
            assertThat(reader.count()).isEqualTo((int) (read.size() - before));
        }
        assertThat(read.build().sha256()).isEqualTo(tape.sha256());
    }

    @Test
    final void saysWhereDamagedBytesAre() {
        Seeds.each(2000, this::readDamagedPack);
    }

    private void readDamagedPack(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] pack = write(RandomEvents.tape(seed, 1 + random.nextInt(8)), 8).get(0);
        readDamaged(damage(pack, random));
    }

    @Test
    final void readsNoNoise() {
        Seeds.each(1000, seed -> {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] noise = new byte[random.nextInt(256)];
            random.nextBytes(noise);
            assertThatExceptionOfType(MarketDataException.class).isThrownBy(() -> readAll(noise));
        });
    }

    /** Reads what may or may not have kept its meaning; fails on any other exception. */
    final void readDamaged(byte[] bytes) {
        try {
            readAll(bytes);
        } catch (MarketDataException e) {
            assertThat(e).hasMessageContaining("topic=md, partition=3, offset=1042");
        }
    }

    final int readAll(byte[] bytes) {
        PackReader reader = encoding().newReader();
        reader.open(bytes, PLACE);
        MarketEvent event = new MarketEvent();
        int events = 0;
        while (reader.next(event)) {
            EventLimits.check(event);
            events++;
        }
        return events;
    }

    final List<byte[]> write(MarketTape tape, int eventsPerRecord) {
        PackWriter writer = encoding().newWriter(eventsPerRecord);
        List<byte[]> packs = new ArrayList<>();
        MarketEvent event = new MarketEvent();
        writer.begin(0);
        for (long i = 0; i < tape.size(); i++) {
            tape.read(i, event);
            writer.add(event);
            if (writer.isFull() || i == tape.size() - 1) {
                packs.add(writer.finish());
                writer.begin(i + 1);
            }
        }
        return packs;
    }

    public static byte[] damage(byte[] bytes, SplittableRandom random) {
        byte[] damaged =
                Arrays.copyOf(bytes, random.nextInt(4) == 0 ? random.nextInt(bytes.length + 20) : bytes.length);
        for (int i = random.nextInt(4); i >= 0 && damaged.length > 0; i--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        return damaged;
    }
}
