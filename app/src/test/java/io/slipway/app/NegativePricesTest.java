package io.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A market whose prices all lie 200 lower, below zero, gives the same fills and the same costs in money. */
class NegativePricesTest {

    private static final String HEADER =
            "ts_recv,ts_event,rtype,publisher_id,instrument_id,action,side,depth,price,size,"
                    + "flags,ts_in_delta,sequence,bid_px_00,ask_px_00,bid_sz_00,ask_sz_00,bid_ct_00,ask_ct_00,symbol\n";
    private static final BigDecimal SHIFT = new BigDecimal("200");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"buy", "sell"})
    void aMarketBelowZeroCostsWhatOneAboveDoes(String side) throws IOException {
        Path above = run(side, 10_000);
        Path below = run(side, -10_000);
        List<String> expected = Files.readAllLines(above.resolve("fills.csv"));
        List<String> actual = Files.readAllLines(below.resolve("fills.csv"));
        assertThat(actual).hasSameSizeAs(expected).hasSizeGreaterThan(6);
        for (int i = 1; i < expected.size(); i++) {
            String[] wanted = expected.get(i).split(",", -1);
            String[] found = actual.get(i).split(",", -1);
            for (int price : new int[] {6, 14, 15}) {
                assertThat(new BigDecimal(found[price]))
                        .isEqualByComparingTo(new BigDecimal(wanted[price]).subtract(SHIFT));
                wanted[price] = found[price];
            }
            wanted[10] = found[10];
            assertThat(found).containsExactly(wanted);
        }
        JsonNode wanted = results(above);
        JsonNode found = results(below);
        for (String strategy : List.of("best-ask", "twap", "rest-then-cross")) {
            assertThat(found.at("/" + strategy + "/costs/total"))
                    .as(strategy)
                    .isEqualTo(wanted.at("/" + strategy + "/costs/total"));
            double amount = found.at("/" + strategy + "/costs/total").asDouble();
            double bps = found.at("/" + strategy + "/cost_vs_arrival_bps").asDouble();
            assertThat(Math.signum(bps)).isEqualTo(Math.signum(amount));
            assertThat(found.at("/" + strategy + "/execution_quality/quoted_spread_bps")
                            .asDouble())
                    .isPositive();
        }
        assertThat(below.resolve("report.html")).isNotEmptyFile();
    }

    private static JsonNode results(Path directory) throws IOException {
        return new ObjectMapper()
                .readTree(directory.resolve("results.json").toFile())
                .get("strategies");
    }

    private Path run(String side, int midCents) throws IOException {
        Path file = Files.writeString(folder.resolve(midCents + ".csv"), market(midCents));
        Path out = folder.resolve(side + midCents);
        Commands run = Commands.run(
                "backtest",
                "--input",
                file.toString(),
                "--side",
                side,
                "--qty",
                "400",
                "--start",
                "2024-08-01T14:00:05Z",
                "--end",
                "2024-08-01T14:01:30Z",
                "--slice",
                "20s",
                "--strategies",
                "best-ask,twap,rest-then-cross",
                "--out",
                out.toString());
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        return out;
    }

    private static String market(int midCents) {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder text = new StringBuilder(HEADER);
        int move = 0;
        for (int i = 0; i < 200; i++) {
            move += random.nextInt(3) - 1;
            int bid = midCents + move - 2;
            int ask = midCents + move + 2;
            String time = "2024-08-01T14:0" + i / 120 + ":" + String.format("%02d", i / 2 % 60) + "." + i % 2 * 5
                    + "00000000Z";
            boolean trade = random.nextInt(4) == 0;
            String price = trade ? price(random.nextBoolean() ? bid : ask) : "";
            text.append(String.join(
                            ",", time, time, "1", i % 3 == 0 ? "2" : "43", "1", trade ? "T" : "A", "N", "0", price))
                    .append(",40,128,0,")
                    .append(i + 1)
                    .append(',')
                    .append(price(bid))
                    .append(',')
                    .append(price(ask))
                    .append(",60,60,1,1,ABC\n");
        }
        return text.toString();
    }

    private static String price(int cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
