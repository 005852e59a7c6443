package io.slipway.app.live;

import io.slipway.config.OrderSettings;
import io.slipway.config.spec.ConfiguredRun;
import io.slipway.config.spec.Origin;
import io.slipway.config.spec.RunConfig;
import io.slipway.engine.Backtest;
import io.slipway.engine.Replay;
import io.slipway.kafka.durable.TopicReader;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.model.NationalQuote;
import io.slipway.model.ParentOrder;
import io.slipway.tape.MarketTape;
import io.slipway.tape.RowSource;
import io.slipway.tape.RowWindow;
import io.slipway.tape.TapeStorage;
import java.io.Serial;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Strategies on data as they arrive: paper trading, nothing is sent to a market. All rows are recorded, and the result is that of a
 * backtest of the record. Used once.
 *
 * <p>The venues of a feed are not known beforehand. When a row of a new venue arrives, the run begins anew on the record, which gives
 * the same orders and fills, and goes on.
 */
public final class LiveRun {

    /** A page is smooth with five snapshots per second. */
    private static final long SNAPSHOT_NS = 200_000_000L;

    private final RunConfig config;
    private final MarketDataReader feed;
    private final RowSource arrivals;
    private final Supplier<TapeStorage> storage;
    private final Consumer<LiveSnapshot> listener;
    private final TreeSet<Integer> publishers = new TreeSet<>();
    private final MarketEvent row = new MarketEvent();
    private long endNs;
    private MarketTape.Builder record;
    private @Nullable MarketTape past;
    private long firstNs;
    private boolean namesOrders;
    private boolean over;
    private long shownNs;
    private final Object pause = new Object();
    private boolean waiting;
    private @Nullable Supplier<LiveSnapshot> unseen;

    /** Ends a run whose venues are too few. */
    private static final class NewVenue extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        NewVenue() {
            super("a new venue", null, false, false);
        }
    }

    /**
     * A run on a feed.
     *
     * @param config settings with the end of the order
     * @param storage supplies a storage for each part of the record
     * @param listener receives snapshots, one at a time
     */
    public LiveRun(
            RunConfig config, MarketDataReader feed, Supplier<TapeStorage> storage, Consumer<LiveSnapshot> listener) {
        this.config = config;
        this.feed = feed;
        arrivals = feed instanceof TopicReader topic
                ? topic.arrivals()
                : event -> feed.next(event) ? RowSource.Arrival.ROW : RowSource.Arrival.END;
        this.storage = storage;
        this.listener = listener;
        record = new MarketTape.Builder(feed.instrument(), storage.get());
    }

    /**
     * Works the order until its end or that of the feed.
     *
     * @return the run on the record
     * @throws MarketDataException if the feed has no row
     * @throws io.slipway.text.ConfigException if the order has no end
     */
    public ConfiguredRun run(Origin origin) {
        PausePage pauses = new PausePage();
        try {
            return work(origin);
        } finally {
            pauses.close();
        }
    }

    private ConfiguredRun work(Origin origin) {
        if (!feed.next(row)) {
            throw new MarketDataException(
                    "no market data: symbol=" + feed.instrument().symbol() + ", events=0");
        }
        firstNs = row.eventNs();
        endNs = endNs();
        namesOrders = row.namesOrders();
        note();
        Replay live = null;
        while (live == null) {
            live = work();
            live = live != null && isRecordedWithoutNewVenue() ? live : null;
        }
        MarketTape tape = record.issues(feed.issues().counts())
                .absences(feed.issues().absences())
                .build();
        ConfiguredRun run = ConfiguredRun.backtest(tape, config, origin);
        if (!run.result().strategies().equals(live.results())) {
            throw new IllegalStateException("the live run differs from the run on its record");
        }
        return run;
    }

    private long endNs() {
        MarketTape.Builder first = new MarketTape.Builder(feed.instrument());
        first.add(row);
        return config.endNs(first.build())
                .orElseThrow(() -> config.settings().fault(OrderSettings.END, "a live order needs an end"));
    }

    /** Takes the row of the feed into the record. */
    private void note() {
        record.add(row);
        publishers.add(row.publisherId());
        over = row.eventNs() > endNs;
    }

    /** Works the order with the venues known so far; null if there is a new one. */
    private @Nullable Replay work() {
        past = record.build();
        copyPast();
        Backtest plan = ConfiguredRun.plan(universe(), config);
        ParentOrder order = plan.spec().order();
        RowWindow rows = new RowWindow(
                "live", publishers.stream().mapToInt(Integer::intValue).toArray(), namesOrders, 0, new Rows());
        try {
            Replay replay = plan.startOn(rows, plan.spec().strategies());
            NationalQuote arrival = null;
            boolean more = true;
            while (more) {
                boolean started = replay.clockNs() >= order.startNs();
                arrival = started ? arrival : replay.market().nationalQuote();
                NationalQuote known = started ? arrival : null;
                unseen = () -> snapshot(replay, order, known, false);
                more = replay.step();
                long needed = replay.neededIndex();
                rows.release(needed);
                if (needed >= past.size() && (!more || System.nanoTime() - shownNs >= SNAPSHOT_NS)) {
                    show(snapshot(replay, order, known, !more));
                }
            }
            return replay;
        } catch (NewVenue e) {
            return null;
        } finally {
            unseen = null;
        }
    }

    private void show(LiveSnapshot snapshot) {
        listener.accept(snapshot);
        unseen = null;
        shownNs = System.nanoTime();
    }

    /** Waits for the next row of the feed, or a clock; while it waits, a snapshot of what was not shown yet may be taken. */
    private RowSource.Arrival nextOfFeed() {
        synchronized (pause) {
            waiting = true;
        }
        try {
            return arrivals.next(row);
        } finally {
            synchronized (pause) {
                waiting = false;
            }
        }
    }

    /** Shows what is new while the run waits for its feed, during which nothing of it changes. */
    private final class PausePage {

        private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "slipway-live-pause");
            thread.setDaemon(true);
            return thread;
        });

        PausePage() {
            ScheduledFuture<?> unused =
                    clock.scheduleWithFixedDelay(this::look, SNAPSHOT_NS, SNAPSHOT_NS, TimeUnit.NANOSECONDS);
        }

        private void look() {
            synchronized (pause) {
                Supplier<LiveSnapshot> news = unseen;
                if (waiting && news != null) {
                    show(news.get());
                }
            }
        }

        void close() {
            clock.shutdownNow();
        }
    }

    private LiveSnapshot snapshot(Replay replay, ParentOrder order, @Nullable NationalQuote arrival, boolean finished) {
        return new LiveSnapshot(
                feed.instrument().symbol(),
                order,
                record.size(),
                Math.min(replay.clockNs(), order.endNs()),
                replay.market().nationalQuote(),
                arrival,
                replay.progress(),
                finished);
    }

    /** Records what is left until the order's end, which benchmarks need, after all strategies are done. */
    private boolean isRecordedWithoutNewVenue() {
        int venues = publishers.size();
        while (!over && publishers.size() == venues) {
            switch (nextOfFeed()) {
                case ROW -> note();
                case CLOCK -> over = row.eventNs() > endNs;
                case END -> over = true;
            }
        }
        return publishers.size() == venues;
    }

    /** Begins a new record with the rows so far, as a record that was built cannot be added to. */
    private void copyPast() {
        MarketTape.Builder copy = new MarketTape.Builder(feed.instrument(), storage.get());
        MarketEvent event = new MarketEvent();
        MarketTape rows = past;
        for (long index = 0; rows != null && index < rows.size(); index++) {
            rows.read(index, event);
            copy.add(event);
        }
        record = copy;
    }

    private MarketTape universe() {
        MarketTape.Builder tape = new MarketTape.Builder(feed.instrument());
        MarketEvent event = new MarketEvent();
        for (long timeNs : new long[] {firstNs, Math.max(firstNs, endNs)}) {
            for (int publisher : publishers) {
                event.times(timeNs, timeNs).origin(publisher, 0).action(BookAction.CLEAR, BookSide.NONE, 0);
                event.orderWithoutPrice(0).levels(1).noBid().noAsk();
                tape.add(namesOrders ? event.noRemovals() : event);
            }
        }
        return tape.build();
    }

    /** The rows of the record, then those of the feed until one is later than the order. */
    private final class Rows implements RowSource {

        private long next;

        @Override
        public Arrival next(MarketEvent event) {
            MarketTape rows = past;
            if (rows != null && next < rows.size()) {
                rows.read(next++, event);
                return Arrival.ROW;
            }
            Arrival arrival = over ? Arrival.END : nextOfFeed();
            if (arrival != Arrival.ROW) {
                event.times(row.eventNs(), row.eventNs());
                over |= arrival == Arrival.END || row.eventNs() > endNs;
                return arrival;
            }
            boolean known = publishers.contains(row.publisherId());
            note();
            if (!known) {
                throw new NewVenue();
            }
            event.copyOf(row);
            return Arrival.ROW;
        }
    }
}
