package io.slipway.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The {@link SampleRun} with every optional file and key. */
public final class FullRun {

    /** A text that must never reach a page as it stands. */
    public static final String HOSTILE =
            "<script>alert('x')</script>\\\"><img src=x onerror=alert(1)>@data@ $1 </script>";

    static final String COSTS = """
            "costs": {"bars": [
              {"name": "spread", "amount": 40.10, "bps": 4.008},
              {"name": "fees", "amount": 3.00, "bps": 0.300},
              {"name": "price moved", "amount": -12.35, "bps": -1.234}],
              "total": 30.75, "total_bps": 3.074},
            """;

    /** Two venues; the best offer goes 100.08, 100.10, none, 100.12; the last moment comes twice. */
    static final String MARKET = """
            {
              "start": "2024-08-01T14:00:00Z", "rows": 7, "points": 5, "price_unit": 0.01,
              "time_ms": [-1000, 250, 500, 1500, 1500],
              "nbb": [10002, 10002, 10004, null, 10008],
              "nbo": [10008, 10008, 10010, null, 10012],
              "gaps": [
                {"end": 2, "changes": 7, "nbb_low": 10001, "nbb_high": 10004, "nbo_low": 10008, "nbo_high": 10011},
                {"end": 4, "changes": 1, "nbb_low": null, "nbb_high": null, "nbo_low": 10010, "nbo_high": 10012}
              ],
              "prints": {"count": 9, "volume": 900, "ms": [100, 600, 1400], "venue": [2, 3, 2],
                "price": [100.02, 100.10, 100.05], "qty": [100, 50, 7], "side": ["A", "B", "N"]},
              "orders": {"twap": {"count": 3, "kept": [
                {"venue": 2, "ms": [0, 10, 300, 500, 700, 1200], "step": ["sent", "resting", "queued", "queued", "filled", "cancelled"],
                 "open": [300, 300, 300, 300, 100, 0], "price": [100.02, 100.02, 100.02, 100.02, 100.02, 100.02],
                 "ahead": [null, null, 500, 0, null, null]},
                {"venue": 3, "ms": [20, 20], "step": ["sent", "rejected"], "open": [10, 0], "price": [null, null],
                 "ahead": [null, null]}]}},
              "venues": {
                "2": {"at": [0, 3], "bid": [10002, null], "ask": [10008, null]},
                "3": {"at": [0, 2], "bid": [10001, 10004], "ask": [10009, 10010]}
              }
            }
            """;

    private FullRun() {}

    public static Path write(Path directory) throws IOException {
        SampleRun.write(
                directory,
                SampleRun.RESULTS.replace("{\"filled_qty\": 1000,", "{" + COSTS + "\"filled_qty\": 1000,"),
                SampleRun.FILLS);
        Files.writeString(directory.resolve("market.json"), MARKET);
        Files.writeString(directory.resolve("grid_results.json"), grid(0, 10, 20));
        Files.writeString(directory.resolve("config.resolved.yaml"), "symbol: \"TEST\"\nentry-latency: \"250us\"\n");
        Files.writeString(directory.resolve("contrast.txt"), "TWO SETS OF RULES\n");
        return directory;
    }

    /** A grid of 3 by 2 by 2 points: lambda_under adds cash, theta_queue adds one more, lambda_over adds nothing. */
    static String grid(int... cashByUnder) {
        StringBuilder rows = new StringBuilder("[");
        for (int over = 0; over < 2; over++) {
            for (int under = 0; under < cashByUnder.length; under++) {
                for (int theta = 0; theta < 2; theta++) {
                    int extra = cashByUnder[under] == 0 ? 0 : theta;
                    rows.append(rows.length() > 1 ? "," : "")
                            .append(String.format(
                                    "{\"parameters\": {\"lambda_over\": 0.%d0, \"lambda_under\": 0.0%d, \"theta_queue\": 0.%d}, \"filled_qty\": 1000,"
                                            + " \"total_cash\": %d.00, \"avg_fill_px\": 100.1}",
                                    over, under, theta, 100_000 + cashByUnder[under] + extra));
                }
            }
        }
        return rows.append("]").toString();
    }
}
