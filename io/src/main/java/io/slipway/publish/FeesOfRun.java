package io.slipway.publish;

import io.slipway.model.FeeRate;
import io.slipway.model.FeeSchedule;
import io.slipway.model.FeeTable;
import io.slipway.model.FeeTier;
import io.slipway.model.Money;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a run's venues charged: the part of {@code results.json} about fees. */
final class FeesOfRun {

    private final JsonWriter json;

    FeesOfRun(JsonWriter json) {
        this.json = json;
    }

    void write(FeeTable fees, @Nullable FeeSource source) throws IOException {
        writeRates(fees.other().tier(0));
        writeSource(json, source);
        json.object("fees_by_publisher", () -> {
            for (Map.Entry<Integer, FeeSchedule> entry : fees.byPublisher().entrySet()) {
                json.object(Integer.toString(entry.getKey()), () -> writeSchedule(entry.getValue()));
            }
        });
    }

    /** The file of fees with its digest, or that there is none. */
    static void writeSource(JsonWriter json, @Nullable FeeSource source) throws IOException {
        if (source == null) {
            json.nothing("fee_file");
            return;
        }
        json.object("fee_file", () -> {
            json.field("name", source.file());
            json.field("sha256", source.sha256());
        });
    }

    private void writeSchedule(FeeSchedule schedule) throws IOException {
        List<FeeTier> tiers = schedule.tiers();
        writeRates(tiers.get(0));
        if (tiers.size() > 1) {
            json.field("month_to_date", schedule.monthToDateQty());
            json.array("tiers", () -> {
                for (FeeTier tier : tiers.subList(1, tiers.size())) {
                    json.object(() -> {
                        json.field("from_shares", tier.fromQty());
                        writeRates(tier);
                    });
                }
            });
        }
    }

    private void writeRates(FeeTier tier) throws IOException {
        writeRate("take_fee", tier.take());
        writeRate("rebate", tier.rebate());
    }

    private void writeRate(String name, FeeRate rate) throws IOException {
        json.field(name, Money.toDecimal(rate.perShareE9()));
        if (rate.ofNotionalE9() != 0) {
            json.field(name + "_bps", rate.bps());
        }
    }
}
