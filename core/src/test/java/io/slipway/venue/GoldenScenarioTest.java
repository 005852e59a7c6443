package io.slipway.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.market.BookSide;
import io.slipway.market.DepthBooks;
import io.slipway.market.DepthSide;
import io.slipway.market.Removals;
import io.slipway.model.ChildOrder;
import io.slipway.model.ExecutionReport;
import io.slipway.model.Money;
import io.slipway.model.OrderType;
import io.slipway.model.Side;
import io.slipway.model.TimeInForce;
import io.slipway.venue.latency.LatencyModels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small cases that a trader can read: what the venues showed, what we sent, and what they must say. Orders of a moment are
 * sent after its market events. {@code -Dslipway.golden.write=true} writes what the simulator says in place of
 * {@code reports.csv}.
 */
class GoldenScenarioTest {

    private static final Path CASES = Path.of("src", "test", "resources", "golden");
    private static final String HEADER = "recv_us,event_us,venue,id,report,qty,price,leaves,reason";

    private DepthBooks books = new DepthBooks(1, 1);
    private final List<String> reports = new ArrayList<>();

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void reportsWhatTheCaseExpects(String name) throws IOException {
        Path folder = CASES.resolve(name);
        play(folder);
        Path expected = folder.resolve("reports.csv");
        if (Boolean.getBoolean("slipway.golden.write")) {
            Files.writeString(expected, HEADER + "\n" + String.join("\n", reports) + "\n");
        }
        List<String> lines = Files.readAllLines(expected);
        assertThat(lines.get(0)).isEqualTo(HEADER);
        assertThat(reports).containsExactlyElementsOf(lines.subList(1, lines.size()));
    }

    private void play(Path folder) {
        Map<String, String> settings = new HashMap<>();
        rows(folder.resolve("case.csv")).forEach(row -> settings.put(row[0], row[1]));
        books = new DepthBooks(
                Integer.parseInt(settings.getOrDefault("venues", "")),
                Integer.parseInt(settings.getOrDefault("levels", "")));
        VenueModels models = VenueModels.defaults()
                .withQueue(queue(settings.getOrDefault("queue", "")))
                .withLatency(LatencyModels.constant(
                        ns(settings.getOrDefault("entry_us", "")), ns(settings.getOrDefault("report_us", ""))));
        VenueSimulator venues = new VenueSimulator(books, models, this::onReport);
        List<String[]> events = rows(folder.resolve("events.csv"));
        List<String[]> orders = rows(folder.resolve("orders.csv"));
        int nextOrder = 0;
        long nowNs = 0;
        for (String[] event : events) {
            long timeNs = ns(event[0]);
            while (nextOrder < orders.size() && ns(orders.get(nextOrder)[0]) < timeNs) {
                nowNs = act(venues, orders.get(nextOrder++));
            }
            venues.advanceBefore(timeNs);
            show(venues, event, timeNs);
            nowNs = timeNs;
        }
        while (nextOrder < orders.size()) {
            nowNs = act(venues, orders.get(nextOrder++));
        }
        venues.finish(nowNs + 1_000_000);
    }

    private static BookSide aggressor(String text) {
        return switch (text) {
            case "seller" -> BookSide.ASK;
            case "buyer" -> BookSide.BID;
            default -> BookSide.NONE;
        };
    }

    private void show(VenueSimulator venues, String[] event, long timeNs) {
        int venue = Integer.parseInt(event[1]);
        switch (event[2]) {
            case "book" -> {
                levels(venue, Side.SELL, event[3]);
                levels(venue, Side.BUY, event[4]);
                venues.onBook(venue, timeNs);
            }
            case "trade" ->
                venues.onPrint(venue, Money.parseE9(event[5]), Long.parseLong(event[6]), aggressor(event[7]), timeNs);
            case "clear" -> {
                books.opposite(Side.SELL).clear(venue);
                books.opposite(Side.BUY).clear(venue);
                venues.onClear(venue, timeNs);
            }
            case "removal" -> {
                String[] order = event[7].split(" behind ", -1);
                Removals left = new Removals();
                left.add(
                        order[0].equals("bid"),
                        Money.parseE9(event[5]),
                        Long.parseLong(event[6]),
                        Long.parseLong(order[1]));
                venues.onRemovals(venue, left, timeNs);
            }
            default -> venues.onHalt(venue, event[2].equals("halt"), timeNs);
        }
    }

    private void levels(int venue, Side takenBy, String text) {
        DepthSide side = books.opposite(takenBy);
        side.clear(venue);
        for (String level : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
            String[] parts = level.split("\\*", -1);
            side.append(venue, takenBy.sign() * Money.parseE9(parts[0]), Long.parseLong(parts[1]));
        }
    }

    private static long act(VenueSimulator venues, String[] row) {
        long timeNs = ns(row[0]);
        venues.advanceBefore(timeNs);
        long id = Long.parseLong(row[2]);
        int venue = Integer.parseInt(row[3]);
        long limitPxE9 = row[7].isEmpty() ? 0 : Money.parseE9(row[7]);
        switch (row[1]) {
            case "send" ->
                venues.send(
                        new ChildOrder(
                                id,
                                venue,
                                Side.valueOf(upper(row[4])),
                                Long.parseLong(row[5]),
                                OrderType.valueOf(upper(row[6])),
                                limitPxE9,
                                TimeInForce.valueOf(upper(row[8])),
                                row[9].isEmpty() ? 0 : ns(row[9])),
                        timeNs);
            case "replace" -> venues.replace(venue, id, Long.parseLong(row[5]), limitPxE9, timeNs);
            default -> venues.cancel(venue, id, timeNs);
        }
        return timeNs;
    }

    private void onReport(ExecutionReport report) {
        String price =
                report.kind().isFill() ? Money.toDecimal(report.lastPxE9()).toPlainString() : "";
        reports.add(String.join(
                ",",
                Long.toString(report.recvNs() / 1000),
                Long.toString(report.eventNs() / 1000),
                Integer.toString(report.venue()),
                Long.toString(report.orderId()),
                report.kind().name().toLowerCase(Locale.ROOT),
                Long.toString(report.lastQty()),
                price,
                Long.toString(report.leavesQty()),
                report.reason().name().toLowerCase(Locale.ROOT)));
    }

    private static QueueModel queue(String name) {
        return QueueModels.parse(name.equals("pro-rata") ? "pro-rata:1" : name);
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static long ns(String us) {
        return Long.parseLong(us) * 1000;
    }

    private static List<String[]> rows(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
