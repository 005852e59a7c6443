package io.slipway.publish.values;

import io.slipway.result.file.panel.CutKeys;
import io.slipway.result.schema.Values;
import io.slipway.stats.BlockedMean;
import io.slipway.study.StudyResult;
import io.slipway.study.cuts.StudyCuts;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parts of a study's orders as values. */
public final class CutValues {

    private CutValues() {}

    /** The parts, in their order. */
    public static List<Values> of(StudyResult study, List<StudyCuts.Cut> cuts) {
        return cuts.stream().map(cut -> cut(study, cut)).toList();
    }

    private static Values cut(StudyResult study, StudyCuts.Cut cut) {
        Map<String, BigDecimal> costs = new LinkedHashMap<>();
        study.strategies().forEach(row -> costs.put(row.name(), Decimals.of(row.mean(cut.orders()))));
        return Values.of(CutKeys.CUT)
                .put(CutKeys.DIMENSION, cut.dimension().key())
                .put(CutKeys.VALUE, cut.value())
                .put(CutKeys.ORDERS, (long) cut.orders().size())
                .put(CutKeys.COST_BPS, costs)
                .put(
                        CutKeys.SAVINGS,
                        cut.savings().stream()
                                .map(saving -> saving(study, saving))
                                .toList());
    }

    private static Values saving(StudyResult study, StudyCuts.Saving saving) {
        Optional<BlockedMean> mean = saving.mean();
        Optional<BlockedMean> tested = mean.filter(BlockedMean::isTested);
        return Values.of(CutKeys.SAVING)
                .put(CutKeys.NAME, study.strategies().get(saving.strategy()).name())
                .put(
                        CutKeys.MEAN_BPS,
                        mean.map(each -> Decimals.of(each.mean())).orElse(null))
                .put(CutKeys.BLOCKS, mean.map(each -> (long) each.blocks()).orElse(1L))
                .put(
                        CutKeys.LOWER_BPS,
                        tested.map(each -> Decimals.of(each.lower())).orElse(null))
                .put(
                        CutKeys.UPPER_BPS,
                        tested.map(each -> Decimals.of(each.upper())).orElse(null))
                .put(
                        CutKeys.ADJUSTED_P,
                        tested.map(each -> Decimals.of(saving.adjustedP())).orElse(null))
                .put(CutKeys.IS_SHOWN, saving.isShown(study.method().sampling().level()));
    }
}
