package io.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.Tapes.Row;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.PrintKind;
import io.slipway.model.Fill;
import io.slipway.model.Instrument;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An order that follows the market's volume counts the kinds of prints that it could have taken part in. */
class PrintKindRunTest {

    private static final long SECOND = Tapes.SECOND;

    /** Two venues that can always be taken at; one print of 1,000 shares of a venue. */
    private static MarketTape tape(PrintKind kind, int publisherId) {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("TEST"));
        for (int second = 0; second < 60; second++) {
            tape.add(Row.quote(second, 1, 99, 500, 101, 500).toEvent());
            tape.add(Row.quote(second, 2, 99, 500, 101, 500).toEvent());
            if (second == 5) {
                tape.add(new MarketEvent()
                        .times(5 * SECOND, 5 * SECOND)
                        .origin(publisherId, 0)
                        .action(BookAction.TRADE, BookSide.NONE, 0)
                        .printKind(kind)
                        .order(100, 1_000));
            }
        }
        return tape.build();
    }

    @ParameterizedTest
    @EnumSource
    void participationFollowsTheTradesOfContinuousTrading(PrintKind kind) {
        for (Side side : Side.values()) {
            for (int publisherId = 1; publisherId <= 2; publisherId++) {
                List<Fill> fills = fills(side, tape(kind, publisherId));
                List<Fill> withoutVolume = fills(side, tape(PrintKind.CANCELLED, publisherId));
                List<Fill> followed = fills(side, tape(PrintKind.REGULAR, publisherId));
                assertThat(followed).hasSizeGreaterThan(withoutVolume.size());
                assertThat(fills).as("%s %s", kind, side).isEqualTo(kind.inVwap() ? followed : withoutVolume);
            }
        }
    }

    /** All that is left is due at the end, with or without volume. */
    private static List<Fill> fills(Side side, MarketTape tape) {
        RunSpec spec = RunSpec.of(new ParentOrder(side, 900, 0, 60 * SECOND));
        return new Backtest(tape, spec)
                .run(List.of(Rules.standard().find("pov").orElseThrow()))
                .get(0)
                .fills();
    }
}
