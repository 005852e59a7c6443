package io.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hours and the prices of a run: their defaults, and where a reader finds them. */
class OrderTermsTest {

    private static final String HEADER =
            "ts_recv,ts_event,rtype,publisher_id,instrument_id,action,side,depth,price,size,"
                    + "flags,ts_in_delta,sequence,bid_px_00,ask_px_00,bid_sz_00,ask_sz_00,bid_ct_00,ask_ct_00,symbol\n";

    @TempDir
    private Path folder = Path.of("");

    /** The market is 1.99 to 2.01 for ten minutes; then the side that the order takes is 15 % from the mid. */
    private Path market(int publisher, boolean buy) throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int second = 0; second < 700; second++) {
            boolean away = second >= 600;
            String bid = away && !buy ? "1.70" : "1.99";
            String ask = away && buy ? "2.30" : "2.01";
            String time = String.format(Locale.ROOT, "2024-08-01T15:%02d:%02dZ", second / 60, second % 60);
            rows.append(String.format(
                    Locale.ROOT,
                    "%s,%s,1,%d,1,A,B,0,%s,100,128,0,%d,%s,%s,100,100,1,1,X%n",
                    time,
                    time,
                    publisher,
                    bid,
                    second + 1,
                    bid,
                    ask));
        }
        return Files.writeString(folder.resolve("market.csv"), rows);
    }

    private String run(Path data, String side, String... more) {
        List<String> words = new ArrayList<>(
                List.of("backtest", "-i", data.toString(), "--start", "2024-08-01T15:09:58Z", "--side", side));
        words.addAll(List.of(
                "--qty",
                "200",
                "--strategies",
                "best-ask",
                "--out",
                folder.resolve("run").toString()));
        words.addAll(List.of(more));
        Commands result = Commands.run(words.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.out();
    }

    private JsonNode results() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("run/results.json").toFile());
    }

    /** US equities below $3 get 20 % by the limit-up limit-down plan, other markets 10 %. */
    @ParameterizedTest
    @CsvSource({
        "2, buy, '', luld:2, 200, within the US limit-up limit-down band of tier 2",
        "1, sell, '', 10%, 100, within 10% of the mid",
        "1, buy, 16%, 16%, 200, within 16% of the mid",
        "1, buy, off, off, 200, at any distance from the mid",
        "2, sell, 14%, 14%, 100, within 14% of the mid"
    })
    void theBandFollowsFromTheMarket(int publisher, String side, String given, String band, long filled, String words)
            throws IOException {
        String[] more = given.isEmpty() ? new String[] {} : new String[] {"--band", given};
        String summary = run(market(publisher, side.equals("buy")), side, more);
        assertThat(results().path("band").asText()).isEqualTo(band);
        assertThat(results().at("/strategies/best-ask/filled_qty").asLong()).isEqualTo(filled);
        assertThat(folder.resolve("run/config.resolved.yaml")).content().contains("band: \"" + band + "\"");
        assertThat(summary).contains("Prices: " + words + ", no limit.");
        assertThat(folder.resolve("run/report.html")).content().contains("Prices: orders trade " + words);
    }

    @Test
    void aLimitIsSaid() throws IOException {
        String summary = run(market(2, true), "buy", "--limit", "2.25");
        assertThat(results().at("/strategies/best-ask/filled_qty").asLong()).isEqualTo(100);
        assertThat(summary).contains("of tier 2, limit 2.25.");
        assertThat(folder.resolve("run/report.html")).content().contains("of tier 2, limit 2.25.");
    }

    @ParameterizedTest
    @CsvSource({
        "2, '', us-equities, regular, regular session of us-equities",
        "1, '', cme, regular, regular session of cme",
        "2, 09:45-15:30, us-equities, 09:45-15:30, 09:45-15:30 in sessions of us-equities",
        "2, all, us-equities, all, 'all times, also those at which the market is closed'"
    })
    void theHoursAreSaid(int publisher, String given, String calendar, String session, String words)
            throws IOException {
        String[] more = given.isEmpty() ? new String[] {} : new String[] {"--session", given};
        String summary = run(market(publisher, true), "buy", more);
        assertThat(results().path("calendar").asText()).isEqualTo(calendar);
        assertThat(results().path("session").asText()).isEqualTo(session);
        assertThat(summary).contains("Hours: " + words + ".");
        assertThat(folder.resolve("run/report.html")).content().contains("Hours: orders work in these: " + words);
    }

    /** The first baseline is best-ask, which does not run here. */
    @Test
    void theHeadlineComparesWithABaselineThatRan() {
        Commands result = Commands.run(
                "backtest",
                SharedFiles.root().resolve("examples/demo_mbp-1.csv").toString(),
                "--strategies",
                "cont-kukanov-static,twap",
                "--out",
                folder.resolve("run").toString());
        assertThat(result.out()).startsWith("BUY 5,000 DEMO: cont-kukanov-static costs 1.33 bps more than twap");
    }
}
