package io.slipway.kafka;

import io.slipway.kafka.wire.BeginMarker;
import io.slipway.kafka.wire.ClockMark;
import io.slipway.kafka.wire.EndMarker;
import io.slipway.kafka.wire.EndlessTerms;
import io.slipway.kafka.wire.PackWriter;
import io.slipway.kafka.wire.RecordKind;
import io.slipway.kafka.wire.WireHeaders;
import io.slipway.kafka.wire.WireVersion;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import io.slipway.tape.EventDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/** Writes a stream without an end: its events as they arrive, and clocks in silence. Used once. */
final class EndlessSending implements AutoCloseable {

    /** An event waits for company in its record for at most this long. */
    private static final long LINGER_MS = 5;

    /** A clock stays behind the time that has passed, as events of several venues arrive late by some milliseconds. */
    private static final long GRACE_NS = 500_000_000;

    /** Time between two clocks. A run that waits for a timer fires it that late. */
    private static final long TICK_NS = 1_000_000_000;

    /** A paced event does not wait for company that is due later than this: half of the millisecond of its schedule. */
    private static final long PAUSE_NS = 500_000;

    private static final long NOT_PACED = Long.MIN_VALUE;

    private final StreamSource source;
    private final RecordSender sender;
    private final StreamOptions options;
    private final StreamLabel label;
    private final StreamMonitor monitor;
    private final PackWriter pack;
    private final Pacer pacer;
    private final Pacer.LatenessMeter lateness = new Pacer.LatenessMeter();
    private final EventDigest digest;
    private final LongSupplier nanoTime;
    private final long startNs = System.nanoTime();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "slipway-stream-clock");
        thread.setDaemon(true);
        return thread;
    });
    private List<Integer> publishers = List.of();
    private long events;
    private long lifted;
    private long packEventNs;
    private long lastNs = Long.MIN_VALUE;
    private long arrivedNs;
    private long clockNs = Long.MIN_VALUE;
    private long sentClockNs;
    private @Nullable RuntimeException failure;

    /**
     * A stream to be written.
     *
     * @param nanoTime time of the machine in nanoseconds, from which silence is told
     */
    EndlessSending(
            StreamSource source,
            RecordSender sender,
            StreamOptions options,
            StreamLabel label,
            StreamMonitor monitor,
            LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.source = source;
        this.sender = sender;
        this.options = options;
        this.label = label;
        this.monitor = monitor;
        this.digest = new EventDigest(source.instrument());
        this.pack = options.encoding().newWriter(options.eventsPerRecord());
        this.pacer = new Pacer(options.speed().factor(), System::nanoTime, LockSupport::parkNanos);
    }

    /**
     * Writes {@code first} and all further events of the source. If the source ends, an end marker completes the stream.
     *
     * @param publishers the publishers that may occur
     * @throws MarketDataException if another occurs
     * @throws KafkaProblem if the broker rejects a record
     */
    StreamSummary run(MarketEvent first, List<Integer> publishers) {
        EndlessTerms terms = new EndlessTerms(
                publishers,
                first.namesOrders(),
                first.eventNs(),
                Duration.ofNanos(TICK_NS).toMillis());
        this.publishers = terms.publishers();
        BeginMarker begin = new BeginMarker(
                label.id(), options.encoding(), source.instrument(), label.source(), Optional.of(terms));
        sender.send(headers(WireVersion.ENDLESS, RecordKind.BEGIN), first.eventNs(), begin.toBytes());
        ScheduledFuture<?> unused =
                clock.scheduleWithFixedDelay(this::look, LINGER_MS, LINGER_MS, TimeUnit.MILLISECONDS);
        try {
            boolean more = true;
            while (more && !isCancelled()) {
                long dueNs = options.speed().isPaced() ? pacer.dueNs(first.eventNs()) : NOT_PACED;
                if (dueNs != NOT_PACED && !awaitDue(dueNs)) {
                    return finish(false);
                }
                add(first, dueNs);
                more = source.next(first);
            }
            return finish(!more);
        } catch (InterruptException e) {
            return summary(false);
        }
    }

    /** Waits for the time of an event, and sends before a pause what has waited. */
    private boolean awaitDue(long dueNs) {
        if (dueNs - System.nanoTime() > PAUSE_NS) {
            sendWaiting();
        }
        return pacer.awaitDue(dueNs, this::isCancelled);
    }

    private synchronized void sendWaiting() {
        if (pack.count() > 0) {
            sendPack();
        }
    }

    private synchronized void add(MarketEvent event, long dueNs) {
        if (failure != null) {
            throw failure;
        }
        if (!publishers.contains(event.publisherId())) {
            throw new MarketDataException("a venue that the stream does not declare, name it with --venues: publisher="
                    + event.publisherId() + ", declared=" + publishers);
        }
        if (event.eventNs() < clockNs) {
            lifted++;
            event.times(clockNs, Math.max(clockNs, event.recvNs()));
        }
        if (pack.count() == 0) {
            pack.begin(events);
            packEventNs = event.eventNs();
        }
        pack.add(event);
        if (dueNs != NOT_PACED) {
            lateness.waits(dueNs);
        }
        digest.add(event);
        events++;
        lastNs = Math.max(lastNs, event.eventNs());
        arrivedNs = nanoTime.getAsLong();
        if (pack.isFull()) {
            sendPack();
        }
    }

    /** Sends what has waited, and a clock in silence. */
    private synchronized void look() {
        try {
            if (pack.count() > 0) {
                sendPack();
            } else {
                tick(nanoTime.getAsLong());
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void tick(long nowNs) {
        long timeNs = lastNs
                + (long) ((nowNs - arrivedNs)
                        * (options.speed().isPaced() ? options.speed().factor() : 1))
                - GRACE_NS;
        if (events > 0
                && nowNs - arrivedNs >= TICK_NS
                && nowNs - sentClockNs >= TICK_NS
                && timeNs > Math.max(lastNs, clockNs)) {
            clockNs = timeNs;
            sentClockNs = nowNs;
            sender.send(
                    headers(WireVersion.ENDLESS, RecordKind.CLOCK), timeNs, new ClockMark(timeNs, events).toBytes());
            sender.flush();
        }
    }

    private void sendPack() {
        int version = pack.version();
        byte[] value = pack.finish();
        lateness.handedOver(System.nanoTime());
        sender.send(headers(version, RecordKind.DATA), packEventNs, value);
        pack.begin(events);
        monitor.onProgress(events, source.total());
    }

    private synchronized StreamSummary finish(boolean ended) {
        if (pack.count() > 0) {
            sendPack();
        }
        if (ended) {
            EndMarker end = new EndMarker(label.id(), events, digest.hex(), source.issues());
            sender.send(headers(WireVersion.FIRST, RecordKind.END), lastNs, end.toBytes());
        }
        sender.flush();
        if (lifted > 0) {
            monitor.onWarning("rows came later than the clock of the stream and have its time: rows=" + lifted);
        }
        return summary(ended);
    }

    private boolean isCancelled() {
        return monitor.isCancelled() || Thread.currentThread().isInterrupted();
    }

    private WireHeaders headers(int version, RecordKind kind) {
        return new WireHeaders(version, kind, label.id(), options.encoding());
    }

    private StreamSummary summary(boolean complete) {
        double seconds = (System.nanoTime() - startNs) / 1e9;
        return new StreamSummary(
                label.id(), events, sender.records(), sender.bytes(), seconds, lateness.lateness(), complete);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
