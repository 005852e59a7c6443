package io.slipway.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.model.NationalQuote;
import io.slipway.model.Side;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadOnlyMarketTest {

    private static final Set<Class<?>> ASKED_WITH = Set.of(int.class, long.class, Side.class);

    /** All that a strategy can be handed of the market: values, and views of which the same holds. */
    private static final Set<Class<?>> HANDED_OUT = Set.of(
            int.class,
            long.class,
            boolean.class,
            BookAction.class,
            BookSide.class,
            PrintKind.class,
            NationalQuote.class,
            DisplayedSide.class,
            RemovedOrders.class);

    private static Stream<Method> doors(Class<?> view) {
        return Arrays.stream(view.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isBridge());
    }

    @Test
    void noDoorOfAViewLeadsToAnythingThatChangesTheMarket() {
        assertThat(Stream.of(MarketView.class, DisplayedSide.class, MarketUpdate.class))
                .allSatisfy(view -> {
                    assertThat(view.getModifiers() & Modifier.FINAL).isNotZero();
                    assertThat(view.getFields()).isEmpty();
                    assertThat(doors(view)).allSatisfy(method -> {
                        assertThat(HANDED_OUT).contains(method.getReturnType());
                        assertThat(ASKED_WITH).containsAll(List.of(method.getParameterTypes()));
                    });
                });
    }

    @Test
    void removedOrdersOfAnUpdateAreNotTheCarriersOwn() {
        MarketEvent event = new MarketEvent().origin(1, 0).noRemovals();
        MarketUpdate update = new MarketUpdate(event, new VenueBooks(new int[] {1}).view(), () -> 0);
        assertThat(update.removed()).isNotInstanceOf(Removals.class).isNotSameAs(event.removals());
        assertThat(update.removed().count()).isZero();
    }
}
