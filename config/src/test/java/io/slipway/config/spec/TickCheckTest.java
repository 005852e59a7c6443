package io.slipway.config.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.config.Command;
import io.slipway.config.Settings;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.tape.MarketTape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TickCheckTest {

    /** Publisher ids of a market of futures (GLBX) and of a US exchange of stocks (XNAS). */
    private static final int FUTURES = 1;

    private static final int STOCKS = 2;

    private static RunConfig config(String strategies, String... more) {
        Map<String, String> flags = new HashMap<>(Map.of("strategies", strategies, "qty", "10"));
        for (int i = 0; i < more.length; i += 2) {
            flags.put(more[i], more[i + 1]);
        }
        return RunConfig.of(Settings.parse(Command.BACKTEST, flags));
    }

    private static MarketTape walk(int publisher, long tickE9, long startTicks, int rows) {
        Random random = new Random(7);
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("ABC"));
        long ticks = startTicks;
        for (int row = 0; row < rows; row++) {
            ticks += random.nextInt(3) - 1;
            MarketEvent event = new MarketEvent();
            event.times(row, row).origin(publisher, 0).action(BookAction.MODIFY, BookSide.BID, 0);
            event.orderWithoutPrice(0).levels(1).bid(ticks * tickE9, 100).ask((ticks + 1) * tickE9, 100);
            tape.add(event);
        }
        return tape.build();
    }

    @Test
    void aTickThatNobodyStatedIsComparedWithThePrices() {
        List<RunConfig> router = List.of(config("twap"), config("cont-kukanov"));
        assertThat(TickCheck.finding(router, walk(FUTURES, 250_000_000L, 20_001, 3_000)))
                .hasValueSatisfying(
                        text -> assertThat(text).contains("steps of 0.25").contains("--tick 0.25"));
        assertThat(TickCheck.finding(router, walk(FUTURES, 10_000L, 108_321, 3_000)))
                .hasValueSatisfying(text -> assertThat(text).contains("steps of 0.00001"));
        assertThat(TickCheck.finding(router, walk(FUTURES, 10_000_000L, 15_001, 3_000)))
                .isEmpty();
    }

    @Test
    void aStockBelowADollarHasAHundredthOfACent() {
        List<RunConfig> router = List.of(config("cont-kukanov"));
        assertThat(TickCheck.finding(router, walk(STOCKS, 100_000L, 7_001, 3_000)))
                .hasValueSatisfying(text -> assertThat(text).contains("--tick 0.0001"));
        assertThat(TickCheck.finding(router, walk(STOCKS, 50_000_000L, 3_001, 3_000)))
                .isEmpty();
    }

    @Test
    void nothingIsSaidWhereTheTickIsStatedOrDoesNotMatterOrFewPricesTellIt() {
        MarketTape fine = walk(FUTURES, 10_000L, 108_321, 3_000);
        assertThat(TickCheck.finding(List.of(config("cont-kukanov", "tick", "0.01")), fine))
                .isEmpty();
        assertThat(TickCheck.finding(List.of(config("twap")), fine)).isEmpty();
        assertThat(TickCheck.finding(List.of(config("cont-kukanov")), walk(FUTURES, 10_000L, 108_321, 3)))
                .isEmpty();
    }

    /** Oracle: the rows of a tape one by one say it once, at the 300th different price. */
    @Test
    void itIsSaidOnceWhileRowsArrive() {
        MarketTape tape = walk(FUTURES, 250_000_000L, 20_001, 200_000);
        TickCheck check = TickCheck.of(List.of(config("cont-kukanov")));
        MarketEvent event = new MarketEvent();
        Set<Long> prices = new HashSet<>();
        for (long row = 0; row < tape.size(); row++) {
            tape.read(row, event);
            int before = prices.size();
            prices.add(event.bidPxE9());
            prices.add(event.askPxE9());
            boolean isEnough = before < 300 && prices.size() >= 300;
            assertThat(check.add(event).isPresent()).as("row %s", row).isEqualTo(isEnough);
        }
        assertThat(prices.size()).isGreaterThan(300);
        assertThat(check.end()).isEmpty();
    }
}
