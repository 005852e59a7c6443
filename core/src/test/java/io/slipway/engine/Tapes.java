package io.slipway.engine;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.tape.MarketTape;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Small tapes for tests, row by row: time in seconds, publisher, then bid, its size, ask, its size. */
public final class Tapes {

    public static final long SECOND = 1_000_000_000L;

    public record Row(long timeNs, int publisherId, BookAction action, long bid, long bidSize, long ask, long askSize) {

        public static Row quote(double seconds, int publisherId, long bid, long bidSize, long ask, long askSize) {
            return new Row((long) (seconds * SECOND), publisherId, BookAction.ADD, bid, bidSize, ask, askSize);
        }

        public Row withAction(BookAction newAction) {
            return new Row(timeNs, publisherId, newAction, bid, bidSize, ask, askSize);
        }

        /** Bids become asks around {@code centre}: what was a buy is a sell. */
        public Row mirrored(long centre) {
            long newBid = 2 * centre - ask;
            long newAsk = 2 * centre - bid;
            return new Row(timeNs, publisherId, action, newBid, /* bidSize= */ askSize, newAsk, /* askSize= */ bidSize);
        }

        public MarketEvent toEvent() {
            return new MarketEvent()
                    .times(timeNs, timeNs)
                    .origin(publisherId, 0)
                    .action(action, BookSide.NONE, 0)
                    .orderWithoutPrice(0)
                    .bid(bid, bidSize)
                    .ask(ask, askSize);
        }
    }

    private Tapes() {}

    public static MarketTape of(List<Row> rows) {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("TEST"));
        rows.forEach(row -> tape.add(row.toEvent()));
        return tape.build();
    }

    public static MarketTape of(Row... rows) {
        return of(List.of(rows));
    }

    /** Quotes of three venues that wander a few ticks around 1,000, with gaps, clears, prints and equal stamps. */
    public static List<Row> random(SplittableRandom random, int rows) {
        List<Row> tape = new ArrayList<>();
        long time = 0;
        for (int i = 0; i < rows; i++) {
            time += random.nextInt(3) == 0 ? 0 : random.nextLong(2 * SECOND);
            long mid = 1000 + random.nextLong(-3, 4);
            Row row = new Row(
                    time,
                    1 + random.nextInt(3),
                    BookAction.MODIFY,
                    mid - 1 - random.nextLong(2),
                    random.nextInt(8) == 0 ? 0 : 1 + random.nextLong(500),
                    mid + 1 + random.nextLong(2),
                    random.nextInt(8) == 0 ? 0 : 1 + random.nextLong(500));
            int kind = random.nextInt(20);
            tape.add(kind == 0 ? row.withAction(BookAction.CLEAR) : kind < 3 ? row.withAction(BookAction.TRADE) : row);
        }
        return tape;
    }

    /** The same rows at times that all differ, so that a fill's time says after which row it came. */
    public static List<Row> spread(List<Row> rows) {
        List<Row> spread = new ArrayList<>();
        for (Row row : rows) {
            long timeNs = row.timeNs() + spread.size();
            spread.add(new Row(
                    timeNs, row.publisherId(), row.action(), row.bid(), row.bidSize(), row.ask(), row.askSize()));
        }
        return spread;
    }
}
