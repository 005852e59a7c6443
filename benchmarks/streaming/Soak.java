import io.slipway.data.DataFiles;
import io.slipway.data.source.ReadOptions;
import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.MarketDataProducer;
import io.slipway.kafka.ReplaySpeed;
import io.slipway.kafka.StreamLabel;
import io.slipway.kafka.StreamMonitor;
import io.slipway.kafka.StreamOptions;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** A stream without an end at a steady rate through a broker to a durable run, with heap and lag per minute. */
final class Soak {

    /** An order that is worked until the end; one that is filled sooner ends the run. */
    private static final long QTY_PER_SECOND = 100;

    private static final long BEGIN_S = Instant.parse("2024-08-01T14:00:00Z").getEpochSecond();

    private final Programs programs;
    private final Path work;
    private final int minutes;
    private final long rate;
    private final AtomicLong given = new AtomicLong();

    /** A soak of some minutes at {@code rate} events per second. */
    Soak(Programs programs, Path work, int minutes, long rate) {
        this.rate = rate;
        this.programs = programs;
        this.work = work;
        this.minutes = minutes;
    }

    /** The events of a file again and again, with times a fixed step apart. */
    private final class Endless implements MarketDataReader {

        private final List<MarketEvent> events = new ArrayList<>();
        private final Instrument instrument;
        private final IssueLog issues = new IssueLog(1);
        private final long last = (minutes * 60L + 5) * rate;

        Endless(Path file) {
            try (MarketDataReader reader = DataFiles.open(file, ReadOptions.all())) {
                instrument = reader.instrument();
                MarketEvent event = new MarketEvent();
                while (reader.next(event)) {
                    events.add(new MarketEvent().copyOf(event));
                }
            }
        }

        @Override
        public Instrument instrument() {
            return instrument;
        }

        @Override
        public boolean next(MarketEvent event) {
            long index = given.getAndIncrement();
            if (index >= last) {
                return false;
            }
            long timeNs = BEGIN_S * 1_000_000_000L + index * (1_000_000_000L / rate);
            event.copyOf(events.get((int) (index % events.size()))).times(timeNs, timeNs);
            return true;
        }

        @Override
        public String place() {
            return "soak:" + given;
        }

        @Override
        public IssueLog issues() {
            return issues;
        }

        @Override
        public void close() {}

        List<Integer> publishers() {
            TreeSet<Integer> publishers = new TreeSet<>();
            events.forEach(event -> publishers.add(event.publisherId()));
            return List.copyOf(publishers);
        }
    }

    void run() throws Exception {
        Endless endless = new Endless(Path.of("examples/demo_mbp-1.csv"));
        MarketDataProducer producer = new MarketDataProducer(
                KafkaConnection.of(programs.servers()), StreamOptions.to("soak").withSpeed(new ReplaySpeed(1)));
        CompletableFuture<?> sending = CompletableFuture.supplyAsync(() ->
                producer.follow(endless, endless.publishers(), new StreamLabel("soak", "soak"), StreamMonitor.NONE));
        awaitFirstSecond(sending);
        AtomicLong worked = new AtomicLong();
        AtomicLong commits = new AtomicLong();
        AtomicBoolean stop = new AtomicBoolean();
        Topics.follow(programs.servers(), "slipway.metrics", stop::get, each -> {
            if (new String(each.key(), StandardCharsets.UTF_8).startsWith("soak/")) {
                worked.set(Topics.number(each.value(), "events"));
                commits.set(Topics.number(each.value(), "commits"));
            }
        });
        long began = System.nanoTime();
        Process engine = programs.start(
                "engine",
                "run",
                "--id",
                "soak",
                "--topic",
                "soak",
                "--start",
                Instant.ofEpochSecond(BEGIN_S + 1).toString(),
                "--end",
                Instant.ofEpochSecond(BEGIN_S + minutes * 60L).toString(),
                "--qty",
                Long.toString(QTY_PER_SECOND * (minutes * 60L - 1)),
                "--slice",
                "1s",
                "--strategies",
                "twap,vwap",
                "--quiet",
                "--bootstrap-servers",
                programs.servers(),
                "--out",
                work.resolve("soak").toString());
        everyMinute(engine, began, worked, commits);
        sending.join();
        Programs.Ended ended = programs.finish("engine", engine, began);
        Programs.pause(500);
        stop.set(true);
        List<Long> covered = Topics.all(programs.servers(), "slipway.metrics").stream()
                .map(each -> Topics.number(each.value(), "events"))
                .toList();
        System.out.printf(
                Locale.ROOT,
                "%nCommits of the run: %,d, of which the last covers %,d events.%n",
                covered.size(),
                covered.get(covered.size() - 1));
        System.out.printf(
                Locale.ROOT,
                "%nThe run ended after %.0f s, with its results (second pass for the costs included).%n",
                ended.seconds());
    }

    private void awaitFirstSecond(CompletableFuture<?> sending) {
        while (given.get() < rate) {
            if (sending.isDone()) {
                // It has failed, and says why.
                sending.join();
            }
            Programs.pause(20);
        }
    }

    private void everyMinute(Process engine, long began, AtomicLong worked, AtomicLong commits) throws Exception {
        System.out.println(
                "| minute | sent events | events/s | lag (events) | commits seen | engine heap after a collection (MiB)"
                        + " | engine resident (MiB) |");
        System.out.println("|---:|---:|---:|---:|---:|---:|---:|");
        long before = given.get();
        List<Double> heaps = new ArrayList<>();
        for (int minute = 1; minute <= minutes && engine.isAlive(); minute++) {
            Programs.pause(Math.max(0, minute * 60_000L - (System.nanoTime() - began) / 1_000_000));
            long sent = given.get();
            double heap = Programs.heapMib(engine);
            heaps.add(heap);
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %,d | %,.0f | %,d | %,d | %.1f | %d |%n",
                    minute,
                    sent,
                    (sent - before) / 60.0,
                    Math.max(0, sent - worked.get()),
                    commits.get(),
                    heap,
                    Programs.residentMib(engine));
            before = sent;
        }
        System.out.printf(
                Locale.ROOT,
                "%nThe heap of the engine grew by %.2f MiB an hour (least squares over the second half of the minutes but the"
                        + " last, in which the order ends).%n",
                60 * slope(heaps.subList(heaps.size() / 2, Math.max(heaps.size() / 2, heaps.size() - 1))));
    }

    /** The slope of the line through values a step apart, by least squares; NaN of less than two. */
    private static double slope(List<Double> values) {
        double middle = (values.size() - 1) / 2.0;
        double up = 0;
        double down = 0;
        for (int i = 0; i < values.size(); i++) {
            up += (i - middle) * values.get(i);
            down += (i - middle) * (i - middle);
        }
        return up / down;
    }
}
