package io.slipway.app.live;

import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.tape.MarketTape;
import java.util.concurrent.CountDownLatch;

/** Gives the rows of a tape, and waits at one of them until the machine has been silent for three seconds of a clock of its own. */
final class PausingFeed implements MarketDataReader {

    private static final long LOOK_NS = 100_000_000;
    private static final int LOOKS = 30;

    private final MarketTape tape;
    private final long pauseAt;
    private final CountDownLatch looks = new CountDownLatch(LOOKS);
    private final IssueLog issues = new IssueLog(IssueLog.DEFAULT_SKIP_LIMIT);
    private volatile boolean silent;
    private long next;

    PausingFeed(MarketTape tape, long pauseAt) {
        this.tape = tape;
        this.pauseAt = pauseAt;
    }

    /** Time of the machine, of which each look takes a tenth of a second while the feed waits, and none else. */
    long machineNs() {
        if (silent) {
            looks.countDown();
        }
        return (LOOKS - looks.getCount()) * LOOK_NS;
    }

    @Override
    public Instrument instrument() {
        return tape.instrument();
    }

    @Override
    public boolean next(MarketEvent event) {
        if (next == pauseAt) {
            silent = true;
            try {
                looks.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            silent = false;
        }
        if (next == tape.size()) {
            return false;
        }
        tape.read(next++, event);
        return true;
    }

    @Override
    public String place() {
        return "feed:" + next;
    }

    @Override
    public IssueLog issues() {
        return issues;
    }

    @Override
    public void close() {}
}
