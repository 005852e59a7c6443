package io.slipway.publish.values;

import io.slipway.data.venue.VenueNames;
import io.slipway.model.FeeRate;
import io.slipway.model.FeeSchedule;
import io.slipway.model.FeeTable;
import io.slipway.model.FeeTier;
import io.slipway.model.Money;
import io.slipway.model.caps.AccessFeeCap;
import io.slipway.model.caps.FeeDoubts;
import io.slipway.result.file.FeeKeys;
import io.slipway.result.file.OriginKeys;
import io.slipway.result.file.ResultsKeys;
import io.slipway.result.file.panel.FeeDoubtKeys;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Values;
import io.slipway.tape.MarketTape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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

    /**
     * The doubts about the fees of one order.
     *
     * @param source file of the fees; null if there is none
     * @param startNs start of the order
     * @param arrivalMid its arrival mid; null if it has none
     */
    public static FeeDoubts doubts(
            MarketTape tape, FeeTable fees, @Nullable FeeSource source, long startNs, @Nullable BigDecimal arrivalMid) {
        boolean paysOldRates = areOld(source, fees) && startNs >= AccessFeeCap.AMENDED_NS;
        return FeeDoubts.of(largestE9(tape, fees), arrivalMid, paysOldRates);
    }

    /** True of fees of which some are from the table that comes with Slipway and does not have the amended caps. */
    public static boolean areOld(@Nullable FeeSource source, FeeTable fees) {
        return source != null && source.isUsEquities() && !fees.byPublisher().isEmpty();
    }

    /** The largest fee per share that a venue of a tape charges at all prices; zero of quantities in steps, which are no shares. */
    public static long largestE9(MarketTape tape, FeeTable fees) {
        VenueNames names = VenueNames.load();
        return tape.instrument().isScaled()
                ? 0
                : AccessFeeCap.largestE9(
                        fees,
                        IntStream.of(tape.publisherIds())
                                .filter(names::isExecutable)
                                .toArray());
    }

    /** The doubts as values; null if there are none. */
    public static @Nullable Values doubts(FeeDoubts doubts) {
        if (doubts.isNone()) {
            return null;
        }
        Values values = Values.of(FeeDoubtKeys.SHAPE)
                .put(FeeDoubtKeys.ABOVE_CAP, doubts.aboveCap())
                .put(FeeDoubtKeys.OLD_CAPS, doubts.oldCaps());
        return doubts.aboveCap() == 0
                ? values
                : values.put(FeeDoubtKeys.ABOVE_CAP_FEE, Money.toDecimal(doubts.feeE9()))
                        .put(FeeDoubtKeys.ABOVE_CAP_PRICE, Money.toDecimal(doubts.pxE9()));
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
