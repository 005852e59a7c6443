package io.slipway.publish.tuning;

import io.slipway.model.Instrument;
import io.slipway.model.Money;
import io.slipway.publish.CsvFile;
import io.slipway.publish.JsonFile;
import io.slipway.publish.Provenance;
import io.slipway.publish.values.Decimals;
import io.slipway.result.file.Units;
import io.slipway.result.file.panel.LeftOutKeys;
import io.slipway.result.file.tuning.TuningKeys;
import io.slipway.result.schema.Values;
import io.slipway.study.LeftOut;
import io.slipway.study.tuning.TuningResult;
import io.slipway.study.tuning.TuningResult.Day;
import io.slipway.study.tuning.TuningResult.Row;
import io.slipway.tca.Execution;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** {@code tuning.json} and {@code tuning.csv}: a search of parameters over the days of a corpus, and every point on every day. */
public final class TuningFile {

    private static final int E9 = 9;

    private TuningFile() {}

    /**
     * Writes {@code tuning.json}.
     *
     * @param settings of the search, by name
     * @param sha256 digest of the days
     */
    public static void writeJson(
            Path file, TuningResult found, Map<String, String> settings, Provenance provenance, String sha256)
            throws IOException {
        List<Day> days = found.days();
        Values values = Values.of(TuningKeys.FILE)
                .put(TuningKeys.VERSION, provenance.version())
                .put(TuningKeys.SOURCE, provenance.source())
                .put(TuningKeys.INPUT_SHA256, sha256)
                .put(TuningKeys.SETTINGS, settings)
                .put(TuningKeys.UNDER_TEST, found.untuned().name())
                .put(TuningKeys.METHOD, found.search().method())
                .put(TuningKeys.OBJECTIVE, found.search().objective())
                .put(TuningKeys.SIDE, days.get(0).order().side().name().toLowerCase(Locale.ROOT))
                .put(
                        TuningKeys.ORDERED_QTY,
                        days.stream().mapToLong(day -> day.order().qty()).sum())
                .put(TuningKeys.ORDERS, (long) days.size())
                .put(TuningKeys.UNMEASURED_ORDERS, days.size() - found.measuredDays())
                .put(TuningKeys.TIED_BEST, found.search().tiedBest())
                .put(TuningKeys.AT_THE_EDGE, found.search().atTheEdge())
                .put(TuningKeys.WITHOUT_EFFECT, found.search().dead())
                .put(
                        TuningKeys.STRATEGIES,
                        found.strategies().stream()
                                .map(row -> sums(Values.of(TuningKeys.SUMS), row, days))
                                .toList())
                .put(TuningKeys.BY_DAY, byDay(found))
                .put(TuningKeys.BEST, point(found.best(), days))
                .put(TuningKeys.UNTUNED, point(found.untuned(), days))
                .put(
                        TuningKeys.POINTS,
                        found.points().stream().map(row -> point(row, days)).toList());
        if (!found.leftOut().isEmpty()) {
            values.put(
                    TuningKeys.LEFT_OUT,
                    found.leftOut().stream().map(TuningFile::leftOut).toList());
        }
        if (!provenance.instrument().currency().isEmpty()) {
            values.put(TuningKeys.QUOTE_CURRENCY, provenance.instrument().currency());
        }
        JsonFile.write(file, values.converted(Units.of(provenance.instrument())));
    }

    private static Values leftOut(LeftOut each) {
        return Values.of(LeftOutKeys.SHAPE)
                .put(LeftOutKeys.OF, each.of())
                .put(LeftOutKeys.TASK, (long) each.task().number())
                .put(LeftOutKeys.ORDERS, (long) each.task().orders())
                .put(LeftOutKeys.START, Decimals.time(each.task().fromNs()))
                .put(LeftOutKeys.END, Decimals.time(each.task().toNs()))
                .put(LeftOutKeys.REASON, each.reason());
    }

    private static Values point(Row row, List<Day> days) {
        return sums(Values.of(TuningKeys.POINT), row, days)
                .put(TuningKeys.PARAMETERS, row.parameters().toMap());
    }

    private static Values sums(Values values, Row row, List<Day> days) {
        return values.put(TuningKeys.NAME, row.name())
                .put(TuningKeys.FILLED_QTY, row.filledQty())
                .put(TuningKeys.TOTAL_CASH, Money.toDecimal(row.cashE9()))
                .put(TuningKeys.FEES, Money.toDecimal(row.feesE9()))
                .put(
                        TuningKeys.MEAN_DURATION_S,
                        new BigDecimal(row.durationNs(), E9)
                                .divide(BigDecimal.valueOf(days.size()), E9, RoundingMode.HALF_EVEN))
                .put(TuningKeys.MEAN_COST_BPS, row.meanCostBps(days).orElse(null));
    }

    private static List<Values> byDay(TuningResult found) {
        Row best = found.best();
        List<Values> all = new ArrayList<>();
        for (int i = 0; i < found.days().size(); i++) {
            int day = i;
            Optional<BigDecimal> least = found.points().stream()
                    .flatMap(row -> row.costsBps().get(day).stream())
                    .min(Comparator.naturalOrder());
            all.add(Values.of(TuningKeys.DAY)
                    .put(TuningKeys.SYMBOL, found.days().get(i).symbol())
                    .put(TuningKeys.TRADING_DAY, found.days().get(i).day())
                    .put(TuningKeys.BEST_COST_BPS, best.costsBps().get(i).orElse(null))
                    .put(
                            TuningKeys.UNTUNED_COST_BPS,
                            found.untuned().costsBps().get(i).orElse(null))
                    .put(TuningKeys.LEAST_COST_BPS, least.orElse(null)));
        }
        return all;
    }

    /** Writes {@code tuning.csv}. */
    public static void writeCsv(Path file, TuningResult found, Instrument instrument) throws IOException {
        try (CsvFile csv = CsvFile.open(file, TuningKeys.CSV, List.of(), Units.of(instrument))) {
            for (int i = 0; i < found.days().size(); i++) {
                int day = i;
                for (Row row : found.strategies()) {
                    csv.write(row(found.days().get(day), row, day));
                }
                for (Values values : IntStream.range(0, found.points().size())
                        .mapToObj(point -> row(
                                        found.days().get(day), found.points().get(point), day)
                                .put(TuningKeys.ROW_POINT, (long) point))
                        .toList()) {
                    csv.write(values);
                }
            }
        }
    }

    private static Values row(Day day, Row row, int place) {
        Execution execution = row.executions().get(place);
        return Values.of(TuningKeys.CSV)
                .put(TuningKeys.ROW_SYMBOL, day.symbol())
                .put(TuningKeys.ROW_DAY, day.day())
                .put(TuningKeys.ROW_STRATEGY, row.name())
                .put(TuningKeys.ROW_FILLED_QTY, execution.qty())
                .put(TuningKeys.ROW_TOTAL_CASH, execution.cash())
                .put(TuningKeys.ROW_FEES, Money.toDecimal(row.fills().get(place).feesE9()))
                .put(
                        TuningKeys.ROW_DURATION_S,
                        BigDecimal.valueOf(row.fills().get(place).durationNs(), E9))
                .put(TuningKeys.ROW_COST_BPS, row.costsBps().get(place).orElse(null));
    }
}
