package io.slipway.executions.regulatory;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.calendar.MarketCalendar;
import io.slipway.calendar.TradingHours;
import io.slipway.engine.Tapes;
import io.slipway.engine.Tapes.Row;
import io.slipway.executions.FillIds;
import io.slipway.executions.FillReport;
import io.slipway.executions.FillTerms;
import io.slipway.executions.IssueTally;
import io.slipway.executions.OrderPrices;
import io.slipway.executions.OrderTags;
import io.slipway.executions.OrderTimes;
import io.slipway.executions.OwnFill;
import io.slipway.executions.OwnOrder;
import io.slipway.executions.OwnRecords;
import io.slipway.executions.OwnRoute;
import io.slipway.executions.Reconciliation;
import io.slipway.executions.measure.MeasureTerms;
import io.slipway.executions.measure.SymbolMeasure;
import io.slipway.model.Liquidity;
import io.slipway.model.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** All fields of random orders equal those of {@link SlowTables} and {@link SlowVenueTables}, which go over lists with fractions of their own. */
class RandomOrdersTest {

    static final long SECOND = 1_000_000_000L;
    static final long CENT_E9 = 10_000_000L;

    private final Random random = new Random(605);

    /** A quote of the one quoting venue. */
    record Quote(long timeNs, long bidE9, long askE9) {}

    /** Orders with what the market was. */
    record Case(List<Quote> quotes, List<OwnOrder> orders, List<OwnFill> fills, List<OwnRoute> routes) {}

    private Case random() {
        List<Quote> quotes = new ArrayList<>();
        long bid = 2_000;
        for (long second = 1; second < 400; second += 1 + random.nextInt(9)) {
            bid += random.nextInt(5) - 2;
            quotes.add(new Quote(second * SECOND, bid * CENT_E9, (bid + 1 + random.nextInt(4)) * CENT_E9));
        }
        Case made = new Case(quotes, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < 12; i++) {
            addOrder(made, "o" + i);
        }
        return made;
    }

    private void addOrder(Case made, String id) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long arrivalNs = random.nextInt(8) == 0 ? 0 : random.nextInt(300) * SECOND;
        long endNs = arrivalNs + (1 + random.nextInt(90)) * SECOND;
        long qty = random.nextInt(4) == 0 ? 1 + random.nextInt(99) : 100L * (1 + random.nextInt(120));
        Map<String, String> tags = new HashMap<>();
        Long limitE9 = random.nextInt(3) == 0 ? null : (Long) ((1_990L + random.nextInt(20)) * CENT_E9);
        if (random.nextInt(4) == 0) {
            List<String> inForce = List.of(OrderTags.IOC, OrderTags.IOC, OrderTags.FOK, OrderTags.AT_AUCTION);
            tags.put(OrderTags.TIME_IN_FORCE, inForce.get(random.nextInt(4)));
        }
        if (random.nextInt(10) == 0) {
            tags.put(OrderTags.ORDER_TYPE, OrderTags.STOP);
        }
        tags.put(OrderTags.DIRECTED, random.nextInt(3) == 0 ? OrderTags.YES : OrderTags.NO);
        made.orders()
                .add(new OwnOrder(
                        id,
                        "X",
                        side,
                        qty,
                        new OrderTimes(null, arrivalNs, endNs),
                        new OrderPrices(null, null, null, limitE9),
                        tags));
        long left = qty;
        for (int child = 0; child < random.nextInt(4); child++) {
            int venue = 1 + random.nextInt(7);
            long sentNs = arrivalNs + random.nextInt(10) * SECOND / 4;
            long sent = 1L + random.nextInt(200);
            String childId = id + "-" + child;
            made.routes()
                    .add(new OwnRoute(
                            childId,
                            id,
                            venue,
                            sentNs,
                            random.nextBoolean() ? endNs + 3 * SECOND : null,
                            sent,
                            random.nextBoolean()));
            long filled = Math.min(left, random.nextInt(2) * sent);
            if (filled > 0) {
                left -= filled;
                made.fills().add(fill(childId, id, venue, sentNs + random.nextInt(40_000) * (SECOND / 1_000), filled));
            }
        }
    }

    private OwnFill fill(String child, String order, int venue, long timeNs, long qty) {
        long pxE9 = (3_990L + random.nextInt(22)) * CENT_E9 / 2;
        return new OwnFill(
                new FillIds("e" + child, order, child),
                "X",
                timeNs,
                venue,
                qty,
                pxE9,
                new FillTerms(
                        null,
                        (random.nextInt(400) - 200) * 1_000_000L,
                        random.nextBoolean() ? Liquidity.MAKER : Liquidity.TAKER,
                        Map.of()));
    }

    private static List<RegulatoryTable> tables(Case made) {
        Reconciliation found = Reconciliation.of(new OwnRecords(
                made.orders(), made.fills().stream().map(FillReport::of).toList()));
        RegulatoryReports reports = new RegulatoryReports(made.routes(), id -> "V" + id);
        MarketCalendar calendar = TradingHours.UNLIMITED.calendar();
        List<Row> rows = made.quotes().stream()
                .map(each -> Row.quote(each.timeNs() / (double) SECOND, 2, each.bidE9(), 500, each.askE9(), 500))
                .toList();
        new SymbolMeasure(
                        MeasureTerms.of(TradingHours.UNLIMITED),
                        new IssueTally(),
                        order -> reports.add(order, calendar))
                .measure(Tapes.of(rows.toArray(Row[]::new)), found.executions());
        return reports.tables();
    }

    /** Rows by the fields that identify them. */
    private static Map<String, Map<String, String>> byKey(RegulatoryTable table, List<String> keys) {
        Map<String, Map<String, String>> rows = new TreeMap<>();
        for (List<@Nullable String> row : table.rows()) {
            Map<String, String> fields = new TreeMap<>();
            for (int i = 0; i < row.size(); i++) {
                String field = row.get(i);
                if (field != null) {
                    fields.put(table.columns().get(i), field);
                }
            }
            StringBuilder key = new StringBuilder();
            keys.forEach(each -> key.append(fields.get(each)).append('|'));
            rows.put(key.toString(), fields);
        }
        return rows;
    }

    @Test
    void everyFieldEqualsASlowRecomputation() {
        int rows = 0;
        for (int round = 0; round < 150; round++) {
            Case made = random();
            List<RegulatoryTable> tables = tables(made);
            SlowTables slow = new SlowTables(made);
            SlowVenueTables slowVenues = new SlowVenueTables(made);
            Map<String, Map<String, String>> rule605 =
                    byKey(tables.get(0), List.of("LotSizeFlag", "OrderSize", "OrderType"));
            assertSame(rule605, slow.rule605());
            assertSame(byKey(tables.get(1), List.of("directed", "mic")), slowVenues.rule606());
            assertSame(byKey(tables.get(2), List.of("venue")), slowVenues.rts28());
            rows += rule605.size();
        }
        assertThat(rows).isGreaterThan(500);
    }

    private static void assertSame(Map<String, Map<String, String>> rows, Map<String, Map<String, String>> slow) {
        assertThat(rows.keySet()).isEqualTo(slow.keySet());
        slow.forEach((key, fields) -> assertThat(rows.get(key)).as(key).containsExactlyEntriesOf(fields));
    }

    /** Shares of the notes and of the rows are those of the fills. */
    @Test
    void sharesReconcileWithTheFills() {
        for (int round = 0; round < 100; round++) {
            Case made = random();
            long filled = made.fills().stream().mapToLong(OwnFill::qty).sum();
            List<RegulatoryTable> tables = tables(made);
            RegulatoryTable rule606 = tables.get(1);
            long executed = 0;
            for (int i = 0; i < rule606.rows().size(); i++) {
                executed += Long.parseLong(String.valueOf(rule606.field(i, "executedShr")));
            }
            assertThat(executed).isEqualTo(filled);
            String note = tables.get(0).notes().get(1);
            assertThat(note).endsWith(", " + filled + " in all.");
            long leftOut = tables.get(0).notes().stream()
                    .filter(each -> each.startsWith("Left out: "))
                    .mapToLong(each -> Long.parseLong(each.replaceAll(".* with (\\d+) shares.*", "$1")))
                    .sum();
            assertThat(note).contains(" " + leftOut + " of orders left out");
        }
    }
}
