package io.slipway.data.feed;

import io.slipway.data.source.ArrivalLock;
import io.slipway.data.source.ReadOptions;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import java.net.http.HttpClient;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rows of feeds of one instrument, in the order of their receipt. It ends when it is closed, and not before. */
public final class FeedReader implements MarketDataReader {

    /** Messages that wait for the reader; then the exchanges are held back. */
    private static final int MOST_WAITING = 4096;

    private final Instrument instrument;
    private final ArrivalLock lock;
    private final IssueLog issues;
    private final BlockingQueue<FeedInput> inputs = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Queue<MarketEvent> ready = new ArrayDeque<>();
    private final List<FeedConnection> connections = new ArrayList<>();
    private FeedConnection current;
    private long lastRecvNs = Long.MIN_VALUE;
    private volatile boolean closed;

    /**
     * Means that connections share.
     *
     * @param client makes the connections
     * @param inputs gets what they bring
     * @param timing waits
     * @param warnings gets sentences about losses
     */
    record Network(HttpClient client, BlockingQueue<FeedInput> inputs, FeedTiming timing, Consumer<String> warnings) {}

    /**
     * Feeds, which connect with the first call of {@link #next}.
     *
     * @param feeds at least one, all of one instrument
     * @param symbol of the instrument
     * @param lock held by the thread that reads, and let go while it waits
     * @param warnings gets sentences about losses and returns
     */
    public FeedReader(
            List<FeedName> feeds,
            String symbol,
            ReadOptions options,
            FeedTiming timing,
            ArrivalLock lock,
            Consumer<String> warnings) {
        this.lock = lock;
        issues = new IssueLog(options.skipLimit());
        FeedNumbers numbers = new FeedNumbers(options.qtyStep(), issues);
        instrument = new Instrument(symbol).withQtyStep(numbers.step());
        Network network = new Network(HttpClient.newHttpClient(), inputs, timing, warnings);
        for (FeedName feed : feeds) {
            FeedRows rows = new FeedRows(feed.feed().publisherId(), ready);
            connections.add(new FeedConnection(feed, rows, numbers, issues, network));
        }
        current = connections.get(0);
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public boolean next(MarketEvent event) {
        while (ready.isEmpty()) {
            long waitNs = Long.MAX_VALUE;
            for (FeedConnection connection : connections) {
                waitNs = Math.min(waitNs, connection.tick());
            }
            FeedInput input = await(waitNs);
            if (closed || Thread.currentThread().isInterrupted()) {
                return false;
            }
            if (input != null) {
                current = input.to();
                current.accept(input);
            }
        }
        event.copyOf(ready.remove());
        // Another feed may have noticed a loss later than this message came.
        lastRecvNs = Math.max(lastRecvNs, event.recvNs());
        event.times(event.eventNs(), lastRecvNs);
        return true;
    }

    private @Nullable FeedInput await(long waitNs) {
        FeedInput input = inputs.poll();
        if (input != null || !ready.isEmpty()) {
            return input;
        }
        lock.beginWaiting();
        try {
            return inputs.poll(waitNs, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            lock.endWaiting();
        }
    }

    @Override
    public String place() {
        return current.place();
    }

    @Override
    public IssueLog issues() {
        return issues;
    }

    @Override
    public void close() {
        closed = true;
        connections.forEach(FeedConnection::close);
    }
}
