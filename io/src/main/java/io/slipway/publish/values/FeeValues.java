package io.slipway.publish.values;

import io.slipway.model.FeeRate;
import io.slipway.model.FeeSchedule;
import io.slipway.model.FeeTable;
import io.slipway.model.FeeTier;
import io.slipway.model.Money;
import io.slipway.result.file.FeeKeys;
import io.slipway.result.file.OriginKeys;
import io.slipway.result.file.ResultsKeys;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fees of a run's venues as values. */
public final class FeeValues {

    private FeeValues() {}

    /** Adds all fees of a run. */
    public static void put(Values values, FeeTable fees, @Nullable FeeSource source) {
        putRates(values, fees.other().tier(0));
        values.put(ResultsKeys.FEE_FILE, file(source));
        Map<String, Values> byPublisher = new LinkedHashMap<>();
        fees.byPublisher().forEach((id, schedule) -> byPublisher.put(id.toString(), schedule(schedule)));
        values.put(ResultsKeys.FEES_BY_PUBLISHER, byPublisher);
    }

    /** The file of fees with its digest; null if there is none. */
    public static @Nullable Values file(@Nullable FeeSource source) {
        if (source == null) {
            return null;
        }
        Values values = Values.of(OriginKeys.FEE_FILE)
                .put(OriginKeys.FEE_FILE_NAME, source.file())
                .put(OriginKeys.FEE_FILE_SHA256, source.sha256());
        if (!source.unverified().isEmpty()) {
            values.put(OriginKeys.FEE_FILE_UNVERIFIED, source.unverified());
        }
        return values;
    }

    private static Values schedule(FeeSchedule schedule) {
        List<FeeTier> tiers = schedule.tiers();
        Values values = Values.of(FeeKeys.SCHEDULE);
        putRates(values, tiers.get(0));
        if (schedule.mostBelowOneE9() != FeeSchedule.NO_BOUND) {
            values.put(FeeKeys.MOST_BELOW_ONE, new FeeRate(0, schedule.mostBelowOneE9()).bps());
        }
        if (tiers.size() > 1) {
            values.put(FeeKeys.MONTH_TO_DATE, schedule.monthToDateQty());
            List<Values> further = new ArrayList<>();
            for (FeeTier tier : tiers.subList(1, tiers.size())) {
                Values of = Values.of(FeeKeys.TIER).put(FeeKeys.FROM_SHARES, tier.fromQty());
                putRates(of, tier);
                further.add(of);
            }
            values.put(FeeKeys.TIERS, further);
        }
        return values;
    }

    private static void putRates(Values values, FeeTier tier) {
        putRate(values, FeeKeys.TAKE_FEE, FeeKeys.TAKE_FEE_BPS, tier.take());
        putRate(values, FeeKeys.REBATE, FeeKeys.REBATE_BPS, tier.rebate());
    }

    private static void putRate(Values values, Key<BigDecimal> perShare, Key<BigDecimal> bps, FeeRate rate) {
        values.put(perShare, Money.toDecimal(rate.perShareE9()));
        if (rate.ofNotionalE9() != 0) {
            values.put(bps, rate.bps());
        }
    }
}
