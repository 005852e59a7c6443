package io.slipway.app.live;

import io.slipway.app.run.Terminal;
import io.slipway.config.spec.ConfiguredRun;
import io.slipway.config.spec.Origin;
import io.slipway.config.spec.RunConfig;
import io.slipway.config.spec.TickCheck;
import io.slipway.engine.StrategyProgress;
import io.slipway.engine.StrategyResult;
import io.slipway.kafka.durable.RunMeter;
import io.slipway.kafka.durable.RunMetrics;
import io.slipway.kafka.durable.TopicReader;
import io.slipway.kafka.orders.OrderWish;
import io.slipway.market.ArrivingRows;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.market.RowSource;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeStorage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Orders of one instrument on data as they arrive: paper trading, nothing is sent to a market. All rows are recorded, and the result of
 * each order is that of a backtest of the record. Used once.
 *
 * <p>The venues of a feed are not known beforehand. When a row of a new venue arrives, the runs begin anew on the record, which gives
 * the same orders and fills, and go on. So does the run of an order that is paused, resumed or cancelled.
 */
public final class LiveRun {

    /** A page is smooth with five snapshots per second. */
    private static final long SNAPSHOT_NS = 200_000_000L;

    private final RunConfig command;
    private final List<LiveOrder> given;
    private final MarketDataReader feed;
    private final RowSource arrivals;
    private final OrderInbox inbox;
    private final OrderDesk desk;
    private final Consumer<LiveSnapshot> listener;
    private final LiveRows rows;
    private final List<OrderRun> runs = new ArrayList<>();
    private final MarketEvent row = new MarketEvent();
    private long firstNs;
    private long shownNs;
    private final Object pause = new Object();
    private boolean waiting;
    private boolean unseen;
    private volatile long commits = -1;
    private volatile long lagRecords = -1;
    private final TickCheck tick;
    private Optional<LiveKeeper> keeper = Optional.empty();
    private RunMeter meter = RunMeter.NONE;
    private String meteredId = "";

    /**
     * A run on a feed.
     *
     * @param command settings of the command, which new orders have where they say nothing else
     * @param orders the orders, each with its end
     * @param storages supplies a storage for each part of the record
     * @param inbox wishes about the orders while they are worked
     * @param listener receives snapshots, one at a time
     */
    public LiveRun(
            RunConfig command,
            List<LiveOrder> orders,
            MarketDataReader feed,
            Supplier<TapeStorage> storages,
            OrderInbox inbox,
            Consumer<LiveSnapshot> listener) {
        this.command = command;
        given = List.copyOf(orders);
        tick = TickCheck.of(
                given.isEmpty()
                        ? List.of(command)
                        : given.stream().map(LiveOrder::config).toList());
        this.feed = feed;
        this.inbox = inbox;
        this.listener = listener;
        arrivals = feed instanceof ArrivingRows arriving
                ? arriving.arrivals()
                : event -> feed.next(event) ? RowSource.Arrival.ROW : RowSource.Arrival.END;
        rows = new LiveRows(feed.instrument(), storages);
        desk = new OrderDesk(command, feed.instrument(), runs, this::begun, Terminal::warn);
    }

    /** The same, which goes on from the state that a keeper has, and is kept by it. Its feed is a topic. */
    LiveRun keptBy(LiveKeeper kept) {
        keeper = Optional.of(kept);
        if (feed instanceof TopicReader topic) {
            topic.keepOffsets();
            topic.onSilence(() -> {
                if (rows.size() > 0 && (kept.isDueInSilence(rows) || kept.isDueAtOnce(runs))) {
                    keep(kept, false);
                }
            });
        }
        return this;
    }

    /**
     * The same, with a meter that is told of its work.
     *
     * @param id id of the run; empty if its state is not kept
     */
    LiveRun measuredBy(RunMeter told, String id) {
        meter = told;
        meteredId = id;
        return this;
    }

    /**
     * Works the orders until the end of the last one or that of the feed.
     *
     * @return the runs on the record by the id of their order, without those of orders that had not begun
     * @throws MarketDataException if the feed has no row
     * @throws io.slipway.text.ConfigException if an order has no end
     */
    public Map<String, ConfiguredRun> run(Origin origin) {
        PausePage pauses = new PausePage();
        MarketTape tape;
        try (LiveRows worked = rows) {
            work();
            tape = worked.toTape(feed);
        } finally {
            pauses.close();
        }
        tick.end().ifPresent(Terminal::warn);
        Map<String, ConfiguredRun> results = new LinkedHashMap<>();
        for (OrderRun run : runs) {
            if (run.parent().startNs() <= tape.lastEventNs()) {
                results.put(run.order().id(), checked(run, tape, origin));
            }
        }
        return results;
    }

    private static ConfiguredRun checked(OrderRun run, MarketTape tape, Origin origin) {
        ConfiguredRun again =
                ConfiguredRun.backtest(run.stretch(tape), run.order().config().streamed(), origin);
        List<StrategyResult> repeated = again.result().strategies().stream()
                .map(StrategyResult::withoutSteps)
                .toList();
        if (!repeated.equals(run.results())) {
            throw new IllegalStateException("the live run differs from the run on its record: order="
                    + run.order().id());
        }
        return again;
    }

    private void work() {
        Optional<SavedLive> saved =
                keeper.flatMap(LiveKeeper::saved).filter(each -> each.head().rows() > 0);
        saved.ifPresentOrElse(this::restore, this::begin);
        if (!saved.map(each -> each.head().finished()).orElse(false)) {
            toEnd();
            runs.forEach(OrderRun::end);
            keeper.ifPresent(kept -> keep(kept, true));
        }
        show(true);
    }

    private void begin() {
        keeper.ifPresent(kept -> kept.begin(topic().begin(), inbox.position()));
        RowSource.Arrival first = arrivals.next(row);
        while (first == RowSource.Arrival.CLOCK) {
            first = arrivals.next(row);
        }
        if (first == RowSource.Arrival.END) {
            throw new MarketDataException(
                    "no market data: symbol=" + feed.instrument().symbol() + ", events=0");
        }
        firstNs = row.eventNs();
        rows.add(row);
        given.forEach(order -> runs.add(begun(order)));
        runs.forEach(run -> run.onRow(row));
    }

    /** Goes on from a state, at the first row that it still needs. */
    private void restore(SavedLive saved) {
        keeper.ifPresent(LiveKeeper::restoring);
        SavedLive.Place place = saved.head().place();
        topic().startAt(place.offset(), place.row());
        firstNs = place.firstNs();
        rows.resume(place, topic()::again);
        while (rows.size() < saved.head().rows()) {
            RowSource.Arrival arrival = arrivals.next(row);
            if (arrival == RowSource.Arrival.END) {
                throw new MarketDataException("the stream has fewer rows than the run had taken in: stream="
                        + place.stream().runId() + ", rows=" + rows.size() + ", expected="
                        + saved.head().rows());
            }
            if (arrival == RowSource.Arrival.ROW) {
                rows.add(row);
            }
        }
        rows.pass(saved.head().clockNs());
        saved.orders().forEach(each -> runs.add(OrderRun.resumed(command, each, feed.instrument(), rows, firstNs)));
        keeper.ifPresent(kept -> kept.restored(runs, rows));
    }

    private void toEnd() {
        boolean more = true;
        while (more && !isOver()) {
            RowSource.Arrival arrival = nextOfFeed();
            long fromNs = System.nanoTime();
            more = accept(arrival);
            for (OrderRun run : runs) {
                run.advance();
                keeper.ifPresent(LiveKeeper::stepping);
            }
            if (more) {
                meter.stepped(System.nanoTime() - fromNs);
            }
            unseen = true;
            if (keeper.isPresent()) {
                keepIfDue(keeper.get());
            }
            if (System.nanoTime() - shownNs >= SNAPSHOT_NS) {
                show(false);
            }
        }
    }

    private void keepIfDue(LiveKeeper kept) {
        kept.stepped();
        boolean waits = feed instanceof TopicReader topic && !topic.isReady();
        if (kept.isDue(rows) || (waits && kept.isDueAtOnce(runs))) {
            keep(kept, false);
        }
    }

    private void keep(LiveKeeper kept, boolean finished) {
        lagRecords = topic().lagRecords();
        long fromNs = System.nanoTime();
        kept.keep(new LiveKeeper.Moment(place(topic()), inbox.position(), finished, lagRecords), rows, runs);
        meter.committed(System.nanoTime() - fromNs);
        commits = kept.commits();
        // Not before: readers of the topics wait for the first commit of a start.
        rows.beginPast();
        count();
    }

    /** Position from which a next start reads on. Offsets of rows before it are not kept. */
    private SavedLive.Place place(TopicReader topic) {
        long needed = rows.size();
        for (OrderRun run : runs) {
            needed = Math.min(needed, run.neededRow());
        }
        topic.release(needed);
        return new SavedLive.Place(
                topic.begin(),
                topic.offsetOf(needed),
                needed,
                firstNs,
                Arrays.stream(rows.publisherIds()).boxed().toList(),
                rows.namesOrders());
    }

    /** The feed of a run whose state is kept. */
    private TopicReader topic() {
        if (feed instanceof TopicReader topic) {
            return topic;
        }
        throw new IllegalStateException("the state of a run on another feed than a topic is not kept");
    }

    /** True if no order is worked any more. */
    private boolean isOver() {
        return !inbox.isOpen(rows.clockNs()) && runs.stream().allMatch(OrderRun::isOver);
    }

    private boolean accept(RowSource.Arrival arrival) {
        long beforeNs = rows.clockNs();
        boolean isNewVenue = false;
        switch (arrival) {
            case ROW -> {
                isNewVenue = rows.add(row);
                tick.add(row).ifPresent(Terminal::warn);
            }
            case CLOCK -> rows.pass(row.eventNs());
            case END -> {}
        }
        if (rows.clockNs() > beforeNs) {
            // Nothing of this moment has happened yet, so nothing that was shown is undone.
            follow(inbox.take());
        }
        if (isNewVenue) {
            runs.replaceAll(run -> run.isFinished() ? run : begun(run.order()));
        }
        if (arrival == RowSource.Arrival.ROW) {
            runs.forEach(run -> run.onRow(row));
        }
        return arrival != RowSource.Arrival.END;
    }

    private void follow(List<OrderWish> wishes) {
        desk.follow(wishes, rows.clockNs());
        if (!wishes.isEmpty()) {
            keeper.ifPresent(LiveKeeper::followed);
        }
    }

    private OrderRun begun(LiveOrder order) {
        return OrderRun.begun(order, feed.instrument(), rows, firstNs, runs);
    }

    private void show(boolean finished) {
        listener.accept(snapshot(finished));
        count();
        unseen = false;
        shownNs = System.nanoTime();
    }

    private void count() {
        if (meter != RunMeter.NONE) {
            List<StrategyProgress> progress =
                    runs.stream().flatMap(run -> run.progress().stream()).toList();
            meter.counted(new RunMetrics(
                    meteredId,
                    feed.instrument().symbol(),
                    rows.size(),
                    rows.clockNs(),
                    lagRecords,
                    commits,
                    RunMetrics.orders(progress),
                    RunMetrics.fills(progress)));
        }
    }

    private LiveSnapshot snapshot(boolean finished) {
        return new LiveSnapshot(
                feed.instrument(),
                rows.size(),
                rows.clockNs(),
                runs.stream()
                        .filter(run -> !run.isFinished())
                        .findFirst()
                        .map(OrderRun::books)
                        .orElse(LiveSnapshot.Books.NONE),
                runs.stream().map(OrderRun::snapshot).toList(),
                finished,
                commits,
                lagRecords);
    }

    /** Waits for the next row of the feed, or a clock; meanwhile a snapshot of what was not shown yet may be taken. */
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
                if (waiting && unseen) {
                    show(false);
                }
            }
        }

        void close() {
            clock.shutdownNow();
        }
    }
}
