package io.slipway.publish;

import io.slipway.engine.StrategyResult;
import io.slipway.model.Fill;
import io.slipway.model.Money;
import io.slipway.model.Side;
import io.slipway.result.RunResult;
import io.slipway.tca.ComponentCost;
import io.slipway.tca.CostBreakdown;
import io.slipway.tca.ExecutionQuality;
import io.slipway.tca.Markouts;
import io.slipway.tca.VenueScorecard;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of {@code results.json} that say where a strategy's cost comes from. */
final class CostsJson {

    private static final int DECIMALS = 6;
    private static final int COMPONENT_DECIMALS = 12;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);

    private final JsonWriter json;
    private final RunResult run;

    CostsJson(JsonWriter json, RunResult run) {
        this.json = json;
        this.run = run;
    }

    /** The bars of the cost against the arrival mid, the spreads of the fills, and both by venue. */
    void write(StrategyResult result) throws IOException {
        BigDecimal arrivalMid = run.benchmarks().arrivalMid();
        if (arrivalMid == null) {
            json.nothing("costs");
        } else {
            writeBars(result, arrivalMid);
        }
        Side side = result.order().side();
        writeComponents(ComponentCost.ofFills(side, result.fills()));
        List<Fill> fills = VenueScorecard.fills(result.orders());
        long[][] twiceMids = Markouts.twiceMids(run.tape(), fills);
        json.object("execution_quality", () -> writeQuality(ExecutionQuality.of(side, fills, twiceMids)));
        json.object("venues", () -> {
            for (Map.Entry<Integer, VenueScorecard> venue :
                    VenueScorecard.byPublisher(side, result.orders(), twiceMids).entrySet()) {
                json.object(venue.getKey().toString(), () -> writeScorecard(venue.getValue()));
            }
        });
    }

    private void writeComponents(ComponentCost components) throws IOException {
        json.object("component_model", () -> {
            json.field("slippage", plain(components.slippage()));
            json.field("impact", decimal(components.impact(), COMPONENT_DECIMALS));
            json.field("total", decimal(components.total(), COMPONENT_DECIMALS));
            json.field("reward", decimal(components.reward(), COMPONENT_DECIMALS));
        });
    }

    private void writeScorecard(VenueScorecard card) throws IOException {
        json.field("sent_qty", card.sentQty());
        json.field("fill_rate", decimal(card.fillRate()));
        json.field("fade_rate", decimal(card.fadeRate()));
        json.field("qty_share", decimal(card.qtyShare()));
        json.field("mean_time_to_fill_ms", decimal(card.meanTimeToFillNs() / NANOS_PER_MILLI));
        writeQuality(card.quality());
    }

    private void writeBars(StrategyResult result, BigDecimal arrivalMid) throws IOException {
        CostBreakdown costs = CostBreakdown.of(
                result.order(), result.fills(), arrivalMid, run.benchmarks().endTouch());
        BigDecimal worth = arrivalMid.multiply(BigDecimal.valueOf(result.order().qty()));
        json.object("costs", () -> {
            json.array("bars", () -> {
                for (Map.Entry<CostBreakdown.Bar, BigDecimal> bar : costs.bars().entrySet()) {
                    json.object(() -> {
                        json.field("name", bar.getKey().name().toLowerCase(Locale.ROOT));
                        json.field("amount", plain(bar.getValue()));
                        json.field("bps", bps(bar.getValue(), worth));
                    });
                }
            });
            json.field("total", plain(costs.total()));
            json.field("total_bps", bps(costs.total(), worth));
        });
    }

    private void writeQuality(ExecutionQuality quality) throws IOException {
        json.field("qty", quality.qty());
        json.field("maker_qty", quality.makerQty());
        json.field("fees", Money.toDecimal(quality.feesE9()));
        json.field("effective_spread_bps", decimal(quality.effectiveSpreadBps()));
        json.field("quoted_spread_bps", decimal(quality.quotedSpreadBps()));
        json.field("effective_over_quoted", decimal(quality.effectiveOverQuoted()));
        json.object("realized_spread_bps", () -> {
            for (int h = 0; h < Markouts.HORIZONS_NS.size(); h++) {
                json.field(
                        label(Markouts.HORIZONS_NS.get(h)),
                        decimal(quality.realizedSpreadBps().get(h)));
            }
        });
    }

    private static String label(long horizonNs) {
        long ms = horizonNs / 1_000_000;
        return ms < 1_000 ? ms + "ms" : ms / 1_000 + "s";
    }

    static BigDecimal plain(BigDecimal amount) {
        return amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    }

    private static BigDecimal bps(BigDecimal amount, BigDecimal worth) {
        return amount.multiply(BPS).divide(worth, DECIMALS, RoundingMode.HALF_EVEN);
    }

    private static @Nullable BigDecimal decimal(double value) {
        return decimal(value, DECIMALS);
    }

    private static @Nullable BigDecimal decimal(double value, int decimals) {
        return Double.isNaN(value) ? null : BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
    }
}
