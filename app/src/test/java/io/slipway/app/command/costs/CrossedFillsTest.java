package io.slipway.app.command.costs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.app.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Own fills in a crossed market, after the close and on a day without data, each with figures worked by hand. */
class CrossedFillsTest {

    private static final String HEADER =
            "ts_recv,ts_event,rtype,publisher_id,instrument_id,action,side,depth,price,size,flags,"
                    + "ts_in_delta,sequence,bid_px_00,ask_px_00,bid_sz_00,ask_sz_00,bid_ct_00,ask_ct_00,symbol\n";

    @TempDir
    private Path folder = Path.of("");

    private static String quote(int second, int publisher, String bid, String ask) {
        String time = (1_722_520_800L + second) + "000000000";
        return String.join(",", time, time, "1", "" + publisher, "1,A,N,0,,0,130,0", "" + second, bid, ask)
                + ",100,100,1,1,XXX\n";
    }

    /**
     * From 14:00:05 to 14:00:08 the bid of BATS is 10.04, above the offer of Nasdaq of 10.02. The first fill paid 0.02 over the mid of
     * 10.01, twice, where 0.02 was quoted: 1. The second paid 0.02 about a mid of 10.03 where -0.02 was quoted: no ratio.
     */
    @Test
    void aCrossedMarketHasNoRatioOfSpreads() throws IOException {
        Path market = Files.writeString(
                folder.resolve("market.csv"),
                HEADER
                        + quote(1, 2, "10.00", "10.02")
                        + quote(2, 5, "9.99", "10.03")
                        + quote(5, 5, "10.04", "10.06")
                        + quote(8, 5, "9.99", "10.03")
                        + quote(90, 2, "10.00", "10.02"));
        Path fills = Files.writeString(folder.resolve("fills.csv"), """
                exec_id,order_id,side,time,venue,qty,price
                E1,A,buy,2024-08-01T14:00:03.5Z,XNAS,100,10.02
                E2,A,buy,2024-08-01T14:00:06Z,XNAS,100,10.04
                E3,A,buy,2024-08-01T21:00:00Z,XNAS,100,10.02
                E4,A,buy,2024-08-02T14:00:20Z,XNAS,100,10.02
                """);
        Path out = folder.resolve("out");
        Commands run = Commands.run(
                "tca",
                "--fills",
                fills.toString(),
                "--input",
                market.toString(),
                "--regulatory",
                "--out",
                out.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode found = new ObjectMapper().readTree(out.resolve("tca.json").toFile());
        assertThat(found.at("/fills/all/effective_over_quoted").doubleValue()).isEqualTo(1);
        Map<String, String> issues = new TreeMap<>();
        found.get("issues")
                .forEach(each -> issues.put(
                        each.get("issue").asText(), each.get("examples").get(0).asText()));
        // The fill after the close is the only fault: a crossed market and a day without data are none of the record.
        assertThat(Commands.run("audit", out.toString()).out()).contains("(1 fault of 1 kind: out_of_hours 1)");
        assertThat(issues)
                .containsEntry("no_spread", "E2")
                .containsEntry("out_of_hours", "E3")
                .containsEntry("other_day", "E4");
    }
}
