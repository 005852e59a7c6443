package io.slipway.tca;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.slipway.model.Fill;
import io.slipway.model.Liquidity;
import io.slipway.model.NationalQuote;
import io.slipway.model.QuoteState;
import io.slipway.model.Side;
import io.slipway.tca.order.VenueOrder;
import io.slipway.tca.quote.StaleAges;
import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class VenueScorecardTest {

    private static Fill fill(int publisherId, long timeNs, long qty) {
        return new Fill(
                timeNs,
                publisherId,
                qty,
                101,
                BigInteger.valueOf(2),
                Liquidity.TAKER,
                new NationalQuote(99, 101),
                QuoteState.FRESH);
    }

    /** Venue 1 had 60 of the 100 shown; venue 2 was sent 50 that rested and filled 10; venue 3 nothing of 20. */
    @Test
    void scoresWhatWasSentShownAndFilled() {
        List<VenueOrder> orders = List.of(
                new VenueOrder(1, 1_000, 150, 100, List.of(fill(1, 1_200, 40), fill(1, 1_500, 20))),
                new VenueOrder(2, 2_000, 50, 0, List.of(fill(2, 9_000, 10))),
                new VenueOrder(3, 2_000, 20, 30, List.of()));
        long[][] twiceMids = new long[VenueScorecard.fills(orders).size()][Markouts.HORIZONS_NS.size()];
        SortedMap<Integer, VenueScorecard> cards =
                VenueScorecard.byPublisher(Side.BUY, orders, twiceMids, StaleAges.NONE);
        assertThat(cards).containsOnlyKeys(1, 2, 3);
        VenueScorecard first = requireNonNull(cards.get(1));
        assertThat(first.fillRate()).isCloseTo(0.4, within(1e-15));
        assertThat(first.fadeRate()).isCloseTo(0.4, within(1e-15));
        assertThat(first.qtyShare()).isCloseTo(6.0 / 7, within(1e-15));
        assertThat(first.meanTimeToFillNs()).isCloseTo(300, within(1e-12));
        assertThat(first.quality().qty()).isEqualTo(60);
        VenueScorecard second = requireNonNull(cards.get(2));
        assertThat(second.fadeRate()).isNaN();
        assertThat(second.fillRate()).isCloseTo(0.2, within(1e-15));
        VenueScorecard third = requireNonNull(cards.get(3));
        assertThat(third.fadeRate()).isEqualTo(1);
        assertThat(third.meanTimeToFillNs()).isNaN();
        assertThat(third.qtyShare()).isZero();
    }

    @Test
    void refusesFillsOfOtherOrders() {
        assertThatThrownBy(() -> new VenueOrder(1, 0, 5, 5, List.of(fill(2, 1, 5))))
                .hasMessageContaining("publisherId=2");
        assertThatThrownBy(() -> new VenueOrder(1, 5, 5, 5, List.of(fill(1, 1, 5))))
                .hasMessageContaining("timeNs=1");
        assertThatThrownBy(() -> new VenueOrder(1, 0, 4, 5, List.of(fill(1, 1, 5))))
                .hasMessageContaining("filledQty=5");
    }
}
