package io.slipway.tca;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.Tapes;
import io.slipway.engine.Tapes.Row;
import io.slipway.model.FeeTable;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import io.slipway.tca.benchmark.GivenPrices;
import io.slipway.venue.PrintRules;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TcaTest {

    private static final long QTY = 100;

    /** One venue, 98 against 102, whose best possible taking is at the touch. */
    private static Tca tca(Side side, boolean ofSnapshots) {
        MarketTape tape = Tapes.of(Row.quote(0, 1, 98, 500, 102, 500), Row.quote(2, 1, 98, 500, 102, 500));
        ParentOrder order = new ParentOrder(side, QTY, Tapes.SECOND, 4 * Tapes.SECOND);
        return Tca.of(
                tape,
                new TcaSpec(order, FeeTable.FREE, 0.1, GivenPrices.NONE, null, 0, PrintRules.DEFAULT, ofSnapshots),
                List.of());
    }

    /** An execution that cost so much a share against the mid of 100. */
    private static Execution costing(Side side, long cost) {
        return new Execution(QTY, BigInteger.valueOf(QTY * (100 + side.sign() * cost)));
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aSavingIsCapturedOfWhatHindsightWouldHaveSaved(Side side) {
        assertThat(tca(side, false).capture(side, costing(side, 3), costing(side, 4)))
                .hasValueSatisfying(part -> assertThat(part).isEqualByComparingTo(new BigDecimal("0.5")));
    }

    /** A baseline that rested at a cost of 1 leaves nothing to capture. A strategy at 3 would have captured twice of it. */
    @ParameterizedTest
    @EnumSource(Side.class)
    void nothingIsCapturedOfABaselineThatRestedForLess(Side side) {
        assertThat(tca(side, false).capture(side, costing(side, 3), costing(side, 1)))
                .isEmpty();
        assertThat(tca(side, false).capture(side, costing(side, 3), costing(side, 2)))
                .isEmpty();
    }

    @Test
    void thePriceOfSnapshotsIsComparedWithWhereAskedForOnly() {
        assertThat(tca(Side.BUY, false).prices()).containsKey("arrival_mid").doesNotContainKey("size_weighted_quote");
        assertThat(tca(Side.BUY, true).prices()).containsKey("size_weighted_quote");
    }
}
