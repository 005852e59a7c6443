package io.slipway.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.slipway.model.Instrument;
import io.slipway.tape.EventDigest;
import io.slipway.tape.MarketTape;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PrintKindTest {

    private static EnumSet<PrintKind> those(Predicate<PrintKind> question) {
        EnumSet<PrintKind> kinds = EnumSet.allOf(PrintKind.class);
        kinds.removeIf(question.negate());
        return kinds;
    }

    @Test
    void onlyTradesOfContinuousTradingMeetTheBook() {
        assertThat(those(PrintKind::tradesInBook))
                .containsExactly(PrintKind.REGULAR, PrintKind.ODD_LOT, PrintKind.EXTENDED_HOURS);
    }

    @Test
    void aMessageOfAPriceOrACancelledTradeHasNoVolume() {
        assertThat(those(kind -> !kind.inVolume()))
                .containsExactly(
                        PrintKind.OFFICIAL_OPEN,
                        PrintKind.OFFICIAL_CLOSE,
                        PrintKind.CORRECTED_CLOSE,
                        PrintKind.CANCELLED);
        assertThat(those(kind -> kind.inVwap() && !kind.inVolume())).isEmpty();
    }

    @Test
    void theLastPriceIsThatOfATradeAtTheMarketOrOfACorrection() {
        assertThat(those(PrintKind::updatesLast))
                .containsExactly(
                        PrintKind.REGULAR,
                        PrintKind.NEGOTIATED,
                        PrintKind.OPENING_AUCTION,
                        PrintKind.REOPENING_AUCTION,
                        PrintKind.CLOSING_AUCTION,
                        PrintKind.CORRECTED_CLOSE,
                        PrintKind.BUNCHED);
    }

    @Test
    void auctionsAreNoPartOfTheAverageOfContinuousTrading() {
        assertThat(those(kind -> kind.isAuction() && kind.inVwap())).isEmpty();
        assertThat(those(PrintKind::inVwap)).containsAll(those(PrintKind::tradesInBook));
    }

    @ParameterizedTest
    @EnumSource
    void aCodeAndANameNameTheirKind(PrintKind kind) {
        assertThat(PrintKind.ofCode(kind.code())).isEqualTo(kind);
        assertThat(PrintKind.ofKey(kind.key())).contains(kind);
    }

    @Test
    void anUnknownCodeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrintKind.ofCode(20))
                .withMessage("unknown kind of a print: code=20, expected 0 to 19");
        assertThat(PrintKind.ofKey("odd lot")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aTapeKeepsTheKindBesideLevelsAndRemovals(PrintKind kind) {
        for (MarketEvent event : new MarketEvent[] {
            print(kind), print(kind).levels(3), deep(kind).noRemovals()
        }) {
            MarketTape.Builder builder = new MarketTape.Builder(new Instrument("ABC"));
            builder.add(event);
            builder.add(print(PrintKind.REGULAR));
            MarketTape tape = builder.build();
            MarketEvent read = new MarketEvent();
            tape.read(0, read);
            assertThat(read.isSameAs(event)).isTrue();
            assertThat(read.printKind()).isEqualTo(kind);
            tape.read(1, read);
            assertThat(read.printKind()).isEqualTo(PrintKind.REGULAR);
        }
    }

    @Test
    void eachKindHasItsOwnDigest() {
        assertThat(Arrays.stream(PrintKind.values()).map(kind -> digest(print(kind))))
                .doesNotHaveDuplicates();
    }

    @Test
    void aRowSetAnewIsRegular() {
        MarketEvent event = print(PrintKind.LATE);
        MarketEvent copy = new MarketEvent().copyOf(event);
        assertThat(copy.printKind()).isEqualTo(PrintKind.LATE);
        assertThat(event.action(BookAction.TRADE, BookSide.NONE, 0).printKind()).isEqualTo(PrintKind.REGULAR);
        assertThat(copy.isSameAs(event)).isFalse();
    }

    private static String digest(MarketEvent event) {
        EventDigest digest = new EventDigest(new Instrument("ABC"));
        digest.add(event);
        return digest.hex();
    }

    private static MarketEvent deep(PrintKind kind) {
        MarketEvent event = print(kind).bid(99, 5).ask(101, 6).levels(10);
        assertThat(event.addBid(98, 7)).isTrue();
        return event;
    }

    private static MarketEvent print(PrintKind kind) {
        return new MarketEvent()
                .times(1, 2)
                .origin(3, 4)
                .action(BookAction.TRADE, BookSide.NONE, 255)
                .printKind(kind)
                .order(100, 7);
    }
}
