package io.slipway.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small finished run: one strategy at once, one over time, one unfinished baseline. */
public final class SampleRun {

    public static final String RESULTS = """
            {
              "best_parameters": {"lambda_over": 0.00, "lambda_under": 0.05, "theta_queue": 0.00},
              "optimized": {"total_cash": 100100.00, "avg_fill_px": 100.10},
              "baselines": {"best_ask": {"total_cash": 100120.00, "avg_fill_px": 100.12}, "twap": {"total_cash": 50050.00, "avg_fill_px": 100.10}, "vwap": {"total_cash": null, "avg_fill_px": null}},
              "savings_vs_baselines_bps": {"best_ask": 1.997603, "twap": null, "vwap": null},
              "version": "0.1.0", "source": "file:sample.csv", "profile": "default", "reuses_liquidity": false, "headline_baseline": "best_ask",
              "order": {"symbol": "TEST", "side": "buy", "qty": 1000, "start": "2024-08-01T14:00:00Z", "end": "2024-08-01T14:09:00Z"},
              "optimized_strategy": "cont-kukanov-static",
              "refusals": {"twap": "twap left 500 shares", "vwap": "vwap did not run"},
              "marked_move_bps": 50, "in_sample": true, "dead_parameters": ["lambda_over"],
              "search": {"method": "grid", "points": 27, "tied_best": 3, "untuned": {"parameters": {"lambda_over": 0.05, "lambda_under": 0.05, "theta_queue": 0.00}, "avg_fill_px": 100.13, "savings_vs_baselines_bps": {"best_ask": -0.998801}}},
              "strategies": {
                "cont-kukanov-static": {"filled_qty": 1000, "unfilled_qty": 0, "total_cash": 100100.00, "avg_fill_px": 100.10, "fees": 3.00, "fills": 2, "last_fill_time": "2024-08-01T14:00:01.5Z", "cost_vs_arrival_bps": 5.0,
                  "execution_quality": {"effective_over_quoted": 1.25, "realized_spread_bps": {"1s": -0.5}},
                  "venues": {"2": {"fill_rate": 0.8, "fade_rate": 0.2, "mean_time_to_fill_ms": 1.25, "effective_over_quoted": 1.25, "realized_spread_bps": {"1s": -0.5}},
                             "3": {"fill_rate": 0, "fade_rate": 1, "mean_time_to_fill_ms": null}}},
                "best-ask": {"filled_qty": 1000, "unfilled_qty": 0, "total_cash": 100120.00, "avg_fill_px": 100.12, "fees": 3.00, "fills": 1, "last_fill_time": "2024-08-01T14:00:00.25Z", "cost_vs_arrival_bps": 7.0},
                "twap": {"filled_qty": 500, "unfilled_qty": 500, "residual_mark_px": 100.11, "marked_cash": 100106.50, "total_cash": 50050.00, "avg_fill_px": 100.10, "fees": 1.50, "fills": 2, "last_fill_time": "2024-08-01T14:05:00Z", "cost_vs_arrival_bps": 5.0}
              },
              "benchmarks": {"arrival_mid": 100.05},
              "venues": {"2": "XNAS"}
            }
            """;

    public static final String FILLS = """
            strategy,time,publisher_id,venue,side,qty,price,fee,liquidity,cum_qty,cum_cash,quote_age_ns,market_crossed,price_far,nbb,nbo
            cont-kukanov-static,2024-08-01T14:00:00.5Z,2,XNAS,buy,400,100.09,1.20,taker,400,40037.20,2000000,false,false,100.00,100.09
            cont-kukanov-static,2024-08-01T14:00:01.5Z,2,XNAS,buy,600,100.10,1.80,taker,1000,100099.00,2000000,false,false,100.00,100.09
            best-ask,2024-08-01T14:00:00.25Z,2,XNAS,buy,1000,100.117,3.00,taker,1000,100120.00,2000000,false,false,,
            twap,2024-08-01T14:00:00.25Z,2,XNAS,buy,250,100.09,0.75,taker,250,25023.25,2000000,false,false,100.00,100.09
            twap,2024-08-01T14:05:00Z,2,XNAS,buy,250,100.11,0.75,taker,500,50051.50,2000000,false,false,100.00,100.09
            """;

    public static final String HEADER = FILLS.lines().findFirst().orElseThrow() + "\n";

    private SampleRun() {}

    public static Path write(Path directory) throws IOException {
        return write(directory, RESULTS, FILLS);
    }

    public static Path write(Path directory, String results, String fills) throws IOException {
        Files.writeString(directory.resolve("results.json"), results);
        Files.writeString(directory.resolve("fills.csv"), fills);
        return directory;
    }
}
