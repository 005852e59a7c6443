package io.slipway.result.file;

import io.slipway.result.file.impact.ImpactKeys;
import io.slipway.result.file.pretrade.PretradeKeys;
import io.slipway.result.file.symbols.SymbolListKeys;
import io.slipway.result.file.tuning.TuningKeys;
import io.slipway.result.live.OrderListKeys;
import io.slipway.result.schema.Shape;
import java.util.List;

/** All result files. */
public final class ResultFiles {

    /** Their shapes, in the order of the documentation. */
    public static final List<Shape> ALL = List.of(
            ResultsKeys.FILE,
            SavingKeys.POINT,
            FillKeys.FILE,
            MarketKeys.FILE,
            StudyKeys.FILE,
            StudyKeys.CSV,
            TuningKeys.FILE,
            TuningKeys.CSV,
            CalibrationKeys.FILE,
            CalibrationKeys.CSV,
            InspectionKeys.FILE,
            PlacementKeys.FILE,
            CatalogueKeys.FILE,
            TcaKeys.FILE,
            OwnOrderKeys.ORDERS,
            OwnOrderKeys.FILLS,
            ImpactKeys.CSV,
            PretradeKeys.FILE,
            OrderListKeys.FILE,
            SymbolListKeys.FILE);

    private ResultFiles() {}
}
