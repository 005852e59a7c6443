package io.slipway.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One market in several forms of file has the fills of one market. */
class SameMarketTest {

    private static final BigDecimal THOUSAND = new BigDecimal("1000");
    private static final String LINES = """
            columns: {time: E, receive_time: R, sequence: data.s, venue: data.v, bid: b.0.0, bid_size: b.0.1,
                      ask: a.p, ask_size: a.q, price: t.p, size: t.q, side: t.S}
            sides: {buy: B, sell: A}
            symbol: DEMO
            """;
    private static final String FILES = """
            files:
              "*_quotes.csv":
                columns: {time: time, receive_time: recv, sequence: seq, venue: venue, bid: bid, bid_size: bid_size,
                          ask: ask, ask_size: ask_size}
                symbol: DEMO
              "*_trades.csv":
                columns: {time: time, receive_time: recv, sequence: seq, venue: venue, price: price, size: size, side: side}
                sides: {buy: B, sell: A}
                symbol: DEMO
            """;

    @TempDir
    private Path directory = Path.of("");

    private final List<Map<String, String>> rows = new ArrayList<>();

    @BeforeEach
    void generate() throws IOException {
        Path market = directory.resolve("market.csv");
        Commands.run("generate", "--preset", "liquid", "--venues", "4", "--duration", "2m", "--out", market.toString());
        rows.addAll(table(market));
        assertThat(rows)
                .hasSizeGreaterThan(500)
                .anyMatch(row -> at(row, "action").equals("T"));
    }

    private static List<Map<String, String>> table(Path csv) throws IOException {
        List<String[]> lines = Files.readAllLines(csv).stream()
                .map(line -> line.split(",", -1))
                .toList();
        List<Map<String, String>> table = new ArrayList<>();
        for (String[] fields : lines.subList(1, lines.size())) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < fields.length; i++) {
                row.put(lines.get(0)[i], fields[i]);
            }
            table.add(row);
        }
        return table;
    }

    private static String at(Map<String, String> row, String column) {
        return requireNonNull(row.get(column), column);
    }

    /** Fills as texts, their quantities multiplied. */
    private List<String> fills(String qty, BigDecimal times, String... data) throws IOException {
        Path out = directory.resolve("run");
        List<String> arguments = new ArrayList<>(List.of("backtest", "--quiet", "--side", "sell", "--qty", qty));
        arguments.addAll(List.of("--start", "2024-08-01T14:00:10Z", "--slice", "10s", "--entry-latency", "1ms"));
        arguments.addAll(List.of("--strategies", "twap,rest-then-cross,cont-kukanov", "--out", out.toString()));
        arguments.add("--input");
        arguments.addAll(Arrays.asList(data));
        Commands run = Commands.run(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        List<String> fills = new ArrayList<>();
        for (Map<String, String> fill : table(out.resolve("fills.csv"))) {
            BigDecimal shares = new BigDecimal(at(fill, "qty")).multiply(times);
            fills.add(String.join(
                    " ",
                    at(fill, "strategy"),
                    at(fill, "time"),
                    at(fill, "venue"),
                    Long.toString(shares.longValueExact()),
                    new BigDecimal(at(fill, "price")).stripTrailingZeros().toPlainString(),
                    at(fill, "liquidity")));
        }
        return fills;
    }

    private String write(String name, List<String> lines) throws IOException {
        return Files.write(directory.resolve(name), lines).toString();
    }

    private static String size(String shares, BigDecimal unit) {
        return new BigDecimal(shares).divide(unit).toPlainString();
    }

    private static String line(Map<String, String> row, BigDecimal unit) {
        String head = "{\"E\":\"%s\",\"R\":\"%s\",\"data\":{\"s\":%s,\"v\":\"%s\"},"
                .formatted(at(row, "ts_event"), at(row, "ts_recv"), at(row, "sequence"), at(row, "publisher_id"));
        if (at(row, "action").equals("T")) {
            return head
                    + "\"t\":{\"p\":\"%s\",\"q\":\"%s\",\"S\":\"%s\"}}"
                            .formatted(at(row, "price"), size(at(row, "size"), unit), at(row, "side"));
        }
        return head
                + "\"b\":[[\"%s\",\"%s\"]],\"a\":{\"p\":\"%s\",\"q\":\"%s\"}}"
                        .formatted(
                                at(row, "bid_px_00"),
                                size(at(row, "bid_sz_00"), unit),
                                at(row, "ask_px_00"),
                                size(at(row, "ask_sz_00"), unit));
    }

    @Test
    void jsonLinesAndQuotesBesideTradesHaveTheFillsOfTheirMarket() throws IOException {
        List<String> expected =
                fills("2000", BigDecimal.ONE, directory.resolve("market.csv").toString());
        assertThat(expected).anyMatch(fill -> fill.endsWith("maker")).anyMatch(fill -> fill.endsWith("taker"));

        String lines = write("lines.yml", List.of(LINES));
        List<String> shares =
                rows.stream().map(row -> line(row, BigDecimal.ONE)).toList();
        assertThat(fills("2000", BigDecimal.ONE, write("a.jsonl", shares), "--mapping", lines))
                .isEqualTo(expected);
        List<String> coins = rows.stream().map(row -> line(row, THOUSAND)).toList();
        assertThat(fills("2", THOUSAND, write("b.jsonl", coins), "--mapping", lines, "--qty-step", "0.001"))
                .isEqualTo(expected);

        List<String> quotes = new ArrayList<>(List.of("time,recv,seq,venue,bid,bid_size,ask,ask_size"));
        List<String> trades = new ArrayList<>(List.of("time,recv,seq,venue,price,size,side"));
        for (Map<String, String> row : rows) {
            boolean isTrade = at(row, "action").equals("T");
            String values = isTrade ? "price,size,side" : "bid_px_00,bid_sz_00,ask_px_00,ask_sz_00";
            List<String> fields = Arrays.stream(("ts_event,ts_recv,sequence,publisher_id," + values).split(",", -1))
                    .map(name -> at(row, name))
                    .toList();
            (isTrade ? trades : quotes).add(String.join(",", fields));
        }
        String files = write("files.yml", List.of(FILES));
        String q = write("x_quotes.csv", quotes);
        String t = write("x_trades.csv", trades);
        assertThat(fills("2000", BigDecimal.ONE, q, t, "--mapping", files)).isEqualTo(expected);
        assertThat(fills("2000", BigDecimal.ONE, t, q, "--mapping", files)).isEqualTo(expected);
    }
}
