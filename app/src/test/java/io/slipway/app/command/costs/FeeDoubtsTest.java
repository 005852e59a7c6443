package io.slipway.app.command.costs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.app.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fees that no venue may charge, rates of before a change of the rules, strategies without trades to follow, a fill without symbol. */
class FeeDoubtsTest {

    private static final String HEADER =
            "ts_recv,ts_event,rtype,publisher_id,instrument_id,action,side,depth,price,size,flags,"
                    + "ts_in_delta,sequence,bid_px_00,ask_px_00,bid_sz_00,ask_sz_00,bid_ct_00,ask_ct_00,symbol\n";

    @TempDir
    private Path folder = Path.of("");

    private static String quote(String time, String bid, String ask) {
        String ns = Instant.parse(time).getEpochSecond() + "000000000";
        return String.join(",", ns, ns, "1,2,1,A,N,0,,0,130,0,1", bid, ask) + ",900,900,1,1,XXX\n";
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Commands tca(Path market, Path orders, Path fills, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "tca", "--orders", orders.toString(), "--fills", fills.toString(), "--input", market.toString()));
        arguments.addAll(List.of("--out", folder.resolve("out").toString()));
        arguments.addAll(List.of(more));
        return Commands.run(arguments.toArray(new String[0]));
    }

    private Map<String, String> issues() throws IOException {
        JsonNode found =
                new ObjectMapper().readTree(folder.resolve("out/tca.json").toFile());
        Map<String, String> issues = new TreeMap<>();
        found.get("issues")
                .forEach(each -> issues.put(
                        each.get("issue").asText(), each.get("examples").toString()));
        return issues;
    }

    /** 0.3 cents of 50 cents are 0.6 %, of 1 dollar 0.3 %. A fill that rested, and one that states its fee, are charged no such fee. */
    @Test
    void aFeeAboveTheCapBelowADollarIsNamed() throws IOException {
        Path market = write(
                "m.csv",
                HEADER + quote("2024-08-01T14:00:00Z", "0.49", "0.50") + quote("2024-08-01T14:05:00Z", "0.99", "1.00"));
        Path orders = write("o.csv", """
                order_id,symbol,side,qty,arrival_time,end_time
                A,XXX,buy,400,2024-08-01T14:00:01Z,2024-08-01T14:06:00Z
                """);
        Path fills = write("f.csv", """
                exec_id,order_id,symbol,side,time,venue,qty,price,liquidity,fee
                E1,A,XXX,buy,2024-08-01T14:00:03Z,XNAS,100,0.50,taker,
                E2,A,XXX,buy,2024-08-01T14:00:04Z,XNAS,100,0.49,maker,
                E3,A,XXX,buy,2024-08-01T14:00:05Z,XNAS,100,0.50,taker,0.3
                E4,A,XXX,buy,2024-08-01T14:05:05Z,XNAS,100,1.00,taker,
                """);
        Commands run = tca(market, orders, fills, "--fee", "0.3c", "--strategies", "pov,twap");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(issues())
                .containsEntry("fee_above_cap", "[\"E1\"]")
                .containsEntry("no_prints", "[\"XXX: pov\"]")
                .doesNotContainKey("old_fee_caps");
        assertThat(run.out()).contains("17 CFR 242.610(c)");
        run = tca(market, orders, fills, "--fee", "30bps", "--strategies", "twap");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(issues()).doesNotContainKeys("fee_above_cap", "no_prints");
    }

    @Test
    void shippedRatesAreNamedFromTheFirstDayOfTheAmendedCaps() throws IOException {
        Path market = write(
                "m.csv",
                HEADER
                        + quote("2026-10-30T15:00:00Z", "10.00", "10.02")
                        + quote("2026-10-30T15:05:00Z", "10.00", "10.02")
                        + quote("2026-11-02T15:00:00Z", "10.00", "10.02")
                        + quote("2026-11-02T15:05:00Z", "10.00", "10.02"));
        Path orders = write("o.csv", """
                order_id,symbol,side,qty,arrival_time,end_time
                A,XXX,buy,100,2026-10-30T15:00:01Z,2026-10-30T15:04:00Z
                B,XXX,buy,100,2026-11-02T15:00:01Z,2026-11-02T15:04:00Z
                C,XXX,buy,100,2026-11-02T15:00:01Z,2026-11-02T15:04:00Z
                """);
        Path fills = write("f.csv", """
                exec_id,order_id,symbol,side,time,venue,qty,price,liquidity,fee
                E1,A,XXX,buy,2026-10-30T15:00:03Z,XNAS,100,10.02,taker,
                E2,B,XXX,buy,2026-11-02T15:00:03Z,XNAS,100,10.02,taker,
                E3,C,XXX,buy,2026-11-02T15:00:03Z,XNAS,100,10.02,taker,0.1
                """);
        Commands run = tca(market, orders, fills, "--venue-fees", "us-equities");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(issues()).containsEntry("old_fee_caps", "[\"B\"]");
        run = tca(market, orders, fills, "--fee", "0.1c");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(issues()).doesNotContainKey("old_fee_caps");
    }

    @Test
    void aFillWithoutASymbolIsNamedWhereTheDataDoNotTellIt() throws IOException {
        Path market = write(
                "q.csv",
                HEADER
                        + quote("2024-08-01T14:00:00Z", "10.00", "10.02")
                        + quote("2024-08-01T14:05:00Z", "10.00", "10.02"));
        Path orders = write("o.csv", """
                order_id,symbol,side,qty,arrival_time,end_time
                A,XXX,buy,100,2024-08-01T14:00:01Z,2024-08-01T14:04:00Z
                """);
        Path fills = write("f.csv", """
                exec_id,order_id,side,time,venue,qty,price
                E1,A,buy,2024-08-01T14:00:03Z,XNAS,100,10.02
                X1,ZZ,buy,2024-08-01T14:00:04Z,XNAS,100,10.02
                """);
        Commands run = tca(market, orders, fills);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("one market for records without a symbol and for XXX: give its symbol to order ZZ (X1)");
    }
}
