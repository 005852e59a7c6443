package io.slipway.publish;

import io.slipway.model.Money;
import io.slipway.publish.values.Decimals;
import io.slipway.result.MarketChart;
import io.slipway.result.MarketChart.Gap;
import io.slipway.result.MarketChart.Point;
import io.slipway.result.RunResult;
import io.slipway.result.file.MarketKeys;
import io.slipway.result.file.Units;
import io.slipway.result.schema.Values;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code market.json}: the chart of a run as values. Prices are whole multiples of one unit, and a venue's quotes are listed where
 * they change only, which makes the file small.
 */
final class MarketFile {

    private final MarketChart chart;
    private final long startNs;
    private final long unitE9;

    private MarketFile(RunResult run) {
        chart = run.chart();
        startNs = run.spec().order().startNs();
        unitE9 = unitE9(chart);
    }

    static void write(Path file, RunResult run) throws IOException {
        Values values = new MarketFile(run).values(run.tape().publisherIds());
        OrderValues orders = new OrderValues(run.spec().order().startNs());
        JsonFile.write(
                file,
                values.put(MarketKeys.PRINTS, orders.prints(run.chart().prints()))
                        .put(MarketKeys.ORDERS, orders.byStrategy(run.strategies()))
                        .converted(Units.of(run.tape().instrument())));
    }

    private Values values(int[] publisherIds) {
        Map<String, Values> venues = new LinkedHashMap<>();
        for (int venue = 0; venue < publisherIds.length; venue++) {
            venues.put(Integer.toString(publisherIds[venue]), venue(venue));
        }
        List<Point> points = chart.points();
        return Values.of(MarketKeys.FILE)
                .put(MarketKeys.START, Decimals.time(startNs))
                .put(MarketKeys.ROWS, chart.rows())
                .put(MarketKeys.CHANGES, chart.changes())
                .put(MarketKeys.POINTS, (long) points.size())
                .put(MarketKeys.PRICE_UNIT, Money.toDecimal(unitE9))
                .put(MarketKeys.TIME_MS, points.stream().map(this::ms).toList())
                .put(
                        MarketKeys.NBB,
                        points.stream().map(point -> inUnits(point.nbbE9())).toList())
                .put(
                        MarketKeys.NBO,
                        points.stream().map(point -> inUnits(point.nboE9())).toList())
                .put(MarketKeys.GAPS, chart.gaps().stream().map(this::gap).toList())
                .put(MarketKeys.VENUES, venues);
    }

    private Values gap(Gap gap) {
        return Values.of(MarketKeys.GAP)
                .put(MarketKeys.GAP_END, (long) gap.end())
                .put(MarketKeys.LEFT_OUT, gap.changes())
                .put(MarketKeys.NBB_LOW, inUnits(gap.bid().lowE9()))
                .put(MarketKeys.NBB_HIGH, inUnits(gap.bid().highE9()))
                .put(MarketKeys.NBO_LOW, inUnits(gap.offer().lowE9()))
                .put(MarketKeys.NBO_HIGH, inUnits(gap.offer().highE9()));
    }

    private Values venue(int venue) {
        VenueChanges changes = new VenueChanges();
        for (Point point : chart.points()) {
            changes.add(point.bidE9().get(venue), point.askE9().get(venue));
        }
        return Values.of(MarketKeys.VENUE)
                .put(MarketKeys.AT, changes.at)
                .put(MarketKeys.BID, changes.bids)
                .put(MarketKeys.ASK, changes.asks);
    }

    /** The quotes of a venue at the points where they are others than before. */
    private final class VenueChanges {

        private final List<Long> at = new ArrayList<>();
        private final List<Optional<Long>> bids = new ArrayList<>();
        private final List<Optional<Long>> asks = new ArrayList<>();
        private long points;
        private long lastBidE9;
        private long lastAskE9;

        private void add(long bidE9, long askE9) {
            if (points == 0 || bidE9 != lastBidE9 || askE9 != lastAskE9) {
                at.add(points);
                bids.add(inUnits(bidE9));
                asks.add(inUnits(askE9));
                lastBidE9 = bidE9;
                lastAskE9 = askE9;
            }
            points++;
        }
    }

    private BigDecimal ms(Point point) {
        return OrderValues.ms(point.timeNs() - startNs);
    }

    private Optional<Long> inUnits(long priceE9) {
        return priceE9 == MarketChart.NONE ? Optional.empty() : Optional.of(priceE9 / unitE9);
    }

    /** The largest amount that every price is a multiple of. */
    private static long unitE9(MarketChart chart) {
        long unit = 0;
        for (Point point : chart.points()) {
            unit = divisor(divisor(unit, point.bidE9()), point.askE9());
        }
        for (Gap gap : chart.gaps()) {
            unit = divisor(
                    unit,
                    List.of(
                            gap.bid().lowE9(),
                            gap.bid().highE9(),
                            gap.offer().lowE9(),
                            gap.offer().highE9()));
        }
        return unit == 0 ? 1 : unit;
    }

    private static long divisor(long start, List<Long> pricesE9) {
        long divisor = start;
        for (long price : pricesE9) {
            divisor = price == MarketChart.NONE ? divisor : greatestCommon(divisor, price);
        }
        return divisor;
    }

    private static long greatestCommon(long first, long second) {
        long a = Math.abs(first);
        long b = Math.abs(second);
        while (b != 0) {
            long remainder = a % b;
            a = b;
            b = remainder;
        }
        return a;
    }
}
