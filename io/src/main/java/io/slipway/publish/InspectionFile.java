package io.slipway.publish;

import io.slipway.calendar.MarketCalendar;
import io.slipway.calendar.TradingDay;
import io.slipway.data.venue.Currencies;
import io.slipway.data.venue.VenueNames;
import io.slipway.market.DataIssue;
import io.slipway.publish.values.Decimals;
import io.slipway.publish.values.QualityValues;
import io.slipway.result.file.InspectionKeys;
import io.slipway.result.file.OrderKeys;
import io.slipway.result.file.QualityKeys;
import io.slipway.result.file.SurveyKeys;
import io.slipway.result.file.Units;
import io.slipway.result.schema.Values;
import io.slipway.survey.DayProfile;
import io.slipway.survey.TapeSurvey;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** {@code inspection.json}: the findings in market data, for people and for the pictures drawn from it. */
public final class InspectionFile {

    /** Its name. */
    public static final String NAME = InspectionKeys.FILE.name();

    private static final double ONE_E9 = 1e9;
    private static final int DECIMALS = 9;

    private final Inspection inspection;
    private final VenueNames venues;

    private InspectionFile(Inspection inspection, VenueNames venues) {
        this.inspection = inspection;
        this.venues = venues;
    }

    /**
     * The findings.
     *
     * @param source the files' names
     * @param sha256 of the events
     * @param profile the data in equal stretches of time; null where only the other findings are asked for
     * @param issues counts of rows that reading left out or corrected
     * @param examples the first such row of each kind, where it is known
     * @param absences optional columns that the files do not have, as sentences
     */
    public record Inspection(
            String version,
            String source,
            String sha256,
            TapeSurvey survey,
            @Nullable DayProfile profile,
            Map<DataIssue, Long> issues,
            Map<DataIssue, String> examples,
            List<String> absences) {}

    /** The findings as values; without the day where there is no profile. */
    public static Values of(Inspection inspection, VenueNames venues) {
        return new InspectionFile(inspection, venues)
                .values()
                .converted(Units.of(inspection.survey().instrument()));
    }

    /** Writes values that are complete into a directory. */
    public static void write(Path directory, Values values) throws IOException {
        JsonFile.write(directory.resolve(NAME), values);
    }

    private Values values() {
        TapeSurvey survey = inspection.survey();
        List<Values> reading = new ArrayList<>();
        inspection.issues().forEach((issue, count) -> reading.add(issue(issue, count)));
        Values values = Values.of(InspectionKeys.FILE)
                .put(InspectionKeys.VERSION, inspection.version())
                .put(InspectionKeys.SOURCE, inspection.source())
                .put(InspectionKeys.SHA256, inspection.sha256())
                .put(InspectionKeys.SYMBOL, survey.instrument().symbol())
                .put(InspectionKeys.FROM, Decimals.time(survey.firstEventNs()))
                .put(InspectionKeys.TO, Decimals.time(survey.lastEventNs()))
                .put(InspectionKeys.DATA_QUALITY, QualityValues.put(Values.of(QualityKeys.COUNTS), survey.quality()))
                .put(InspectionKeys.READING, reading)
                .put(InspectionKeys.ABSENT_COLUMNS, inspection.absences().isEmpty() ? null : inspection.absences())
                .put(InspectionKeys.CLOCKS, clocks(survey.clocks()))
                .put(InspectionKeys.TRADES, trades(survey.trades()))
                .put(InspectionKeys.NBBO, nbbo(survey.nbbo()))
                .put(
                        InspectionKeys.VENUES,
                        survey.publishers().stream().map(this::venue).toList());
        OrderKeys.putInstrument(values, InspectionKeys.INSTRUMENT, survey.instrument());
        int[] ids =
                survey.publishers().stream().mapToInt(TapeSurvey.Publisher::id).toArray();
        values.put(InspectionKeys.CURRENCY, ResultsFile.currency(Currencies.named(survey.instrument(), ids)));
        DayProfile profile = inspection.profile();
        return profile == null ? values : values.put(InspectionKeys.DAY, day(profile));
    }

    private Values issue(DataIssue issue, long count) {
        String example = inspection.examples().getOrDefault(issue, "");
        return Values.of(InspectionKeys.ISSUE)
                .put(InspectionKeys.EXAMPLE, example.isEmpty() ? null : example)
                .put(InspectionKeys.KEY, issue.key())
                .put(InspectionKeys.COUNT, count)
                .put(InspectionKeys.MEANING, issue.meaning())
                .put(InspectionKeys.KEPT, issue.handling() == DataIssue.Handling.ACCEPTED);
    }

    private static Values clocks(TapeSurvey.Clocks clocks) {
        List<Values> steps = new ArrayList<>();
        clocks.stepByHour()
                .forEach(hour -> steps.add(Values.of(SurveyKeys.HOUR)
                        .put(SurveyKeys.HOUR_TIME, Decimals.time(hour.hourNs()))
                        .put(SurveyKeys.HOUR_STEP_NS, hour.stepNs())));
        List<Values> gaps = new ArrayList<>();
        clocks.longestGaps()
                .forEach(gap -> gaps.add(Values.of(SurveyKeys.GAP)
                        .put(SurveyKeys.GAP_START, Decimals.time(gap.startNs()))
                        .put(SurveyKeys.GAP_LENGTH_NS, gap.lengthNs())));
        return Values.of(SurveyKeys.CLOCKS)
                .put(SurveyKeys.ROWS_PER_SECOND, number(clocks.meanPerSecond()))
                .put(SurveyKeys.MAX_PER_SECOND, clocks.maxPerSecond())
                .put(SurveyKeys.FANO_1S, number(clocks.fano()))
                .put(SurveyKeys.DISTINCT_TIMES, clocks.distinctTimes())
                .put(SurveyKeys.STEP_NS, clocks.stepNs())
                .put(SurveyKeys.STEP_BY_HOUR, steps)
                .put(SurveyKeys.GAP_LIMIT_NS, clocks.gapLimitNs())
                .put(SurveyKeys.LONGEST_GAPS, gaps)
                .put(SurveyKeys.LONGEST_GAP_NS, clocks.longestGapNs())
                .put(SurveyKeys.LATENCY_MIN_NS, clocks.latency().minNs())
                .put(SurveyKeys.LATENCY_MEDIAN_NS, clocks.latency().medianNs());
    }

    private static Values trades(TapeSurvey.Prints trades) {
        List<Values> kinds = trades.byKind().stream()
                .map(each -> Values.of(SurveyKeys.KIND)
                        .put(SurveyKeys.KIND_NAME, each.kind().key())
                        .put(SurveyKeys.KIND_COUNT, each.count())
                        .put(SurveyKeys.KIND_SIZE, each.size()))
                .toList();
        return Values.of(SurveyKeys.TRADES)
                .put(SurveyKeys.TRADE_COUNT, trades.count())
                .put(SurveyKeys.TRADE_SIZE, trades.size())
                .put(SurveyKeys.ODD_LOTS, orNull(trades.oddLots()))
                .put(SurveyKeys.SUB_PENNY, orNull(trades.subPenny()))
                .put(SurveyKeys.INSIDE_SIZE, trades.insideSize())
                .put(SurveyKeys.SIGN_CORRELATION, number(trades.signCorrelation()))
                .put(SurveyKeys.BY_KIND, kinds);
    }

    private static @Nullable Long orNull(OptionalLong count) {
        return count.isPresent() ? (Long) count.getAsLong() : null;
    }

    private static Values nbbo(TapeSurvey.Nbbo nbbo) {
        return Values.of(SurveyKeys.NBBO)
                .put(SurveyKeys.REGULAR_SHARE, nbbo.regularShare() < 1 ? number(nbbo.regularShare()) : null)
                .put(SurveyKeys.OUTSIDE_SPREAD, spread(nbbo.outsideSpread()))
                .put(SurveyKeys.NBBO_SPREAD, spread(nbbo.spread()))
                .put(
                        SurveyKeys.SHARE_BY_CENTS,
                        nbbo.shareByCents().stream()
                                .map(share -> Optional.ofNullable(number(share)))
                                .toList())
                .put(SurveyKeys.LOCKED_SHARE, number(nbbo.lockedShare()))
                .put(SurveyKeys.CROSSED_SHARE, number(nbbo.crossedShare()))
                .put(SurveyKeys.NO_BID_SHARE, number(nbbo.noBidShare()))
                .put(SurveyKeys.NO_ASK_SHARE, number(nbbo.noAskShare()));
    }

    private static @Nullable Values spread(Optional<TapeSurvey.Spread> spread) {
        return spread.map(of -> Values.of(SurveyKeys.SPREAD)
                        .put(SurveyKeys.MEAN, number(of.meanE9() / ONE_E9))
                        .put(SurveyKeys.P50, number(of.p50E9() / ONE_E9))
                        .put(SurveyKeys.P90, number(of.p90E9() / ONE_E9)))
                .orElse(null);
    }

    private Values venue(TapeSurvey.Publisher publisher) {
        return Values.of(SurveyKeys.VENUE)
                .put(SurveyKeys.PUBLISHER_ID, (long) publisher.id())
                .put(SurveyKeys.NAME, venues.mic(publisher.id()))
                .put(SurveyKeys.DESCRIPTION, venues.description(publisher.id()))
                .put(SurveyKeys.EXECUTABLE, venues.isExecutable(publisher.id()))
                .put(SurveyKeys.CONSOLIDATED, venues.isConsolidated(publisher.id()))
                .put(SurveyKeys.REPORTS_TRADES_ONLY, venues.isTradeReportingOnly(publisher.id()))
                .put(SurveyKeys.ROWS, publisher.rows())
                .put(SurveyKeys.PRINTS, publisher.prints())
                .put(SurveyKeys.AT_NBB, number(publisher.nbbShare()))
                .put(SurveyKeys.AT_NBO, number(publisher.nboShare()))
                .put(SurveyKeys.VENUE_SPREAD, spread(publisher.spread()))
                .put(SurveyKeys.MEDIAN_BID_SIZE, publisher.medianBidSize())
                .put(SurveyKeys.MEDIAN_ASK_SIZE, publisher.medianAskSize())
                .put(SurveyKeys.UNCHANGED_ROWS, publisher.unchangedRows())
                .put(SurveyKeys.ONE_SIDED_ROWS, publisher.oneSidedRows())
                .put(SurveyKeys.LOCKED_ROWS, publisher.lockedRows())
                .put(SurveyKeys.STUB_ROWS, publisher.stubRows());
    }

    private static Values day(DayProfile day) {
        Map<String, List<Optional<BigDecimal>>> atBest = new LinkedHashMap<>();
        for (int i = 0; i < day.publisherIds().size(); i++) {
            int index = i;
            atBest.put(
                    Integer.toString(day.publisherIds().get(i)),
                    series(day, bin -> Math.round(1000 * bin.atBest().get(index)) / 1000.0));
        }
        Values values = Values.of(InspectionKeys.DAY_SHAPE)
                .put(InspectionKeys.START_NS, day.startNs())
                .put(InspectionKeys.BIN_NS, day.binNs())
                .put(InspectionKeys.BID, series(day, bin -> price(bin.bidPxE9())))
                .put(InspectionKeys.ASK, series(day, bin -> price(bin.askPxE9())))
                .put(InspectionKeys.SPREAD, series(day, bin -> bin.spreadE9() / ONE_E9))
                .put(InspectionKeys.UPDATES, series(day, DayProfile.Bin::updates))
                .put(InspectionKeys.PRINTS, series(day, DayProfile.Bin::prints))
                .put(InspectionKeys.VOLUME, series(day, DayProfile.Bin::volume))
                .put(InspectionKeys.BID_SIZE, series(day, DayProfile.Bin::bidSize))
                .put(InspectionKeys.ASK_SIZE, series(day, DayProfile.Bin::askSize))
                .put(InspectionKeys.SILENT, series(day, bin -> bin.silent() ? 1 : 0))
                .put(InspectionKeys.AT_BEST, atBest);
        return day.calendar().isAlwaysOpen() ? values : putSessions(values, day);
    }

    private static Values putSessions(Values values, DayProfile day) {
        MarketCalendar calendar = day.calendar();
        return values.put(InspectionKeys.CALENDAR, calendar.name())
                .put(InspectionKeys.TIME_ZONE, calendar.zone().getId())
                .put(
                        InspectionKeys.SESSIONS,
                        day.tradingDays().stream()
                                .map(each -> session(each, calendar))
                                .toList());
    }

    private static Values session(TradingDay day, MarketCalendar calendar) {
        return Values.of(InspectionKeys.SESSION)
                .put(InspectionKeys.SESSION_DATE, day.day().toString())
                .put(InspectionKeys.EXTENDED_OPEN, Decimals.time(day.extended().openNs()))
                .put(InspectionKeys.REGULAR_OPEN, Decimals.time(day.regular().openNs()))
                .put(InspectionKeys.REGULAR_CLOSE, Decimals.time(day.regular().closeNs()))
                .put(InspectionKeys.EXTENDED_CLOSE, Decimals.time(day.extended().closeNs()))
                .put(InspectionKeys.EARLY_CLOSE, calendar.closesEarly(day.day()));
    }

    private static double price(OptionalLong pxE9) {
        return pxE9.isPresent() ? pxE9.getAsLong() / ONE_E9 : Double.NaN;
    }

    private static List<Optional<BigDecimal>> series(DayProfile day, ToDoubleFunction<DayProfile.Bin> value) {
        return day.bins().stream()
                .map(bin -> Optional.ofNullable(number(value.applyAsDouble(bin))))
                .toList();
    }

    /** A number with at most nine decimals, or null for none. */
    private static @Nullable BigDecimal number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return null;
        }
        BigDecimal rounded = BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
