package io.slipway.app.command.costs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.app.Commands;
import io.slipway.data.DataFiles;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.venue.VenueNames;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Brokers of known bias on a generated market: the report finds the venue that one of them prefers, and nothing where there is none. */
class PlantedBiasTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long FIRST_NS = Instant.parse("2024-08-01T14:00:30Z").getEpochSecond() * SECOND;
    private static final int ORDERS = 60;
    private static final long EVERY_NS = 9 * SECOND;
    private static final long QTY = 100;

    @TempDir
    Path folder;

    private String printed = "";

    /** Shares at the offers of {@link #asks}. */
    private final List<Map<Integer, Long>> sizes = new ArrayList<>();

    /** The publisher that is dearest for a buyer on average, and so the wrong one for an order that goes there always. */
    @Test
    void aBrokerThatPrefersOneVenueIsFound() throws IOException {
        List<Map<Integer, Long>> asks = asks();
        int wrong = dearest(asks);
        StringBuilder fills = header();
        long worse = 0;
        long beyondE9 = 0;
        long elsewhere = 0;
        for (int i = 0; i < ORDERS; i++) {
            boolean isCaptive = i % 2 == 1;
            int venue = isCaptive ? wrong : cheapest(asks.get(i));
            long excessE9 = ask(asks.get(i), venue) - ask(asks.get(i), cheapest(asks.get(i)));
            worse += excessE9 > 0 ? QTY : 0;
            beyondE9 += excessE9 * QTY;
            elsewhere += shownBelow(i, asks.get(i), ask(asks.get(i), venue));
            add(fills, i, isCaptive ? "Captive" : "Best", venue, ask(asks.get(i), venue));
        }
        JsonNode found = report(fills);
        assertThat(shown(found)).contains("Captive outside_share more", "Captive effective_over_quoted more");
        String name = VenueNames.load().mic(wrong);
        JsonNode takers = found.at("/venues/" + wrong + "/taker");
        assertThat(takers.get("outside_qty").longValue()).isEqualTo(worse).isGreaterThan(1_500);
        assertThat(takers.get("price_disimprovement").decimalValue())
                .isEqualByComparingTo(BigDecimal.valueOf(beyondE9, 9));
        assertThat(takers.get("better_qty").longValue()).isEqualTo(elsewhere).isGreaterThan(1_500);
        String sentence = name + ": " + String.format("%,d", elsewhere) + " of ";
        assertThat(Files.readString(folder.resolve("out/tca.html"))).contains(sentence);
        assertThat(printed).contains("Choice of the venue:\n  - " + sentence);
    }

    @Test
    void brokersWithoutABiasDoNotDiffer() throws IOException {
        List<Map<Integer, Long>> asks = asks();
        StringBuilder fills = header();
        for (int i = 0; i < ORDERS; i++) {
            int venue = cheapest(asks.get(i));
            add(fills, i, i % 2 == 1 ? "Captive" : "Best", venue, ask(asks.get(i), venue));
        }
        assertThat(shown(report(fills))).isEmpty();
        assertThat(printed).doesNotContain("Choice of the venue");
    }

    /** Shares that all venues offer below a price, at most those of an order. */
    private long shownBelow(int order, Map<Integer, Long> asks, long pxE9) {
        long shown = asks.entrySet().stream()
                .filter(each -> each.getValue() < pxE9)
                .mapToLong(each -> Objects.requireNonNull(sizes.get(order).get(each.getKey())))
                .sum();
        return Math.min(QTY, shown);
    }

    /** The offer of each venue at the time of each order, from a walk over all rows. */
    private List<Map<Integer, Long>> asks() {
        Path market = folder.resolve("market.csv");
        assertThat(Commands.run("generate", "--seed", "11", "--venues", "5", "--out", market.toString())
                        .exitCode())
                .isZero();
        MarketTape tape = MarketTape.readAll(DataFiles.open(market, ReadOptions.all()));
        List<Map<Integer, Long>> all = new ArrayList<>();
        Map<Integer, Long> now = new TreeMap<>();
        Map<Integer, Long> size = new TreeMap<>();
        MarketEvent event = new MarketEvent();
        for (long row = 0; row < tape.size() && all.size() < ORDERS; row++) {
            tape.read(row, event);
            while (all.size() < ORDERS && event.eventNs() >= FIRST_NS + all.size() * EVERY_NS) {
                all.add(new TreeMap<>(now));
                sizes.add(new TreeMap<>(size));
            }
            if (event.action().isBook() && event.hasAsk()) {
                now.put(event.publisherId(), event.askPxE9());
                size.put(event.publisherId(), event.askSize());
            } else if (event.action().isBook()) {
                now.remove(event.publisherId());
            }
        }
        return all;
    }

    private static long ask(Map<Integer, Long> asks, int venue) {
        return Objects.requireNonNull(asks.get(venue));
    }

    private static int cheapest(Map<Integer, Long> asks) {
        return asks.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    /** The venue whose offers add up to most, of those that always have one. */
    private static int dearest(List<Map<Integer, Long>> asks) {
        Map<Integer, Long> sums = new TreeMap<>();
        asks.forEach(moment -> moment.forEach((venue, ask) -> sums.merge(venue, ask, Long::sum)));
        sums.keySet().removeIf(venue -> asks.stream().anyMatch(moment -> !moment.containsKey(venue)));
        return sums.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private static StringBuilder header() {
        return new StringBuilder("exec_id,order_id,broker,symbol,side,time,venue,qty,price,liquidity\n");
    }

    private static void add(StringBuilder fills, int order, String broker, int venue, long pxE9) {
        fills.append(String.join(
                        ",",
                        "E" + order,
                        "O" + order,
                        broker,
                        "DEMO",
                        "buy",
                        Instant.ofEpochSecond(0, FIRST_NS + order * EVERY_NS).toString(),
                        VenueNames.load().mic(venue),
                        Long.toString(QTY),
                        BigDecimal.valueOf(pxE9, 9).toPlainString(),
                        "taker"))
                .append('\n');
    }

    private JsonNode report(StringBuilder fills) throws IOException {
        Path file = Files.writeString(folder.resolve("fills.csv"), fills);
        Path out = folder.resolve("out");
        Commands run = Commands.run(
                "tca",
                "--fills",
                file.toString(),
                "--input",
                folder.resolve("market.csv").toString(),
                "--out",
                out.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        printed = run.out();
        return new ObjectMapper().readTree(out.resolve("tca.json").toFile());
    }

    /** Contrasts that are shown, as group, figure and direction; of two groups the second's are turned around. */
    private static List<String> shown(JsonNode tca) {
        List<String> shown = new ArrayList<>();
        for (JsonNode contrast : tca.get("contrasts")) {
            if (contrast.get("is_shown").booleanValue()) {
                boolean isMore = contrast.get("mean").doubleValue()
                        > contrast.get("other_mean").doubleValue();
                boolean isCaptive = contrast.get("value").textValue().equals("Captive");
                shown.add("Captive " + contrast.get("measure").textValue() + (isMore == isCaptive ? " more" : " less"));
            }
        }
        return shown;
    }
}
