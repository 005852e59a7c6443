package io.slipway.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.kafka.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The memory of the page of {@code live} in a browser over the minutes that {@code -Dslipway.page.minutes} says, four hours for one. */
@EnabledIfSystemProperty(named = "slipway.page.minutes", matches = "\\d+", disabledReason = "takes minutes to hours")
class LivePageHeapTest {

    private static final int MINUTES = Integer.getInteger("slipway.page.minutes", 4);
    private static final int SECOND_NS = 1_000_000_000;
    private static final int SAMPLE_SECONDS = 5;

    /** The stream goes on beyond what is looked at. */
    private static final int REST_SECONDS = 30;

    /** Lists of the page grow to their full length first; then a hundredth is the noise of a collector. */
    private static final double GROWTH = 1.1;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theHeapOfThePageIsFlat() throws IOException, InterruptedException {
        Browser browser = Browser.orSkip(folder);
        int seconds = 60 * MINUTES;
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary();
                LiveEngine engine = new LiveEngine(broker.bootstrapServers(), folder, seconds + REST_SECONDS);
                BrowserTab tab = BrowserTab.open(browser)) {
            engine.releaseTo(1);
            engine.start("--page");
            LivePageBrowserTest.awaitPage(engine);
            tab.go(engine.address());
            List<Long> heaps = new ArrayList<>();
            long startNs = System.nanoTime();
            for (int second = 1; second <= seconds; second++) {
                engine.releaseTo(second);
                if (second % SAMPLE_SECONDS == 0) {
                    heaps.add(tab.heapBytes());
                }
                TimeUnit.NANOSECONDS.sleep(Math.max(0, startNs + (long) second * SECOND_NS - System.nanoTime()));
            }
            assertThat(tab.value("document.querySelectorAll('article.order').length")
                            .asInt())
                    .isEqualTo(2);
            assertThat(tab.faults()).isEmpty();
            int half = heaps.size() / 2;
            long before = Collections.max(heaps.subList(half / 2, half));
            long after = Collections.max(heaps.subList(half + half / 2, heaps.size()));
            assertThat((double) after)
                    .as("bytes of the heap over time: %s", heaps)
                    .isLessThan(GROWTH * before);
        }
    }
}
