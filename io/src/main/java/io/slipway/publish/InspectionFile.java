package io.slipway.publish;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.market.DataIssue;
import io.slipway.survey.DayProfile;
import io.slipway.survey.TapeSurvey;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** {@code inspection.json}: what was found in market data, for people and for the pictures drawn from it. */
public final class InspectionFile {

    /** Its name. */
    public static final String NAME = "inspection.json";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final double ONE_E9 = 1e9;
    private static final int DECIMALS = 9;

    private final Inspection inspection;
    private final IntFunction<String> venueName;

    private InspectionFile(Inspection inspection, IntFunction<String> venueName) {
        this.inspection = inspection;
        this.venueName = venueName;
    }

    /**
     * What was found.
     *
     * @param source the files' names
     * @param sha256 of the events
     * @param uses what the data is good for
     * @param warnings what to mind
     */
    public record Inspection(
            String version,
            String source,
            String sha256,
            TapeSurvey survey,
            DayProfile profile,
            Map<DataIssue, Long> issues,
            List<String> uses,
            List<String> warnings) {}

    /** Writes the file into a directory. */
    public static void write(Path directory, Inspection inspection, IntFunction<String> venueName) throws IOException {
        ObjectNode root = new InspectionFile(inspection, venueName).root();
        Files.writeString(
                directory.resolve(NAME), MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
    }

    private ObjectNode root() {
        TapeSurvey survey = inspection.survey();
        ObjectNode root = MAPPER.createObjectNode();
        root.put("version", inspection.version());
        root.put("source", inspection.source());
        root.put("sha256", inspection.sha256());
        root.put("symbol", survey.instrument().symbol());
        root.put("from", time(survey.firstEventNs()));
        root.put("to", time(survey.lastEventNs()));
        inspection.uses().forEach(root.putArray("good_for")::add);
        inspection.warnings().forEach(root.putArray("mind")::add);
        quality(root.putObject("data_quality"));
        ArrayNode reading = root.putArray("reading");
        inspection
                .issues()
                .forEach((issue, count) -> reading.addObject()
                        .put("key", issue.key())
                        .put("count", count)
                        .put("meaning", issue.meaning())
                        .put("kept", issue.handling() == DataIssue.Handling.ACCEPTED));
        clocks(root.putObject("clocks"));
        trades(root.putObject("trades"));
        nbbo(root.putObject("nbbo"));
        survey.publishers().forEach(publisher -> venue(root.withArray("venues").addObject(), publisher));
        day(root.putObject("day"));
        return root;
    }

    private void quality(ObjectNode node) {
        QualityCounts.of(inspection.survey().quality()).forEach(node::put);
    }

    private void clocks(ObjectNode node) {
        TapeSurvey.Clocks clocks = inspection.survey().clocks();
        node.put("rows_per_second", number(clocks.meanPerSecond()));
        node.put("max_per_second", clocks.maxPerSecond());
        node.put("fano_1s", number(clocks.fano()));
        node.put("distinct_times", clocks.distinctTimes());
        node.put("step_ns", clocks.stepNs());
        clocks.stepByHour()
                .forEach(hour -> node.withArray("step_by_hour")
                        .addObject()
                        .put("hour", time(hour.hourNs()))
                        .put("step_ns", hour.stepNs()));
        node.put("gap_limit_ns", clocks.gapLimitNs());
        ArrayNode gaps = node.putArray("longest_gaps");
        clocks.longestGaps()
                .forEach(gap ->
                        gaps.addObject().put("start", time(gap.startNs())).put("length_ns", gap.lengthNs()));
        node.put("latency_min_ns", clocks.latency().minNs());
        node.put("latency_median_ns", clocks.latency().medianNs());
    }

    private void trades(ObjectNode node) {
        TapeSurvey.Prints trades = inspection.survey().trades();
        node.put("count", trades.count());
        node.put("size", trades.size());
        node.put("odd_lots", trades.oddLots());
        node.put("sub_penny", trades.subPenny());
        node.put("sign_correlation", number(trades.signCorrelation()));
    }

    private void nbbo(ObjectNode node) {
        TapeSurvey.Nbbo nbbo = inspection.survey().nbbo();
        nbbo.spread().ifPresent(spread -> spread(node.putObject("spread"), spread));
        nbbo.shareByCents().forEach(share -> node.withArray("share_by_cents").add(number(share)));
        node.put("locked_share", number(nbbo.lockedShare()));
        node.put("crossed_share", number(nbbo.crossedShare()));
        node.put("no_bid_share", number(nbbo.noBidShare()));
        node.put("no_ask_share", number(nbbo.noAskShare()));
    }

    private static void spread(ObjectNode node, TapeSurvey.Spread spread) {
        node.put("mean", number(spread.meanE9() / ONE_E9));
        node.put("p50", number(spread.p50E9() / ONE_E9));
        node.put("p90", number(spread.p90E9() / ONE_E9));
    }

    private void venue(ObjectNode node, TapeSurvey.Publisher publisher) {
        node.put("publisher_id", publisher.id());
        node.put("name", venueName.apply(publisher.id()));
        node.put("rows", publisher.rows());
        node.put("prints", publisher.prints());
        node.put("at_nbb", number(publisher.nbbShare()));
        node.put("at_nbo", number(publisher.nboShare()));
        publisher.spread().ifPresent(spread -> spread(node.putObject("spread"), spread));
        node.put("median_bid_size", publisher.medianBidSize());
        node.put("median_ask_size", publisher.medianAskSize());
        node.put("unchanged_rows", publisher.unchangedRows());
        node.put("one_sided_rows", publisher.oneSidedRows());
        node.put("stub_rows", publisher.stubRows());
    }

    private void day(ObjectNode node) {
        DayProfile day = inspection.profile();
        node.put("start_ns", day.startNs());
        node.put("bin_ns", day.binNs());
        series(node, "bid", bin -> bin.bidPxE9() == 0 ? Double.NaN : bin.bidPxE9() / ONE_E9);
        series(node, "ask", bin -> bin.askPxE9() == 0 ? Double.NaN : bin.askPxE9() / ONE_E9);
        series(node, "spread", bin -> bin.spreadE9() / ONE_E9);
        series(node, "updates", DayProfile.Bin::updates);
        series(node, "prints", DayProfile.Bin::prints);
        series(node, "volume", DayProfile.Bin::volume);
        series(node, "bid_size", DayProfile.Bin::bidSize);
        series(node, "ask_size", DayProfile.Bin::askSize);
        series(node, "silent", bin -> bin.silent() ? 1 : 0);
        ObjectNode venues = node.putObject("at_best");
        for (int i = 0; i < day.publisherIds().size(); i++) {
            int index = i;
            series(
                    venues,
                    Integer.toString(day.publisherIds().get(i)),
                    bin -> Math.round(1000 * bin.atBest().get(index)) / 1000.0);
        }
    }

    private void series(ObjectNode node, String name, ToDoubleFunction<DayProfile.Bin> value) {
        ArrayNode array = node.putArray(name);
        for (DayProfile.Bin bin : inspection.profile().bins()) {
            array.add(number(value.applyAsDouble(bin)));
        }
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

    private static String time(long ns) {
        return Instant.EPOCH.plusNanos(ns).toString();
    }
}
