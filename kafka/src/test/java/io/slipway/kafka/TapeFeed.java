package io.slipway.kafka;

import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.tape.MarketTape;

/** The rows of a tape as a reader gives them. A test that extends it can wait, or do harm, before a row. */
public class TapeFeed implements MarketDataReader {

    protected final MarketTape tape;
    private final IssueLog issues = new IssueLog(IssueLog.DEFAULT_SKIP_LIMIT);
    private long next;

    public TapeFeed(MarketTape tape) {
        this.tape = tape;
    }

    /** Called before each row, and before the end as if it were a row. The feed ends when it is interrupted here. */
    protected void before(long row) throws InterruptedException {}

    /** Number of rows given so far. */
    public final long given() {
        return next;
    }

    @Override
    public final Instrument instrument() {
        return tape.instrument();
    }

    @Override
    public final boolean next(MarketEvent event) {
        try {
            before(next);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        if (next == tape.size()) {
            return false;
        }
        tape.read(next++, event);
        return true;
    }

    @Override
    public final String place() {
        return "feed:" + next;
    }

    @Override
    public final IssueLog issues() {
        return issues;
    }

    @Override
    public final void close() {}
}
