package io.slipway.market;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Rows of a few venues with books of one to ten levels, prints, clears, halts among them; the same for the same seed. */
final class RandomBooks {

    static final int VENUES = 4;

    private static final List<BookAction> ACTIONS =
            List.of(BookAction.ADD, BookAction.CANCEL, BookAction.MODIFY, BookAction.NONE, BookAction.TRADE);

    private final SplittableRandom random;
    private long timeNs;

    RandomBooks(long seed) {
        random = new SplittableRandom(seed);
    }

    static List<MarketEvent> rows(long seed, int count, int mostLevels) {
        RandomBooks books = new RandomBooks(seed);
        List<MarketEvent> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(books.next(mostLevels));
        }
        return rows;
    }

    /** The next row, of at most so many levels; prices are few, so that levels come and go. */
    MarketEvent next(int mostLevels) {
        timeNs += random.nextInt(1000);
        MarketEvent row = new MarketEvent().times(timeNs, timeNs + 5).origin(random.nextInt(VENUES), random.nextInt(9));
        int kind = random.nextInt(30);
        BookAction action = kind == 0
                ? BookAction.CLEAR
                : kind == 1
                        ? BookAction.HALT
                        : kind == 2 ? BookAction.RESUME : ACTIONS.get(random.nextInt(ACTIONS.size()));
        row.action(action, BookSide.NONE, random.nextInt(256)).order(100, 1);
        row.bid(100 - random.nextInt(8), random.nextInt(4)).ask(101 + random.nextInt(8), random.nextInt(4));
        row.levels(1 + random.nextInt(mostLevels));
        for (int i = random.nextInt(12); i > 0; i--) {
            row.addBid(100 - random.nextInt(30), 1 + random.nextInt(4));
            row.addAsk(101 + random.nextInt(30), 1 + random.nextInt(4));
        }
        return row;
    }
}
