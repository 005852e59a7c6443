package io.slipway.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SyntheticMarketTest {

    private static final SyntheticSettings DEFAULTS = SyntheticSettings.demo();
    private static final SyntheticSettings SHORT = DEFAULTS.withDuration(Duration.ofMinutes(1));
    private static final MarketTape TAPE = MarketTape.readAll(SyntheticMarket.of(DEFAULTS));

    /** Changes only with the generator; then shipped data and golden results change too. */
    private static final String DEFAULT_SHA256 = "a936047a6eaa2098c39969f601a245f2ba2ad7bd7aba835154b67ece226fc135";

    @Test
    void equalSettingsGiveEqualEventsOnEveryMachine() {
        assertThat(TAPE.sha256()).isEqualTo(DEFAULT_SHA256);
        assertThat(MarketTape.readAll(SyntheticMarket.of(DEFAULTS)).sha256()).isEqualTo(DEFAULT_SHA256);
    }

    @Test
    void anotherSeedGivesAnotherMarket() {
        assertThat(sha256(SHORT.withSeed(2))).isNotEqualTo(sha256(SHORT));
    }

    @Test
    void sixteenVenuesQuoteAndAllButTheRarestTrade() {
        MarketTape tape = MarketTape.readAll(SyntheticMarket.of(DEFAULTS.withVenues(16)));
        Map<Integer, Integer> prints = new HashMap<>();
        MarketEvent event = new MarketEvent();
        for (long i = 0; i < tape.size(); i++) {
            tape.read(i, event);
            prints.merge(event.publisherId(), event.action() == BookAction.TRADE ? 1 : 0, Integer::sum);
        }
        assertThat(prints.keySet()).containsExactlyInAnyOrder(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 16, 38, 43, 80);
        assertThat(List.of(prints.get(15), prints.get(16), prints.get(10))).allMatch(count -> count > 5);
        assertThat(prints.get(15)).isGreaterThan(prints.get(80));
    }

    @Test
    void aLongerDurationOnlyAppends() {
        MarketTape shorter = MarketTape.readAll(SyntheticMarket.of(SHORT));
        MarketTape.Builder start = new MarketTape.Builder(TAPE.instrument());
        events().stream().limit(shorter.size()).forEach(start::add);
        assertThat(start.build().sha256()).isEqualTo(shorter.sha256());
    }

    @Test
    void defaultsFillAFileBelowThreeMegabytes() {
        assertThat(TAPE.size()).isBetween(17_000L, 20_000L);
        int bytes = events().stream().mapToInt(event -> csv(event).length() + 1).sum();
        if (Boolean.getBoolean("slipway.synthetic.print")) {
            System.out.println("about " + bytes + " bytes as CSV");
        }
        assertThat(bytes).isBetween(2_000_000, 2_900_000);
    }

    @Test
    void receiveTimesNeverGoBackAndLieWithinTheDuration() {
        long lastNs = DEFAULTS.startNs();
        for (MarketEvent event : events()) {
            assertThat(event.recvNs()).isBetween(lastNs, DEFAULTS.endNs() - 1);
            assertThat(event.recvNs() - event.eventNs()).isBetween(150_000L, 600_000L);
            lastNs = event.recvNs();
        }
    }

    @Test
    void timesAndSequencesOfOneVenueNeverGoBack() {
        Map<Integer, MarketEvent> last = new HashMap<>();
        for (MarketEvent event : events()) {
            MarketEvent before = last.put(event.publisherId(), event);
            if (before != null && before.action() == BookAction.TRADE) {
                assertThat(event.eventNs()).isEqualTo(before.eventNs());
                assertThat(event.sequence()).isEqualTo(before.sequence());
            } else if (before != null) {
                assertThat(event.eventNs()).isGreaterThan(before.eventNs());
                assertThat(event.sequence()).isGreaterThan(before.sequence());
            }
        }
    }

    @Test
    void noVenueIsLockedOrCrossedWithItself() {
        assertThat(events())
                .allSatisfy(event -> assertThat(event.hasBid() && event.hasAsk() && event.bidPxE9() >= event.askPxE9())
                        .isFalse());
    }

    @Test
    void pricesAreWholeCentsAndSizesPositive() {
        for (MarketEvent event : events()) {
            if (event.action() != BookAction.CLEAR) {
                assertThat(event.size()).isPositive();
                assertThat(event.priceE9() % SyntheticSettings.TICK_E9).isZero();
            }
            assertThat(event.flags()).isEqualTo(130);
        }
    }

    @Test
    void tradePrintCarriesTheBookBeforeAndACancelFollows() {
        NationalBook book = new NationalBook();
        Map<Integer, MarketEvent> open = new HashMap<>();
        for (MarketEvent event : events()) {
            MarketEvent print = open.remove(event.publisherId());
            if (print != null) {
                assertThat(event.action()).isEqualTo(BookAction.CANCEL);
                assertThat(event.side()).isNotEqualTo(print.side());
                assertThat(event.priceE9()).isEqualTo(print.priceE9());
                assertThat(event.size()).isEqualTo(print.size());
            }
            if (event.action() == BookAction.TRADE) {
                assertThat(NationalBook.Quote.of(event)).isEqualTo(book.of(event.publisherId()));
                open.put(event.publisherId(), event);
            }
            book.apply(event);
        }
    }

    @Test
    void allVenuesQuoteAndTradesHappen() {
        assertThat(events().stream().map(MarketEvent::publisherId).distinct().count())
                .isEqualTo(12);
        assertThat(events().stream().filter(event -> event.action().isPrint()).count())
                .isGreaterThan(1_000);
    }

    @Test
    void fewerVenuesAreTheFirstOfAll() {
        MarketTape three = MarketTape.readAll(SyntheticMarket.of(SHORT.withVenues(3)));
        assertThat(events(three).stream().map(MarketEvent::publisherId).distinct())
                .containsExactlyInAnyOrder(9, 2, 43);
    }

    @Test
    void anOutageAndAHaltEmptyTheBooksForAWhile() {
        MarketTape halted = MarketTape.readAll(SyntheticMarket.of(DEFAULTS.withPreset(Preset.HALT)));
        List<MarketEvent> clears = events(halted).stream()
                .filter(event -> event.action() == BookAction.CLEAR)
                .toList();
        assertThat(clears).hasSize(1 + 12).noneMatch(event -> event.hasBid() || event.hasAsk());
        long haltNs = clears.get(12).recvNs();
        MarketEvent cross = events(halted).stream()
                .filter(event -> event.recvNs() > haltNs)
                .findFirst()
                .orElseThrow();
        assertThat(cross.action()).isEqualTo(BookAction.TRADE);
        assertThat(cross.side()).isEqualTo(BookSide.NONE);
        assertThat(cross.hasBid() || cross.hasAsk()).isFalse();
        assertThat(cross.recvNs() - haltNs).isBetween(119_000_000_000L, 121_000_000_000L);
    }

    private static String sha256(SyntheticSettings settings) {
        return MarketTape.readAll(SyntheticMarket.of(settings)).sha256();
    }

    private static List<MarketEvent> events() {
        return events(TAPE);
    }

    private static List<MarketEvent> events(MarketTape tape) {
        List<MarketEvent> events = new ArrayList<>();
        for (long i = 0; i < tape.size(); i++) {
            MarketEvent event = new MarketEvent();
            tape.read(i, event);
            events.add(event);
        }
        return events;
    }

    /** About what an mbp-1 row takes. */
    private static String csv(MarketEvent event) {
        return "2024-08-01T14:00:00.000000000Z,2024-08-01T14:00:00.000000000Z,1," + event.publisherId() + ",1,"
                + event.action().code() + "," + event.side().code() + ",0,"
                + (event.hasPrice() ? price(event.priceE9()) : "") + "," + event.size() + ",130,165000,"
                + event.sequence() + "," + (event.hasBid() ? price(event.bidPxE9()) : "") + ","
                + (event.hasAsk() ? price(event.askPxE9()) : "") + "," + event.bidSize() + "," + event.askSize()
                + ",1,1";
    }

    private static String price(long pxE9) {
        return String.format(Locale.ROOT, "%.9f", pxE9 / 1e9);
    }
}
