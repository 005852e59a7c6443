package io.slipway.kafka;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.tape.MarketTape;
import java.util.SplittableRandom;

/** A few venues that quote around a price, for tests: plausible, and the same for the same seed. */
public final class SampleMarket implements MarketDataReader {

    static final long START_NS = 1_700_000_000_000_000_000L;

    private static final long CENT_E9 = 10_000_000L;

    private final Instrument instrument;
    private final SplittableRandom random;
    private final long gapNs;
    private final long size;
    private long done;
    private long timeNs = START_NS;
    private long midE9 = 222_810_000_000L;

    SampleMarket(String symbol, long seed, long size, long gapNs) {
        this.instrument = new Instrument(symbol);
        this.random = new SplittableRandom(seed);
        this.size = size;
        this.gapNs = gapNs;
    }

    public static MarketTape tape(String symbol, long seed, long size) {
        return MarketTape.readAll(new SampleMarket(symbol, seed, size, 1_000_000));
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public boolean next(MarketEvent event) {
        if (done == size) {
            return false;
        }
        timeNs += gapNs;
        midE9 += (random.nextInt(3) - 1) * CENT_E9;
        event.times(timeNs, timeNs + random.nextInt(200_000)).origin(1 + random.nextInt(3), done);
        event.action(BookAction.MODIFY, BookSide.BID, 128 + random.nextInt(2));
        event.order(midE9 - CENT_E9 / 2, random.nextInt(500));
        event.bid(midE9 - CENT_E9, random.nextInt(500)).ask(midE9 + CENT_E9, random.nextInt(500));
        done++;
        return true;
    }

    @Override
    public String place() {
        return "test market";
    }

    @Override
    public IssueLog issues() {
        return new IssueLog(IssueLog.DEFAULT_SKIP_LIMIT);
    }

    @Override
    public void close() {}
}
