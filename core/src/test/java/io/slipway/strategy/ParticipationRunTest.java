package io.slipway.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.slipway.engine.Backtest;
import io.slipway.engine.Latency;
import io.slipway.engine.Rules;
import io.slipway.engine.RunSpec;
import io.slipway.engine.Tapes;
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
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An order for half of all volume, worked by hand: as many shares are due as others trade, at most 250 (a twentieth) at once. */
class ParticipationRunTest {

    private static final long SECOND = Tapes.SECOND;
    private static final long QTY = 5_000;

    /** Two venues that show 5,000 shares each way from the start; {@code later} goes on, in order. */
    private static MarketTape tape(MarketEvent... later) {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("TEST"));
        tape.add(Row.quote(0, 1, 1000, QTY, 1002, QTY).toEvent());
        tape.add(Row.quote(0, 2, 1000, QTY, 1002, QTY).toEvent());
        for (MarketEvent event : later) {
            tape.add(event);
        }
        return tape.build();
    }

    private static MarketEvent print(long second, long size) {
        return new MarketEvent()
                .times(second * SECOND, second * SECOND)
                .origin(1, 0)
                .action(BookAction.TRADE, BookSide.NONE, 0)
                .printKind(PrintKind.REGULAR)
                .order(1002, size);
    }

    private static List<Fill> fills(MarketTape tape, Latency latency) {
        RunSpec spec = RunSpec.of(new ParentOrder(Side.BUY, QTY, 60 * SECOND, 1_200 * SECOND))
                .withLatency(latency)
                .withParameters(new Parameters(Map.of("participation", 500_000_000L)));
        return new Backtest(tape, spec)
                .run(List.of(Rules.standard().find("pov").orElseThrow()))
                .get(0)
                .fills();
    }

    /** Shares filled from a second on for a minute. */
    private static long filled(List<Fill> fills, long second) {
        return fills.stream()
                .filter(fill -> fill.timeNs() >= second * SECOND && fill.timeNs() < (second + 60) * SECOND)
                .mapToLong(Fill::qty)
                .sum();
    }

    /** 900 are 3 x 250 and 150, each 1 ns after the fill before it; the print before the start counts for nothing. */
    @Test
    void printsAreFollowedWhileTheQuotesStandStill() {
        MarketTape tape = tape(print(30, 700), print(120, 900), print(240, 900), print(360, 1_800), print(480, 1_800));
        List<Fill> fills = fills(tape, Latency.NONE);
        assertThat(fills)
                .filteredOn(fill -> fill.timeNs() < 240 * SECOND)
                .extracting(Fill::timeNs, Fill::qty)
                .containsExactly(
                        tuple(120 * SECOND + 1, 250L),
                        tuple(120 * SECOND + 2, 250L),
                        tuple(120 * SECOND + 3, 250L),
                        tuple(120 * SECOND + 4, 150L));
        assertThat(List.of(filled(fills, 240), filled(fills, 360), filled(fills, 480)))
                .containsExactly(900L, 1_800L, 1_400L);
    }

    /** An order takes 2 s to the venue and its report 3 s back: the next 250 arrive 5 s later. */
    @Test
    void theNextSharesWaitForTheReport() {
        List<Fill> fills = fills(tape(print(120, 600)), Latency.constant(false, 0, 2 * SECOND, 3 * SECOND));
        assertThat(fills.subList(0, 3))
                .extracting(Fill::timeNs, Fill::qty)
                .containsExactly(
                        tuple(122 * SECOND + 1, 250L), tuple(127 * SECOND + 1, 250L), tuple(132 * SECOND + 1, 100L));
    }

    /** A print takes all that its venue shows at 1002, and the quote of its moment says so: the order cannot have those shares. */
    @Test
    void sharesThatAPrintTookAreNotTakenAgain() {
        MarketTape tape = tape(
                Row.quote(100, 2, 1000, QTY, 1005, QTY).toEvent(),
                print(120, 200),
                Row.quote(120, 1, 1000, QTY, 1004, QTY).toEvent());
        List<Fill> fills = fills(tape, Latency.NONE);
        assertThat(fills.get(0))
                .extracting(Fill::timeNs, Fill::qty, Fill::pxE9)
                .containsExactly(120 * SECOND, 200L, 1_004L);
    }
}
