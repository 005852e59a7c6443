package io.slipway.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import io.slipway.market.Removals;
import io.slipway.model.Instrument;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A tape gives back every event as it was, however large its sizes are, also from its image. */
class WideSizesTest {

    private static final int EVENTS = 9_000;

    private final SplittableRandom random = new SplittableRandom(12);

    /** Of 32 bits, just above and below, with a lower half of zero, and up to the largest. */
    private long size() {
        return switch (random.nextInt(8)) {
            case 0 -> MarketEvent.MOST_SIZE;
            case 1 -> 1L << 32;
            case 2 -> 3L << 32;
            case 3 -> (1L << 32) - 1;
            case 4 -> random.nextLong(1, MarketEvent.MOST_SIZE);
            default -> random.nextLong(1, 1_000);
        };
    }

    private MarketEvent event(int i) {
        MarketEvent event = new MarketEvent();
        event.times(i, i).origin(1 + random.nextInt(3), i).action(BookAction.MODIFY, BookSide.BID, 0);
        if (random.nextBoolean()) {
            event.order(100, size());
        } else {
            event.orderWithoutPrice(size());
        }
        event.bid(100, size()).ask(random.nextInt(9) == 0 ? Long.MAX_VALUE : 101, size());
        if (random.nextBoolean()) {
            event.levels(1 + random.nextInt(MarketEvent.MOST_LEVELS));
            for (int level = random.nextInt(MarketEvent.MOST_LEVELS); level > 0; level--) {
                event.addBid(100 - event.bidDepth(), size());
                event.addAsk(101 + event.askDepth(), size());
            }
        }
        if (random.nextInt(3) == 0) {
            Removals left = new Removals();
            for (int entry = random.nextInt(3) == 0 ? Removals.MOST : random.nextInt(3); entry > 0; entry--) {
                left.add(random.nextBoolean(), 100 - entry, size(), size(), size());
            }
            event.removals(left);
        }
        return event;
    }

    @Test
    void everyEventIsAsItWas() {
        List<MarketEvent> events = new ArrayList<>();
        MarketTape.Builder builder = new MarketTape.Builder(new Instrument("X"));
        for (int i = 0; i < EVENTS; i++) {
            events.add(event(i));
            builder.add(events.get(i));
        }
        MarketTape tape = builder.build();
        TapeImage image = TapeImage.of(tape);
        ByteBuffer[] blocks = new ByteBuffer[image.blocks()];
        Arrays.setAll(
                blocks, i -> image.write(i, ByteBuffer.allocate(image.bytes(i))).flip());
        MarketTape opened = TapeImage.open(image.facts(), i -> blocks[i]);
        MarketEvent read = new MarketEvent();
        for (int i = 0; i < EVENTS; i++) {
            tape.read(i, read);
            assertThat(read.isSameAs(events.get(i))).as("event %d", i).isTrue();
            opened.read(i, read);
            assertThat(read.isSameAs(events.get(i)))
                    .as("event %d of the image", i)
                    .isTrue();
        }
    }

    @Test
    void aSizeBeyondTheLargestIsRefused() {
        MarketTape.Builder builder = new MarketTape.Builder(new Instrument("X"));
        MarketEvent event = event(0).bid(100, MarketEvent.MOST_SIZE + 1);
        assertThatThrownBy(() -> builder.add(event))
                .isInstanceOf(MarketDataException.class)
                .hasMessage("a size is out of range: time=0, most=9007199254740991");
    }
}
