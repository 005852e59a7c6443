package io.slipway.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TieRuleTest {

    private static final long CENT_E9 = 10_000_000;

    private final MarketTape.Builder rows = new MarketTape.Builder(new Instrument("XXX"));

    @Test
    void aTapeInTheOtherOrderIsTheSameDataAndComesBack() {
        print(1, 5, 7);
        book(1, 5, 3);
        print(1, 6, 8);
        book(1, 6, 4);
        MarketTape tape = rows.build();
        MarketTape other = tape.with(TieRule.QUOTES_FIRST, TapeStorage.heap());
        assertThat(actions(tape)).isEqualTo("TATA");
        assertThat(actions(other)).isEqualTo("ATAT");
        assertThat(other.sha256()).isEqualTo(tape.sha256());
        assertThat(other.ties()).isEqualTo(TieRule.QUOTES_FIRST);
        assertThat(actions(other.with(TieRule.PRINTS_FIRST, TapeStorage.heap())))
                .isEqualTo("TATA");
        assertThat(tape.with(tape.ties(), TapeStorage.heap())).isSameAs(tape);
    }

    @Test
    void countsPrintsWhosePlaceAmongTheQuotesOfTheirVenueIsNotTold() {
        print(1, 5, 0);
        print(1, 5, 0);
        book(1, 5, 0);
        book(2, 6, 0);
        print(1, 6, 0);
        print(2, 7, 0);
        assertThat(TieCount.of(rows.build())).isEqualTo(2);
    }

    @Test
    void aNumberThatCanBeComparedTellsTheOrder() {
        rows.add(event(1, 5, 1, BookAction.TRADE).ask(CENT_E9, 1));
        book(1, 5, 2);
        assertThat(TieCount.of(rows.build())).isZero();
    }

    @Test
    void refusesANameThatIsNoRule() {
        assertThat(TieRule.parse("quotes-first")).isEqualTo(TieRule.QUOTES_FIRST);
        assertThat(TieRule.QUOTES_FIRST.other()).isEqualTo(TieRule.PRINTS_FIRST);
        assertThatThrownBy(() -> TieRule.parse("first"))
                .hasMessage("not an order of ties: value=first, expected prints-first or quotes-first");
    }

    private void print(int publisherId, long ns, long sequence) {
        rows.add(event(publisherId, ns, sequence, BookAction.TRADE).order(CENT_E9, 100));
    }

    private void book(int publisherId, long ns, long sequence) {
        rows.add(event(publisherId, ns, sequence, BookAction.ADD).bid(CENT_E9, 1));
    }

    private static MarketEvent event(int publisherId, long ns, long sequence, BookAction action) {
        MarketEvent row = new MarketEvent().times(ns, ns).origin(publisherId, sequence);
        return row.action(action, BookSide.NONE, 0);
    }

    private static String actions(MarketTape tape) {
        MarketEvent event = new MarketEvent();
        StringBuilder text = new StringBuilder();
        LongStream.range(0, tape.size()).forEach(index -> {
            tape.read(index, event);
            text.append(event.action().code());
        });
        return text.toString();
    }
}
