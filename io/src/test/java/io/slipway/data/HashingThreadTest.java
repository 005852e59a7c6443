package io.slipway.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.tape.EventDigest;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HashingThreadTest {

    private static final Instrument XYZ = new Instrument("XYZ");

    @Test
    void theDigestIsThatOfOneThread() {
        for (int events : new int[] {0, 1, 511, 512, 513, 5_000, 60_000}) {
            EventDigest expected = new EventDigest(XYZ);
            try (HashingThread hashing = new HashingThread()) {
                EventDigest digest = new EventDigest(XYZ, hashing);
                Random random = new Random(events);
                for (int i = 0; i < events; i++) {
                    MarketEvent event = event(random);
                    expected.add(event);
                    digest.add(event);
                }
                assertThat(digest.hex()).isEqualTo(expected.hex());
            }
        }
    }

    @Test
    void severalDigestsAtOnceAreEachThatOfOneThread() {
        EventDigest expected = new EventDigest(XYZ);
        try (HashingThreads threads = new HashingThreads()) {
            EventDigest first = threads.digest(XYZ);
            EventDigest second = threads.digest(XYZ);
            Random random = new Random(7);
            for (int i = 0; i < 10_000; i++) {
                MarketEvent event = event(random);
                first.add(event);
                if (i % 2 == 0) {
                    expected.add(event);
                    second.add(event);
                }
            }
            String found = second.hex();
            assertThat(found).isEqualTo(expected.hex()).isNotEqualTo(first.hex());
        }
    }

    @Test
    void aDigestThatIsGivenUpEndsItsThread() throws InterruptedException {
        try (HashingThread hashing = new HashingThread()) {
            EventDigest digest = new EventDigest(XYZ, hashing);
            Random random = new Random(1);
            for (int i = 0; i < 20_000; i++) {
                digest.add(event(random));
            }
        }
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("hashing")) {
                thread.join();
            }
        }
    }

    private static MarketEvent event(Random random) {
        return new MarketEvent()
                .times(random.nextLong(), random.nextLong())
                .origin(random.nextInt(9), random.nextInt(1000))
                .action(BookAction.ADD, BookSide.BID, 0)
                .order(100, 5)
                .bid(99, 1 + random.nextInt(9))
                .ask(101, 1);
    }
}
