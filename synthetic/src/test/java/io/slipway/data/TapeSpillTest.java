package io.slipway.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.synthetic.SyntheticMarket;
import io.slipway.synthetic.SyntheticSettings;
import io.slipway.tape.MarketTape;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TapeSpillTest {

    @Test
    void aTapeInAFileIsTheTapeOnTheHeap() {
        MarketTape onHeap = MarketTape.readAll(market());
        MarketTape spilled = spilled(TapeSpill.of(1_000_000));
        assertThat(spilled.size()).isEqualTo(onHeap.size());
        assertThat(spilled.sha256()).isEqualTo(onHeap.sha256());
        MarketEvent expected = new MarketEvent();
        MarketEvent event = new MarketEvent();
        for (long i = 0; i < onHeap.size(); i++) {
            onHeap.read(i, expected);
            spilled.read(i, event);
            assertThat(event.isSameAs(expected)).isTrue();
        }
    }

    @Test
    void usesTheHeapFirstAndTheFileThen() {
        TapeSpill storage = TapeSpill.of(1000);
        assertThat(storage.allocate(600).hasArray()).isTrue();
        ByteBuffer first = storage.allocate(600);
        ByteBuffer second = storage.allocate(600);
        assertThat(first.isDirect()).isTrue();
        first.putLong(592, 1);
        second.putLong(0, 2);
        assertThat(first.getLong(592)).isEqualTo(1);
        assertThat(storage.allocate(400).hasArray()).isTrue();
    }

    private static MarketTape spilled(TapeSpill storage) {
        MarketDataReader reader = market();
        MarketTape.Builder tape = new MarketTape.Builder(reader.instrument(), storage);
        MarketEvent event = new MarketEvent();
        while (reader.next(event)) {
            tape.add(event);
        }
        return tape.build();
    }

    private static MarketDataReader market() {
        return SyntheticMarket.of(SyntheticSettings.defaults().withDuration(Duration.ofMinutes(20)));
    }
}
