package io.slipway.kafka;

import io.slipway.kafka.wire.BeginMarker;
import io.slipway.kafka.wire.EndMarker;
import io.slipway.kafka.wire.PackWriter;
import io.slipway.kafka.wire.RecordKind;
import io.slipway.kafka.wire.WireHeaders;
import io.slipway.kafka.wire.WireVersion;
import io.slipway.market.MarketEvent;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.errors.InterruptException;

/** Writes one stream: packs its events, waits for their due times, and writes the begin and end markers. Used once. */
final class StreamSending {

    /**
     * A paced pack is sent if the next event is due later than this after its first event, so no event waits longer for company: a fifth of
     * the millisecond within which a replay keeps its schedule, as waking up may take half of it.
     */
    private static final long PACK_LINGER_NS = 200_000;

    /** Ten progress messages per second: smooth for a person, negligible work. */
    private static final long PROGRESS_EVERY_NS = 100_000_000;

    /** The compiler takes code that ran two thousand times, which is some 20 ms. */
    private static final int WARM_UP_PACKS = 250;

    private static final int WARM_UP_EVENTS = 16;

    private final StreamSource source;
    private final RecordSender sender;
    private final StreamOptions options;
    private final StreamLabel label;
    private final StreamMonitor monitor;
    private final PackWriter pack;
    private final Pacer pacer;
    private final Pacer.LatenessMeter lateness = new Pacer.LatenessMeter();
    private final long startNs = System.nanoTime();
    private long events;
    private long packEventNs;
    private long packDueNs;
    private long progressNs = startNs;

    StreamSending(
            StreamSource source, RecordSender sender, StreamOptions options, StreamLabel label, StreamMonitor monitor) {
        this.source = source;
        this.sender = sender;
        this.options = options;
        this.label = label;
        this.monitor = monitor;
        this.pack = options.encoding().newWriter(options.eventsPerRecord());
        this.pacer = new Pacer(options.speed().factor(), System::nanoTime, LockSupport::parkNanos);
    }

    /**
     * Writes {@code first} and all further events of the source.
     *
     * @param begun the stream as far as it is on the topic
     * @throws KafkaProblem if the broker rejects a record
     * @throws io.slipway.market.MarketDataException if the stream has other events
     */
    StreamSummary run(MarketEvent first, Optional<BegunStream> begun) {
        try {
            boolean more = begun.isEmpty() || begun.get().pass(source, options.encoding(), first);
            if (begun.isPresent()) {
                events = begun.get().events();
                monitor.onWarning(begun.get().told(label.id()));
            }
            if (begun.map(BegunStream::complete).orElse(false)) {
                return summary(true);
            }
            if (options.speed().isPaced()) {
                warmUp(first);
            }
            if (begun.isEmpty()) {
                begin(first);
            }
            return finish(!more || writeAll(first), first);
        } catch (InterruptException e) {
            return summary(false);
        }
    }

    /** Packs an event again and again for nobody, as the first rows of a schedule would wait for cold code else. */
    private void warmUp(MarketEvent first) {
        PackWriter unused = options.encoding().newWriter(options.eventsPerRecord());
        Pacer.LatenessMeter nobody = new Pacer.LatenessMeter();
        for (int i = 0; i < WARM_UP_PACKS; i++) {
            unused.begin(i);
            for (int j = 0; j < WARM_UP_EVENTS && !unused.isFull(); j++) {
                unused.add(first);
                nobody.waits(startNs);
            }
            unused.finish();
            nobody.handedOver(startNs);
        }
    }

    private void begin(MarketEvent first) {
        BeginMarker begin = new BeginMarker(label.id(), options.encoding(), source.instrument(), label.source());
        sender.send(headers(RecordKind.BEGIN), first.eventNs(), begin.toBytes());
        if (options.speed().isPaced()) {
            // The connection is made before the schedule begins, and not during it; and the first collections, which
            // move all that the
            // start has left and take some 20 ms each, are done then too.
            sender.flush();
            System.gc();
        }
    }

    private boolean writeAll(MarketEvent event) {
        do {
            if (options.speed().isPaced() && !awaitDue(event)) {
                return false;
            }
            add(event);
            if (pack.isFull() && !sendPack()) {
                return false;
            }
        } while (source.next(event));
        return pack.count() == 0 || sendPack();
    }

    private StreamSummary finish(boolean all, MarketEvent last) {
        if (!all || isCancelled()) {
            return summary(false);
        }
        sender.flush();
        EndMarker end = new EndMarker(label.id(), events, source.sha256(), source.issues());
        sender.send(headers(RecordKind.END), last.eventNs(), end.toBytes());
        sender.flush();
        monitor.onProgress(events, source.total());
        return summary(true);
    }

    private boolean awaitDue(MarketEvent event) {
        long dueNs = pacer.dueNs(event.eventNs());
        if (pack.count() > 0 && dueNs - packDueNs > PACK_LINGER_NS && !sendPack()) {
            return false;
        }
        if (pack.count() == 0) {
            packDueNs = dueNs;
        }
        lateness.waits(dueNs);
        return pacer.awaitDue(dueNs, this::isCancelled);
    }

    private void add(MarketEvent event) {
        if (pack.count() == 0) {
            pack.begin(events);
            packEventNs = event.eventNs();
        }
        pack.add(event);
        events++;
    }

    private boolean sendPack() {
        WireHeaders headers = new WireHeaders(pack.version(), RecordKind.DATA, label.id(), options.encoding());
        byte[] value = pack.finish();
        long nowNs = System.nanoTime();
        lateness.handedOver(nowNs);
        sender.send(headers, packEventNs, value);
        pack.begin(events);
        if (nowNs - progressNs >= PROGRESS_EVERY_NS) {
            progressNs = nowNs;
            monitor.onProgress(events, source.total());
        }
        return !isCancelled();
    }

    private boolean isCancelled() {
        return monitor.isCancelled() || Thread.currentThread().isInterrupted();
    }

    private WireHeaders headers(RecordKind kind) {
        return new WireHeaders(WireVersion.FIRST, kind, label.id(), options.encoding());
    }

    private StreamSummary summary(boolean complete) {
        double seconds = (System.nanoTime() - startNs) / 1e9;
        return new StreamSummary(
                label.id(), events, sender.records(), sender.bytes(), seconds, lateness.lateness(), complete);
    }
}
