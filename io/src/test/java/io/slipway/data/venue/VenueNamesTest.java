package io.slipway.data.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VenueNamesTest {

    private final VenueNames venues = VenueNames.load();

    @Test
    void knowsAllPublishers() {
        assertThat(venues.size()).isEqualTo(107);
        assertThat(IntStream.rangeClosed(1, 107).filter(id -> venues.mic(id).startsWith("publisher")))
                .isEmpty();
        assertThat(venues.mic(2)).isEqualTo("XNAS");
        assertThat(venues.description(43)).isEqualTo("NYSE Arca Integrated");
    }

    @Test
    void namesAnUnknownPublisherByItsNumber() {
        assertThat(venues.mic(999)).isEqualTo("publisher 999");
        assertThat(venues.description(999)).isEqualTo("publisher 999");
        assertThat(venues.isExecutable(999)).isTrue();
    }

    @Test
    void tellsVenuesFromFeedsThatNoOrderCanBeSentTo() {
        assertThat(IntStream.rangeClosed(1, 107).filter(venues::isConsolidated))
                .containsExactly(30, 59, 60, 90, 93, 94, 95, 96);
        assertThat(IntStream.rangeClosed(1, 107).filter(venues::isTradeReportingOnly))
                .containsExactly(17, 18, 19, 54, 55, 56, 68, 69, 70, 82, 83);
        assertThat(IntStream.rangeClosed(1, 107).filter(venues::isExecutable)).hasSize(107 - 8 - 11);
    }
}
