package io.slipway.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.model.TickTable.Band;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TickTableTest {

    private static final long HIGHEST = 400;

    /** Cboe's rule 5.4(a), worked by hand, and Rule 612. */
    @ParameterizedTest
    @CsvSource({
        "us-options, BUY, 3.17, 3.1",
        "us-options, SELL, 3.17, 3.2",
        "us-options, BUY, 2.99, 2.95",
        "us-options, SELL, 2.99, 3",
        "us-options, BUY, 3, 3",
        "us-options-penny, BUY, 3.04, 3",
        "us-options-penny, SELL, 2.994, 3",
        "us-equities, BUY, 0.99999, 0.9999",
        "us-equities, SELL, 1.001, 1.01",
        "0.25, BUY, -37.63, -37.75",
        "0.25, SELL, -37.63, -37.5",
        "'0.05, 0.10 from 3', BUY, -3.02, -3.1",
        "'0.05, 0.10 from 3', SELL, -3.02, -3",
        "'0.05, 0.10 from 3', BUY, 0.03, 0",
    })
    void aLimitBecomesTheNextPriceOfTheTableThatIsNoWorse(String table, Side side, String limit, String expected) {
        long pxE9 = Money.parseE9(limit);
        assertThat(TickTable.parse(table).noWorseE9(side, pxE9)).isEqualTo(Money.parseE9(expected));
    }

    /** All prices of a table, listed one by one, are the oracle. */
    @Test
    void roundingFindsTheNearestListedPrice() {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            TickTable table = randomTable(random);
            NavigableSet<Long> listed = listed(table);
            assertThat(TickTable.parse(table.label())).isEqualTo(table);
            for (long price = -HIGHEST; price <= HIGHEST; price++) {
                Long below = listed.floor(price);
                Long above = listed.ceiling(price);
                assertThat(table.noWorseE9(Side.BUY, price))
                        .as("%s of %s", price, table)
                        .isEqualTo(below);
                assertThat(table.noWorseE9(Side.SELL, price))
                        .as("%s of %s", price, table)
                        .isEqualTo(above);
                assertThat(table.has(price)).as("%s of %s", price, table).isEqualTo(listed.contains(price));
            }
        }
    }

    private static TickTable randomTable(Random random) {
        List<Band> bands = new ArrayList<>();
        long from = 0;
        long tick = 1L + random.nextInt(6);
        for (int i = 1 + random.nextInt(4); i > 0 && from < HIGHEST; i--) {
            bands.add(new Band(from, tick));
            long next = 1L + random.nextInt(12);
            from += tick * next * (1 + random.nextInt(5)) - from % (tick * next);
            tick = next;
        }
        return new TickTable(bands);
    }

    private static NavigableSet<Long> listed(TickTable table) {
        NavigableSet<Long> prices = new TreeSet<>();
        for (int i = 0; i < table.bands().size(); i++) {
            boolean isLast = i + 1 == table.bands().size();
            long end = isLast ? 2 * HIGHEST : table.bands().get(i + 1).fromPxE9();
            long tick = table.bands().get(i).tickE9();
            for (long price = table.bands().get(i).fromPxE9(); price <= end; price += tick) {
                prices.add(price);
                prices.add(-price);
            }
        }
        return prices;
    }

    @Test
    void anyPriceIsTheTableOfAUnit() {
        assertThat(TickTable.ANY.isAny()).isTrue();
        assertThat(TickTable.parse("0.01").isAny()).isFalse();
        assertThat(TickTable.ANY.noWorseE9(Side.SELL, 123_456_789L)).isEqualTo(123_456_789L);
        assertThat(TickTable.parse("us-options").label()).isEqualTo("0.05, 0.1 from 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nickel", "0.05, 0.10", "0.05, 0.10 from", "0.05 from 3", "0, 0.1 from 3", "-0.05", "1e-12"})
    void otherTextsAreRefused(String text) {
        assertThatThrownBy(() -> TickTable.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTickThatBeginsOffATickIsRefused() {
        assertThatThrownBy(() -> TickTable.parse("0.05, 0.10 from 3.05"))
                .hasMessage(
                        "a tick begins at a multiple of itself and of the one below: tick=0.1, from=3.05, below=0.05");
        assertThatThrownBy(() -> TickTable.parse("0.05, 0.10 from 3, 0.2 from 2"))
                .hasMessage("ticks are positive, and their prices ascend: tick=0.2, from=2");
    }
}
