package io.slipway.data.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VenueNamesTest {

    private final VenueNames venues = VenueNames.load();

    @Test
    void knowsAllPublishers() {
        assertThat(venues.size()).isEqualTo(107 + 40);
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

    @Test
    void knowsCryptoExchangesByTheirNames() {
        assertThat(venues.mic(10_002)).isEqualTo("binance-futures");
        assertThat(venues.publisherOf("binance-futures")).hasValue(10_002);
        assertThat(venues.isExecutable(10_002)).isTrue();
    }

    @Test
    void findsTheVenuesOwnFeedByItsCode() {
        assertThat(venues.publisherOf("XNAS")).hasValue(2);
        assertThat(venues.publisherOf("XNYS")).hasValue(9);
        assertThat(venues.publisherOf("ARCX")).hasValue(43);
        assertThat(venues.publisherOf("NONE")).isEmpty();
    }

    @Test
    void theLettersOfTheTapeAreThoseVenues() {
        ExchangeLetters letters = ExchangeLetters.load();
        String codes = "NTQPKZBYXVJAMCHULD";
        String mics = "XNYS XNAS XNAS ARCX EDGX BATS XBOS BATY XPSX IEXG EDGA XASE XCHI XCIS EPRL MEMX LTSE FINN";
        assertThat(codes.chars().mapToObj(letter -> venues.mic(letters.publisherId(letter))))
                .containsExactly(mics.split(" "));
        assertThat(venues.isExecutable(letters.publisherId('D'))).isFalse();
        assertThat(letters.isKnown('W')).isFalse();
        assertThat(letters.publisherId('W')).isEqualTo(20_087);
        assertThat(letters.publisherId(200)).isEqualTo(20_200);
    }
}
