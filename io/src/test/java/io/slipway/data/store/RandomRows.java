package io.slipway.data.store;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.DataIssue;
import io.slipway.market.MarketEvent;
import io.slipway.market.PrintKind;
import io.slipway.model.Instrument;
import io.slipway.tape.MarketTape;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Rows of anything that a tape can hold, sensible or not: venues, depth, prints of any kind, removals, absent prices. */
final class RandomRows {

    private final Random random;
    private final int mostLevels;
    private final boolean namesOrders;

    RandomRows(long seed) {
        random = new Random(seed);
        mostLevels = random.nextBoolean() ? 1 : MarketEvent.MOST_LEVELS;
        namesOrders = random.nextInt(3) == 0;
    }

    static MarketTape tape(long seed, int rows) {
        RandomRows some = new RandomRows(seed);
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("X" + seed))
                .issues(Map.of(DataIssue.BAD_ROW, 3L, DataIssue.UNKNOWN_VENUE, seed))
                .absences(List.of("no sequence numbers, so prints come first"));
        MarketEvent event = new MarketEvent();
        for (int i = 0; i < rows; i++) {
            tape.add(some.fill(event));
        }
        return tape.build();
    }

    private MarketEvent fill(MarketEvent event) {
        BookAction[] actions = BookAction.values();
        BookSide[] sides = BookSide.values();
        event.times(random.nextLong() >>> 1, random.nextLong() >>> 1);
        event.origin(random.nextInt(1 << 16), random.nextInt() & 0xFFFFFFFFL);
        event.action(actions[random.nextInt(actions.length)], sides[random.nextInt(sides.length)], random.nextInt(256));
        event.printKind(PrintKind.ofCode(random.nextInt(20)));
        if (random.nextInt(5) == 0) {
            event.orderWithoutPrice(size());
        } else {
            event.order(price(), size());
        }
        event.bid(price(), random.nextInt(4) == 0 ? 0 : size());
        event.ask(price(), random.nextInt(4) == 0 ? 0 : size());
        if (mostLevels > 1) {
            event.levels(1 + random.nextInt(mostLevels));
            for (int i = 0; i < 12; i++) {
                event.addBid(price(), size());
                event.addAsk(price(), size());
            }
        }
        if (namesOrders) {
            event.noRemovals();
            for (int i = random.nextInt(20) - 10; i > 0; i--) {
                event.removals().add(random.nextBoolean(), price(), size(), size(), size());
            }
        }
        return event;
    }

    private long price() {
        return random.nextLong() >> 8;
    }

    private long size() {
        return 1 + (random.nextInt() & 0x7FFFFFFFL);
    }
}
