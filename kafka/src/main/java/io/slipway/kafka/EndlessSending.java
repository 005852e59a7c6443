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
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/** Writes a stream without an end: its events as they arrive, and clocks in silence. Used once. */
final class EndlessSending implements AutoCloseable {

    /** An event waits for company in its record for at most this long. */
    private static final long LINGER_NS = 5_000_000;

    /** A source that gave nothing for this long is quiet, so that the events before are sent. */
    private static final long QUIET_NS = 250_000;

    /**
     * Time for an interruption to follow the end of a pipe: Ctrl-C interrupts all processes of it, and one may see the end first. Without
     * an interruption it is the end of the stream.
     */
    private static final long ENDING_NS = 250_000_000;

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
    private final Thread clock = new Thread(this::watch, "slipway-stream-clock");
    private List<Integer> publishers = List.of();
    private long events;
    private long lifted;
    private long packEventNs;
    private long lastNs = Long.MIN_VALUE;

    /** Time of the stream when the machine's was {@link #arrivedNs}. */
    private long knownNs = Long.MIN_VALUE;

    private long arrivedNs;
    private long clockNs = Long.MIN_VALUE;
    private long sentClockNs;

    /** The number of events when they were looked at last, and the machine's time when the first one began to wait. */
    private long looked;

    private long waitsFromNs;
    private @Nullable RuntimeException failure;
    private boolean finished;
    private volatile boolean closed;

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
     * Writes {@code first} and all further events of the source. If the source ends, an end marker completes the stream; one that is
     * cancelled stays open.
     *
     * @param venues the publishers that may occur, unless the stream has begun
     * @param begun the stream as far as it is on the topic; the source gives its events again
     * @throws MarketDataException if another publisher occurs, or the stream has other events
     * @throws KafkaProblem if the broker rejects a record
     */
    StreamSummary run(MarketEvent first, List<Integer> venues, Optional<BegunStream> begun) {
        try {
            boolean more = true;
            if (begun.isEmpty()) {
                begin(first, venues);
            } else if (!pass(begun.get(), first)) {
                return finish(false);
            }
            clock.setDaemon(true);
            clock.start();
            if (begun.isPresent()) {
                more = next(first);
                if (begun.get().complete()) {
                    return completed(begun.get(), more);
                }
            }
            return writeAll(first, more);
        } catch (InterruptException e) {
            return summary(false);
        }
    }

    private void begin(MarketEvent first, List<Integer> venues) {
        EndlessTerms terms = new EndlessTerms(
                venues,
                first.namesOrders(),
                first.eventNs(),
                Duration.ofNanos(TICK_NS).toMillis());
        publishers = terms.publishers();
        BeginMarker begin = new BeginMarker(
                label.id(), options.encoding(), source.instrument(), label.source(), Optional.of(terms));
        sender.send(headers(WireVersion.ENDLESS, RecordKind.BEGIN), first.eventNs(), begin.toBytes());
    }

    /** Passes the events that the topic has, from {@code event} on; false if it is cancelled before their end. */
    private boolean pass(BegunStream begun, MarketEvent event) {
        begun.checkKind(true);
        while (events < begun.events() && !isCancelled()) {
            if (events > 0 && !next(event)) {
                break;
            }
            begun.lift(event, events);
            digest.add(event);
            lastNs = Math.max(lastNs, event.eventNs());
            events++;
        }
        if (isCancelled()) {
            return false;
        }
        begun.check(source.instrument(), options.encoding(), events, digest.hex());
        publishers = begun.publishers();
        clockNs = begun.clockNs();
        knownNs = Math.max(lastNs, clockNs == Long.MIN_VALUE ? clockNs : clockNs + GRACE_NS);
        arrivedNs = nanoTime.getAsLong();
        monitor.onWarning(begun.told(label.id()));
        return true;
    }

    private StreamSummary completed(BegunStream begun, boolean more) {
        if (more) {
            throw begun.others(source.instrument());
        }
        finished = true;
        return summary(true);
    }

    private StreamSummary writeAll(MarketEvent event, boolean first) {
        boolean more = first;
        while (more && !isCancelled()) {
            long dueNs = options.speed().isPaced() ? pacer.dueNs(event.eventNs()) : NOT_PACED;
            if (dueNs != NOT_PACED && !awaitDue(dueNs)) {
                return finish(false);
            }
            add(event, dueNs);
            more = next(event);
        }
        return finish(!more && isEnd());
    }

    /** A source that is interrupted may end within a row. */
    private boolean next(MarketEvent event) {
        try {
            return source.next(event);
        } catch (MarketDataException e) {
            if (isCancelled()) {
                return false;
            }
            throw e;
        }
    }

    /** True unless the stream is cancelled at about the time at which its source ended. */
    private boolean isEnd() {
        long endNs = System.nanoTime() + ENDING_NS;
        while (!isCancelled() && System.nanoTime() < endNs) {
            LockSupport.parkNanos(this, QUIET_NS);
        }
        return !isCancelled();
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
            waitsFromNs = nanoTime.getAsLong();
            LockSupport.unpark(clock);
        }
        pack.add(event);
        if (dueNs != NOT_PACED) {
            lateness.waits(dueNs);
        }
        digest.add(event);
        events++;
        lastNs = Math.max(lastNs, event.eventNs());
        knownNs = lastNs;
        arrivedNs = nanoTime.getAsLong();
        if (pack.isFull()) {
            sendPack();
        }
    }

    private void watch() {
        while (!closed) {
            boolean waits = look();
            LockSupport.parkNanos(this, waits ? QUIET_NS : LINGER_NS);
        }
    }

    /** Sends what has waited if its source is quiet or it has waited long, and a clock in silence; true if something waits. */
    private synchronized boolean look() {
        try {
            if (finished) {
                return false;
            }
            if (pack.count() == 0) {
                tick(nanoTime.getAsLong());
            } else if (looked == events || nanoTime.getAsLong() - waitsFromNs >= LINGER_NS) {
                sendPack();
            }
        } catch (RuntimeException e) {
            failure = e;
        }
        looked = events;
        return pack.count() > 0;
    }

    private void tick(long nowNs) {
        long timeNs = knownNs
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

    /** Sends what has waited, also of a thread that is interrupted. */
    private synchronized StreamSummary finish(boolean ended) {
        finished = true;
        boolean interrupted = Thread.interrupted();
        try {
            if (pack.count() > 0) {
                sendPack();
            }
            if (ended) {
                EndMarker end = new EndMarker(label.id(), events, digest.hex(), source.issues());
                sender.send(headers(WireVersion.FIRST, RecordKind.END), lastNs, end.toBytes());
            }
            sender.flush();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
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
        closed = true;
        LockSupport.unpark(clock);
    }
}
