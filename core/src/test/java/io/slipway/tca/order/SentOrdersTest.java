package io.slipway.tca.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.model.Fill;
import io.slipway.model.Liquidity;
import io.slipway.model.OrderStep;
import io.slipway.model.QuoteState;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SentOrdersTest {

    private static final int[] PUBLISHERS = {2, 9, 43};

    private final SentOrders orders = new SentOrders();

    /** The same orders as plain records, at their first and at their largest quantity. */
    private final List<VenueOrder> asSent = new ArrayList<>();

    private final List<VenueOrder> atMost = new ArrayList<>();

    private void add(int venue, long timeNs, long qty, long shownQty) {
        orders.add(venue, timeNs, qty, shownQty);
        VenueOrder plain = new VenueOrder(PUBLISHERS[venue], timeNs, qty, shownQty, List.of());
        asSent.add(plain);
        atMost.add(plain);
    }

    private void addMany(int count) {
        Random random = new Random(5);
        for (int i = 0; i < count; i++) {
            add(
                    random.nextInt(3),
                    1_000_000_000L * i + random.nextInt(1_000),
                    1 + random.nextInt(900),
                    random.nextInt(300));
        }
    }

    @Test
    void givesTheOrdersThatWereAdded() {
        addMany(5_000);
        assertThat(orders.size()).isEqualTo(5_000);
        assertThat(orders.asSent(PUBLISHERS)).isEqualTo(asSent);
        for (int i : new int[] {0, 1_023, 1_024, 4_999}) {
            assertThat(PUBLISHERS[orders.venue(i)]).isEqualTo(asSent.get(i).publisherId());
            assertThat(orders.timeNs(i)).isEqualTo(asSent.get(i).sentNs());
            assertThat(orders.qty(i)).isEqualTo(asSent.get(i).qty());
            assertThat(orders.shownQty(i)).isEqualTo(asSent.get(i).shownQty());
        }
    }

    @Test
    void keepsAListAsItWasWhenOrdersFollowOrChange() {
        addMany(1_500);
        List<VenueOrder> before = orders.asSent(PUBLISHERS);
        List<VenueOrder> expected = List.copyOf(asSent);
        addMany(3_000);
        orders.enlarge(7, 10_000);
        assertThat(before).hasSize(1_500).isEqualTo(expected);
        assertThatThrownBy(() -> before.get(1_500)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(orders.asSent(PUBLISHERS)).isEqualTo(asSent);
    }

    @Test
    void givesTheLargestQuantityWithTheFills() {
        add(0, 10, 100, 0);
        add(1, 20, 200, 50);
        assertThat(orders.enlarge(1, 300)).isTrue();
        assertThat(orders.enlarge(1, 250)).isFalse();
        assertThat(orders.enlarge(0, 100)).isFalse();
        Fill fill = new Fill(
                25, 9, 260, 100_000_000_000L, BigInteger.ZERO, Liquidity.TAKER, null, new QuoteState(0, false));
        List<OrderStep> steps = List.of(OrderStep.of(20, OrderStep.Kind.SENT, 200, 5));
        List<VenueOrder> given = orders.withFills(PUBLISHERS, List.of(List.of(), List.of(fill)), Map.of(1, steps));
        assertThat(given)
                .containsExactly(
                        new VenueOrder(2, 10, 100, 0, List.of()), new VenueOrder(9, 20, 300, 50, List.of(fill), steps));
        assertThat(SentOrders.copyOf(given)).isSameAs(given);
        assertThat(SentOrders.withoutSteps(given))
                .containsExactly(
                        new VenueOrder(2, 10, 100, 0, List.of()), new VenueOrder(9, 20, 300, 50, List.of(fill)));
        assertThat(SentOrders.withoutSteps(new ArrayList<>(given))).isEqualTo(SentOrders.withoutSteps(given));
    }

    @Test
    void copiesListsOfOthers() {
        add(0, 10, 100, 0);
        List<VenueOrder> others = new ArrayList<>(asSent);
        List<VenueOrder> copy = SentOrders.copyOf(others);
        others.clear();
        assertThat(copy).isEqualTo(asSent);
    }

    @Test
    void forgetsAll() {
        addMany(2_000);
        orders.enlarge(0, 5_000);
        orders.clear();
        assertThat(orders.size()).isZero();
        add(2, 5, 40, 1);
        assertThat(orders.withFills(PUBLISHERS, List.of(List.of()), new HashMap<>()))
                .containsExactly(new VenueOrder(43, 5, 40, 1, List.of()));
    }
}
