package io.slipway.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.data.venue.VenueNames;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.publish.InspectionFile;
import io.slipway.report.text.InspectionText;
import io.slipway.survey.TapeSurvey;
import io.slipway.tape.MarketTape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectionTextTest {

    private static final long START_NS = 1_722_519_392_000_000_000L;

    private final MarketTape.Builder tape = new MarketTape.Builder(new Instrument("X"));

    @Test
    void showsRowsVenuesAndWarnings() {
        for (int i = 0; i < 2000; i++) {
            quote(i, 2, 100 + i % 2, 102);
        }
        String text = render();
        assertThat(text)
                .startsWith("X\n  from                   2024-08-01T13:36:32Z\n")
                .contains("rows                   2,000\n")
                .contains("XNAS (2)")
                .contains("Nasdaq TotalView-ITCH")
                .contains("- one venue only: routing is degenerate\n")
                .contains("- no prints: ")
                .contains("- time stamps step by 10 ms: ");
        assertThat(text.lines().mapToInt(String::length).max().orElse(0)).isLessThanOrEqualTo(100);
    }

    @Test
    void warnsOfPublishersThatAreNoVenues() {
        quote(0, 95, 100, 102);
        quote(1, 17, 100, 102);
        quote(2, 40_000, 103, 102);
        quote(20, 95, 100, 102);
        assertThat(render())
                .contains("- EQUS (95) is consolidated")
                .contains("- FINN (17) only reports trades")
                .contains("publisher 40000 ")
                .contains("- rows with a bid above the offer of the same venue: 1\n")
                .contains("- crossed for 90.00% of the time: check time zones and units");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0 ns",
        "999,999 ns",
        "165740,165.74 us",
        "10000000,10 ms",
        "5000000000,5 s",
        "-1270000000,-1.27 s",
        "10210967265931,10210.967 s"
    })
    void writesDurationsInFittingUnits(long ns, String expected) {
        assertThat(InspectionText.duration(ns)).isEqualTo(expected);
    }

    private String render() {
        InspectionFile.Inspection inspection = new InspectionFile.Inspection(
                "0", "file:x", "", TapeSurvey.of(tape.build()), null, Map.of(), Map.of(), List.of());
        return InspectionText.of(InspectionFile.of(inspection, VenueNames.load()));
    }

    private void quote(long step, int publisherId, long bid, long ask) {
        long ns = START_NS + step * 10_000_000L;
        tape.add(new MarketEvent()
                .times(ns, ns)
                .origin(publisherId, step)
                .action(BookAction.ADD, BookSide.BID, 0)
                .bid(bid * 1_000_000_000L, 100)
                .ask(ask * 1_000_000_000L, 100));
    }
}
