package io.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.FeeSchedule;
import io.slipway.model.FeeTable;
import io.slipway.model.Fill;
import io.slipway.model.Instrument;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.strategies.allocation.StaticParameters;
import io.slipway.strategy.Definition;
import io.slipway.strategy.ScheduleSettings;
import io.slipway.strategy.Strategy;
import io.slipway.tape.MarketTape;
import io.slipway.tca.order.VenueOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweepTest {

    private static final int VENUES = 4;

    private record Lot(int publisherId, long signedPx, long qty) {}

    private static MarketEvent book(SplittableRandom random, int publisherId, List<Lot> lots, Side side) {
        long bid = 1_000 - random.nextLong(3);
        long ask = 1_003 + random.nextLong(3);
        long sign = side.sign();
        long best = side == Side.BUY ? ask : bid;
        long size = 1 + random.nextLong(9) * 10;
        lots.add(new Lot(publisherId, sign * best, size));
        MarketEvent event = new MarketEvent()
                .times(publisherId, publisherId)
                .origin(publisherId, 0)
                .action(BookAction.MODIFY, BookSide.NONE, 0)
                .orderWithoutPrice(0)
                .bid(bid, side == Side.BUY ? 5 : size)
                .ask(ask, side == Side.BUY ? size : 5)
                .levels(10);
        long px = best;
        for (int level = random.nextInt(6); level > 0; level--) {
            px += sign * (1 + random.nextLong(3));
            long more = 1 + random.nextLong(9) * 10;
            boolean added = side == Side.BUY ? event.addAsk(px, more) : event.addBid(px, more);
            assertThat(added).isTrue();
            lots.add(new Lot(publisherId, sign * px, more));
        }
        return event;
    }

    /** All lots of all venues and levels sorted by price and fee, each taken once, with one order a venue. */
    @ParameterizedTest
    @ValueSource(strings = {"sweep", "now:all-levels"})
    void takesTheCheapestLotsOfAllVenuesAndLevels(String strategy) {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 1_000; i++) {
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            MarketTape.Builder tape = new MarketTape.Builder(new Instrument("TEST"));
            List<Lot> lots = new ArrayList<>();
            SortedMap<Integer, FeeSchedule> fees = new TreeMap<>();
            for (int publisher = 1; publisher <= VENUES; publisher++) {
                tape.add(book(random, publisher, lots, side));
                fees.put(publisher, FeeSchedule.perShare(random.nextLong(4), 0));
            }
            FeeTable table = new FeeTable(FeeSchedule.FREE, fees);
            tape.add(new MarketEvent()
                    .times(10, 10)
                    .origin(1, 0)
                    .action(BookAction.TRADE, BookSide.NONE, 0)
                    .order(1_002, 1));
            long shown = lots.stream().mapToLong(Lot::qty).sum();
            long qty = 1 + random.nextLong(shown);
            RunSpec settings = RunSpec.of(new ParentOrder(side, qty, VENUES, 60))
                    .withFees(table)
                    .withSchedule(ScheduleSettings.ofSlices(60))
                    .withParameters(new StaticParameters(0, 0, 0).toParameters());
            Definition<Strategy> sweep = Rules.standard().find(strategy).orElseThrow();
            StrategyResult result =
                    new Backtest(tape.build(), settings).run(List.of(sweep)).get(0);
            assertThat(result.orders()).hasSizeLessThanOrEqualTo(VENUES);
            assertThat(result.orders()).allMatch(order -> order.filledQty() == order.qty());
            assertThat(result.orders().stream().mapToLong(VenueOrder::shownQty).sum())
                    .isEqualTo(qty);
            assertThat(filled(result.fills(), side)).isEqualTo(expected(lots, table, qty));
        }
    }

    private static Map<String, Long> filled(List<Fill> fills, Side side) {
        Map<String, Long> filled = new TreeMap<>();
        fills.forEach(
                fill -> filled.merge(fill.publisherId() + "@" + side.sign() * fill.pxE9(), fill.qty(), Long::sum));
        return filled;
    }

    private static Map<String, Long> expected(List<Lot> lots, FeeTable fees, long qty) {
        Map<String, Long> taken = new TreeMap<>();
        long left = qty;
        Comparator<Lot> byCost = Comparator.comparingLong(
                lot -> lot.signedPx() + fees.of(lot.publisherId()).leastTakeFeeE9(Math.abs(lot.signedPx())));
        for (Lot lot : lots.stream()
                .sorted(byCost.thenComparing(Lot::publisherId).thenComparing(Lot::signedPx))
                .toList()) {
            long here = Math.min(left, lot.qty());
            if (here > 0) {
                taken.put(lot.publisherId() + "@" + lot.signedPx(), here);
            }
            left -= here;
        }
        return taken;
    }
}
