package io.slipway.app.live;

import io.slipway.app.stream.TapeFeed;
import io.slipway.tape.MarketTape;
import java.util.concurrent.CountDownLatch;

/** Gives the rows of a tape, and waits at one of them until the machine has been silent for three seconds of a clock of its own. */
final class PausingFeed extends TapeFeed {

    private static final long LOOK_NS = 100_000_000;
    private static final int LOOKS = 30;

    private final long pauseAt;
    private final CountDownLatch looks = new CountDownLatch(LOOKS);
    private volatile boolean silent;

    PausingFeed(MarketTape tape, long pauseAt) {
        super(tape);
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
    protected void before(long row) throws InterruptedException {
        if (row == pauseAt) {
            silent = true;
            looks.await();
            silent = false;
        }
    }
}
