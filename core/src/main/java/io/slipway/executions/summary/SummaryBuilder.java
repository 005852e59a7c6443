package io.slipway.executions.summary;

import io.slipway.calendar.MarketCalendar;
import io.slipway.executions.Reconciliation;
import io.slipway.executions.measure.MeasuredFill;
import io.slipway.executions.measure.MeasuredOrder;
import io.slipway.model.Instrument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects measured orders one by one and keeps a few figures of each. Not thread-safe. */
public final class SummaryBuilder {

    private static final Pattern NUMBER = Pattern.compile("^\\d{1,18}");

    /** Order of groups: sizes, ranges and hours by their number, then all others as texts. */
    static final Comparator<String> NUMBERS_FIRST =
            Comparator.comparingLong(SummaryBuilder::number).thenComparing(Comparator.naturalOrder());

    private final double level;
    private final long seed;
    private final Instrument instrument;
    private final List<OrderPoint> points = new ArrayList<>();
    private final FillClock clock = new FillClock();
    private final VenueStatistics fills = new VenueStatistics();
    private final SortedMap<Integer, VenueStatistics> venues = new TreeMap<>();

    /**
     * A summary of nothing yet.
     *
     * @param level probability of claiming a difference where there is none, at most
     * @param seed seed of the resamples
     * @param instrument of whose steps quantities are whole numbers; its symbol does not matter
     */
    public SummaryBuilder(double level, long seed, Instrument instrument) {
        this.instrument = instrument;
        this.level = level;
        this.seed = seed;
    }

    /**
     * Adds an order.
     *
     * @param calendar of its market, which gives its day and hour
     */
    public void add(MeasuredOrder order, MarketCalendar calendar) {
        points.add(PointMaker.of(order, calendar, instrument));
        for (MeasuredFill fill : order.fills()) {
            String symbol = order.own().order().symbol();
            fills.add(symbol, order.window().side(), fill);
            clock.add(fill.own());
            venues.computeIfAbsent(fill.fill().publisherId(), id -> new VenueStatistics())
                    .add(symbol, order.window().side(), fill);
        }
    }

    /** The summary. */
    public ExecutionSummary summary(Reconciliation reconciliation) {
        Map<Dimension, SortedMap<String, List<OrderPoint>>> byDimension = byDimension();
        clock.note(reconciliation.issues());
        List<GroupSummary> groups = new ArrayList<>();
        List<GroupComparison> compared = new ArrayList<>();
        boolean hasStrategies =
                points.stream().anyMatch(each -> !each.strategies().isEmpty());
        byDimension.forEach((dimension, values) -> values.forEach((value, orders) -> {
            groups.add(GroupSummary.of(dimension, value, orders));
            if (hasStrategies && values.size() > 1) {
                compared.add(GroupComparison.of(dimension, value, orders, level, seed));
            }
        }));
        List<GroupComparison> comparisons = new ArrayList<>();
        if (hasStrategies) {
            comparisons.add(GroupComparison.of(null, "", points, level, seed));
            comparisons.addAll(GroupComparison.adjusted(compared, level));
        }
        return new ExecutionSummary(
                reconciliation,
                GroupSummary.of(Dimension.SYMBOL, "all", points),
                groups,
                fills,
                venues,
                OwnImpact.of(points),
                Contrast.of(points),
                comparisons);
    }

    private static long number(String value) {
        Matcher number = NUMBER.matcher(value);
        return number.find() ? Long.parseLong(number.group()) : Long.MAX_VALUE;
    }

    private Map<Dimension, SortedMap<String, List<OrderPoint>>> byDimension() {
        Map<Dimension, SortedMap<String, List<OrderPoint>>> groups = new EnumMap<>(Dimension.class);
        for (OrderPoint point : points) {
            point.groups()
                    .forEach((dimension, value) -> groups.computeIfAbsent(
                                    dimension, each -> new TreeMap<>(NUMBERS_FIRST))
                            .computeIfAbsent(value, each -> new ArrayList<>())
                            .add(point));
        }
        return groups;
    }
}
