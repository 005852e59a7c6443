package io.slipway.app.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Commands;
import io.slipway.app.run.ExitCode;
import io.slipway.data.DataFiles;
import io.slipway.data.source.ReadOptions;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A synthetic market written as orders of ITCH or PITCH has the books and the volume of the same market written as levels. */
class OrdersRoundTripTest {

    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"20240801.itch.gz", "bzx_20240801.pitch.gz"})
    void ordersMakeUpTheLevelsTheyWereWrittenFrom(String name) {
        MarketTape levels = generated("20240801.csv");
        MarketTape orders = generated(name);
        assertThat(volume(orders)).isEqualTo(volume(levels)).isPositive();
        MarketEvent level = new MarketEvent();
        MarketEvent order = new MarketEvent();
        MarketEvent book = new MarketEvent();
        long next = 0;
        int compared = 0;
        for (long i = 0; i < levels.size(); i++) {
            levels.read(i, level);
            while (next < orders.size() && isUpTo(orders, next, order, level.eventNs())) {
                if (order.action().isBook()) {
                    book.copyOf(order);
                }
                next++;
            }
            boolean isLast = i + 1 == levels.size() || eventNs(levels, i + 1) > level.eventNs();
            if (level.action().isBook() && isLast) {
                assertThat(text(book)).as("row " + i).isEqualTo(text(level));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(500);
    }

    @Test
    void aFileOfPitchIsNamedByItsExchange() {
        String file = directory.resolve("20240801.pitch").toString();
        Commands refused = Commands.run("generate", "--venues", "1", "--schema", "mbp-10", "--out", file);
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("expected bzx, byx, edga or edgx in its name");
    }

    private MarketTape generated(String name) {
        Path file = directory.resolve(name);
        Commands written = Commands.run(
                "generate", "--venues", "1", "--schema", "mbp-10", "--duration", "2m", "--out", file.toString());
        assertThat(written.err()).isEmpty();
        return MarketTape.readAll(DataFiles.open(file, ReadOptions.all()));
    }

    private static boolean isUpTo(MarketTape tape, long i, MarketEvent event, long ns) {
        tape.read(i, event);
        return event.eventNs() <= ns;
    }

    private static long eventNs(MarketTape tape, long i) {
        MarketEvent event = new MarketEvent();
        tape.read(i, event);
        return event.eventNs();
    }

    private static long volume(MarketTape tape) {
        MarketEvent event = new MarketEvent();
        long volume = 0;
        for (long i = 0; i < tape.size(); i++) {
            tape.read(i, event);
            volume += event.action().isPrint() ? event.size() : 0;
        }
        return volume;
    }

    private static String text(MarketEvent event) {
        StringBuilder text = new StringBuilder();
        for (int level = 0; level < event.bidDepth(); level++) {
            text.append(event.bidPxE9(level))
                    .append('x')
                    .append(event.bidSize(level))
                    .append(' ');
        }
        text.append('/');
        for (int level = 0; level < event.askDepth(); level++) {
            text.append(event.askPxE9(level))
                    .append('x')
                    .append(event.askSize(level))
                    .append(' ');
        }
        return text.toString();
    }
}
