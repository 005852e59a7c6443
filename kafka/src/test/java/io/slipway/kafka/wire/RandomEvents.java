package io.slipway.kafka.wire;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.market.PrintKind;
import io.slipway.market.Removals;
import io.slipway.model.Instrument;
import io.slipway.tape.MarketTape;
import java.util.SplittableRandom;

/** Events whose every field takes any value that it may have, the extremes often; of one level or several. */
public final class RandomEvents implements MarketDataReader {

    private static final BookAction[] ACTIONS = BookAction.values();
    private static final BookSide[] SIDES = BookSide.values();
    private static final PrintKind[] KINDS = PrintKind.values();

    private final SplittableRandom random;
    private final long size;
    private long done;

    public RandomEvents(long seed, long size) {
        this.random = new SplittableRandom(seed);
        this.size = size;
    }

    public static MarketTape tape(long seed, long size) {
        return MarketTape.readAll(new RandomEvents(seed, size));
    }

    @Override
    public Instrument instrument() {
        return new Instrument("AAPL");
    }

    @Override
    public boolean next(MarketEvent event) {
        if (done++ == size) {
            return false;
        }
        event.times(anyLong(), anyLong()).origin((int) upTo(0xFFFF), upTo(0xFFFF_FFFFL));
        event.action(ACTIONS[random.nextInt(ACTIONS.length)], SIDES[random.nextInt(SIDES.length)], (int) upTo(0xFF));
        if (event.action().isPrint() && random.nextBoolean()) {
            event.printKind(KINDS[random.nextInt(KINDS.length)]);
        }
        long most = random.nextInt(4) == 0 ? MarketEvent.MOST_SIZE : 0xFFFF_FFFFL;
        event.order(price(), upTo(most));
        event.bid(price(), upTo(most)).ask(price(), upTo(most));
        event.levels(Math.max(1, random.nextInt(2 * MarketEvent.MOST_LEVELS + 1) - MarketEvent.MOST_LEVELS));
        for (int i = random.nextInt(12); i > 0; i--) {
            event.addBid(next(event.bidDepth() == 0 ? 0 : event.bidPxE9(event.bidDepth() - 1), -1), 1 + upTo(9));
            event.addAsk(next(event.askDepth() == 0 ? 0 : event.askPxE9(event.askDepth() - 1), 1), upTo(most));
        }
        if (random.nextInt(3) == 0) {
            event.removals(removals(most));
        }
        return true;
    }

    private Removals removals(long most) {
        Removals left = new Removals();
        for (int i = random.nextInt(20) == 0 ? Removals.MOST : random.nextInt(4); i > 0; i--) {
            long traded = random.nextBoolean() ? 0 : upTo(most);
            left.add(random.nextBoolean(), present(price()), upTo(most), upTo(most), traded);
        }
        return left;
    }

    private static long present(long pxE9) {
        return pxE9 == Long.MAX_VALUE ? 0 : pxE9;
    }

    @Override
    public String place() {
        return "test market";
    }

    @Override
    public IssueLog issues() {
        IssueLog log = new IssueLog(IssueLog.DEFAULT_SKIP_LIMIT);
        log.note(DataIssue.SNAPSHOT_ROW);
        return log;
    }

    @Override
    public void close() {}

    /** A price some cents beyond the last, or any. */
    private long next(long lastE9, int direction) {
        return random.nextInt(3) == 0 ? price() : lastE9 + direction * 10_000_000L * random.nextInt(1000);
    }

    private long price() {
        return random.nextInt(3) == 0 ? 10_000_000L * random.nextInt(100_000) : anyLong();
    }

    private long anyLong() {
        return switch (random.nextInt(6)) {
            case 0 -> Long.MAX_VALUE;
            case 1 -> Long.MIN_VALUE;
            case 2 -> random.nextInt(3) - 1;
            case 3 -> 1_700_000_000_000_000_000L + random.nextInt();
            default -> random.nextLong();
        };
    }

    private long upTo(long max) {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> max;
            default -> random.nextLong(max + 1);
        };
    }
}
