package io.slipway.executions;

import static io.slipway.executions.OwnExamples.fill;
import static io.slipway.executions.OwnExamples.order;
import static io.slipway.executions.OwnExamples.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.slipway.model.Liquidity;
import io.slipway.model.Money;
import io.slipway.model.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FillReconciliationTest {

    private static FillReport bust(String refersTo) {
        return new FillReport(FillReport.Kind.BUST, refersTo, null);
    }

    private static FillReport correction(String refersTo, OwnFill fill) {
        return new FillReport(FillReport.Kind.CORRECTION, refersTo, fill);
    }

    private static Reconciliation reconcile(List<OwnOrder> orders, FillReport... reports) {
        return Reconciliation.of(new OwnRecords(orders, List.of(reports)));
    }

    private static Reconciliation ofFills(List<OwnOrder> orders, OwnFill... fills) {
        return Reconciliation.of(
                new OwnRecords(orders, Arrays.stream(fills).map(FillReport::of).toList()));
    }

    @Test
    void aFillReportedAgainCountsOnce() {
        OwnFill fill = fill("E1", "A", 1, 300, "10");
        Reconciliation found = ofFills(List.of(order("A", Side.BUY, 500)), fill, fill);
        assertThat(found.executions().get(0).filledQty()).isEqualTo(300);
        assertThat(found.issues().count(ExecutionIssue.DOUBLED)).isEqualTo(1);
        assertThat(found.account()).isEqualTo(new QtyAccount(600, 300, 0, 0, 0, 300));
    }

    @Test
    void equalFillsWithoutIdsBothCountAndAreNamed() {
        OwnFill fill = fill("", "A", 1, 100, "10");
        Reconciliation found = ofFills(List.of(order("A", Side.BUY, 500)), fill, fill);
        assertThat(found.executions().get(0).filledQty()).isEqualTo(200);
        assertThat(found.issues().notes())
                .containsExactly(new IssueTally.Note(
                        ExecutionIssue.LOOKS_DOUBLED, 1, List.of("fill at 10.00, 1970-01-01T00:00:01Z")));
    }

    @Test
    void oneIdOfTwoFillsIsNoRepeat() {
        Reconciliation found = ofFills(
                List.of(order("A", Side.BUY, 500)), fill("E1", "A", 1, 100, "10"), fill("E1", "A", 2, 100, "10"));
        assertThat(found.executions().get(0).filledQty()).isEqualTo(200);
        assertThat(found.issues().count(ExecutionIssue.REUSED_ID)).isEqualTo(1);
    }

    @Test
    void aBustTakesItsFillBackWhereverItStands() {
        FillReport report = FillReport.of(fill("E1", "A", 1, 300, "10"));
        FillReport other = FillReport.of(fill("E2", "A", 2, 100, "11"));
        List<OwnOrder> orders = List.of(order("A", Side.SELL, 500));
        assertThat(reconcile(orders, report, other, bust("E1")).account())
                .isEqualTo(reconcile(orders, bust("E1"), report, other).account())
                .isEqualTo(new QtyAccount(400, 0, 300, 0, 0, 100));
    }

    @Test
    void aBustOfNothingIsNamed() {
        Reconciliation found = reconcile(List.of(order("A", Side.BUY, 5)), bust("E9"));
        assertThat(found.issues().notes())
                .containsExactly(new IssueTally.Note(ExecutionIssue.UNMATCHED_BUST, 1, List.of("E9")));
    }

    /** Order, venue, side, fee, liquidity and tags stay unless the correction states them; a fee of 0 is stated. */
    @Test
    void aCorrectionKeepsWhatItDoesNotState() {
        OwnFill old = new OwnFill(
                new FillIds("E1", "A", "C1"),
                "X",
                1,
                2,
                300,
                Money.parseE9("10"),
                new FillTerms(Side.BUY, Money.parseE9("0.30"), Liquidity.TAKER, Map.of("broker", "P")));
        OwnFill bare = new OwnFill(
                new FillIds("", "", ""),
                "",
                1,
                OwnFill.NO_VENUE,
                300,
                Money.parseE9("10.01"),
                new FillTerms(null, null, null, Map.of()));
        assertThat(reconcile(List.of(), FillReport.of(old), correction("E1", bare))
                        .executions()
                        .get(0)
                        .fills())
                .containsExactly(
                        new OwnFill(new FillIds("", "A", "C1"), "X", 1, 2, 300, Money.parseE9("10.01"), old.terms()));
        OwnFill full = new OwnFill(
                new FillIds("E2", "A", "C2"),
                "X",
                1,
                43,
                200,
                Money.parseE9("10.02"),
                new FillTerms(Side.BUY, 0L, Liquidity.MAKER, Map.of("broker", "Q")));
        assertThat(reconcile(List.of(), FillReport.of(old), correction("E1", full))
                        .executions()
                        .get(0)
                        .fills())
                .containsExactly(full);
    }

    @Test
    void aCorrectionOfAnotherSymbolIsLeftOutWithIt() {
        OwnFill other =
                new OwnFill(new FillIds("E1", "", ""), "Y", 1, 2, 300, 10, new FillTerms(Side.BUY, 0L, null, Map.of()));
        OwnFill bare =
                new OwnFill(new FillIds("", "", ""), "", 1, 0, 300, 11, new FillTerms(null, null, null, Map.of()));
        OwnRecords records = new OwnRecords(
                List.of(order("A", Side.BUY, 500)),
                List.of(FillReport.of(other), correction("E1", bare), FillReport.of(fill("E2", "A", 1, 100, "10"))));
        Reconciliation found = Reconciliation.of(records.of(Set.of("X")));
        assertThat(found.account()).isEqualTo(new QtyAccount(100, 0, 0, 0, 0, 100));
        assertThat(found.issues().notes()).isEmpty();
    }

    @Test
    void aCorrectionReplacesItsFillAndMayBeBusted() {
        List<OwnOrder> orders = List.of(order("A", Side.BUY, 500));
        FillReport report = FillReport.of(fill("E1", "A", 1, 300, "10"));
        FillReport corrected = correction("E1", fill("E2", "A", 1, 250, "10.01"));
        Reconciliation found = reconcile(orders, report, corrected);
        assertThat(found.executions().get(0).fills())
                .extracting(OwnFill::qty, OwnFill::pxE9)
                .containsExactly(tuple(250L, Money.parseE9("10.01")));
        assertThat(found.account()).isEqualTo(new QtyAccount(300, 0, 0, -50, 0, 250));
        assertThat(reconcile(orders, report, corrected, bust("E2")).account())
                .isEqualTo(new QtyAccount(300, 0, 250, -50, 0, 0));
    }

    /** Corrected at 60 and again at 90, the execution stays at 1; a correction whose fill is not there has its own time. */
    @Test
    void aCorrectedExecutionKeepsItsTime() {
        Reconciliation found = reconcile(
                List.of(order("A", Side.BUY, 500)),
                FillReport.of(fill("E1", "A", 1, 300, "10")),
                correction("E1", fill("E2", "A", 60, 250, "10.01")),
                correction("E2", fill("E3", "A", 90, 200, "10.02")),
                correction("E9", fill("E10", "A", 95, 100, "10.03")));
        assertThat(found.executions().get(0).fills())
                .extracting(OwnFill::timeNs, OwnFill::qty, OwnFill::pxE9)
                .containsExactly(
                        tuple(1_000_000_000L, 200L, Money.parseE9("10.02")),
                        tuple(95_000_000_000L, 100L, Money.parseE9("10.03")));
        assertThat(found.issues().count(ExecutionIssue.UNMATCHED_CORRECTION)).isEqualTo(1);
    }

    @Test
    void anOverfilledOrderIsAsLargeAsItsFills() {
        Reconciliation found = ofFills(List.of(order("A", Side.BUY, 100)), fill("E1", "A", 1, 150, "10"));
        assertThat(found.executions().get(0).order().qty()).isEqualTo(150);
        assertThat(found.issues().notes())
                .containsExactly(new IssueTally.Note(ExecutionIssue.OVERFILLED, 1, List.of("A: 150 of 100")));
    }

    @Test
    void stopOrdersAreNamed() {
        OwnOrder plain = order("A", Side.BUY, 100);
        OwnOrder stop = new OwnOrder(
                "B", "X", Side.SELL, 100, plain.times(), plain.prices(), Map.of(OrderTags.ORDER_TYPE, OrderTags.STOP));
        OwnOrder limit = new OwnOrder(
                "C",
                "X",
                Side.SELL,
                100,
                plain.times(),
                plain.prices(),
                Map.of(OrderTags.ORDER_TYPE, OrderTags.STOP_LIMIT));
        assertThat(ofFills(List.of(plain, stop, limit), fill("E1", "B", 1, 100, "10"))
                        .issues()
                        .notes())
                .containsExactly(new IssueTally.Note(ExecutionIssue.STOP, 2, List.of("B", "C")));
    }

    @Test
    void anOrderWithoutAnyTimeIsLeftOutAndNamed() {
        OwnOrder order = order("A", Side.BUY, 100).withTimes(new OrderTimes(null, null, null));
        Reconciliation found = ofFills(List.of(order));
        assertThat(found.executions()).isEmpty();
        assertThat(found.issues().notes())
                .containsExactly(new IssueTally.Note(ExecutionIssue.NO_TIME, 1, List.of("A")));
    }

    @Test
    void anOrderFilledTenTimesIsLeftOut() {
        Reconciliation found = ofFills(
                List.of(order("A", Side.BUY, 100), order("B", Side.BUY, 100)),
                fill("E1", "A", 1, 400, "10"),
                fill("E2", "A", 2, 600, "10"),
                fill("E3", "B", 3, 999, "10"));
        assertThat(found.executions()).extracting(each -> each.order().id()).containsExactly("B");
        assertThat(found.account()).isEqualTo(new QtyAccount(1999, 0, 0, 0, 1000, 999));
        assertThat(found.issues().notes())
                .containsExactly(
                        new IssueTally.Note(ExecutionIssue.FAR_OVERFILLED, 1, List.of("A: 1000 of 100")),
                        new IssueTally.Note(ExecutionIssue.OVERFILLED, 1, List.of("B: 999 of 100")));
    }

    @Test
    void fillsOutsideTheTermsOfTheirOrderAreNamedAndCount() {
        OwnOrder order = new OwnOrder(
                "A",
                "X",
                Side.SELL,
                500,
                OwnExamples.times(10L, 20L),
                new OrderPrices(null, null, null, Money.parseE9("10")),
                Map.of());
        Reconciliation found = ofFills(
                List.of(order),
                fill("early", "A", 9, 100, "10"),
                fill("late", "A", 21, 100, "10.5"),
                fill("low", "A", 15, 100, "9.99"));
        assertThat(found.executions().get(0).filledQty()).isEqualTo(300);
        assertThat(found.issues().notes())
                .containsExactlyInAnyOrder(
                        new IssueTally.Note(ExecutionIssue.BEFORE_ARRIVAL, 1, List.of("early")),
                        new IssueTally.Note(ExecutionIssue.AFTER_END, 1, List.of("late")),
                        new IssueTally.Note(ExecutionIssue.BEYOND_LIMIT, 1, List.of("low")));
    }

    @Test
    void aFillOfTheOtherSideIsLeftOut() {
        Reconciliation found =
                ofFills(List.of(order("A", Side.BUY, 100)), fill("E1", "A", 1, 50, "10", terms(Side.SELL, null, null)));
        assertThat(found.account()).isEqualTo(new QtyAccount(50, 0, 0, 0, 50, 0));
        assertThat(found.issues().count(ExecutionIssue.WRONG_SIDE)).isEqualTo(1);
    }

    @Test
    void fillsAloneAreOneOrderUntilHalfAnHourPasses() {
        FillTerms buy = terms(Side.BUY, null, null);
        Reconciliation found = ofFills(
                List.of(),
                fill("1", "", 0, 100, "10", buy),
                fill("2", "", 1_800, 100, "10", buy),
                fill("3", "", 3_601, 100, "10", buy),
                fill("4", "", 10, 100, "10", terms(Side.SELL, null, null)));
        assertThat(found.executions())
                .extracting(each -> each.order().side(), each -> each.order().qty(), OwnExecution::inferred)
                .containsExactlyInAnyOrder(
                        tuple(Side.BUY, 200L, true), tuple(Side.BUY, 100L, true), tuple(Side.SELL, 100L, true));
        assertThat(found.issues().count(ExecutionIssue.INFERRED)).isEqualTo(3);
    }

    @Test
    void fillsOfOneOrderIdAreOneOrderHoweverLongItTakes() {
        FillTerms buy = terms(Side.BUY, null, null);
        Reconciliation found =
                ofFills(List.of(), fill("1", "Q", 0, 100, "10", buy), fill("2", "Q", 20_000, 200, "10", buy));
        assertThat(found.executions()).hasSize(1);
        assertThat(found.executions().get(0).order().id()).isEqualTo("Q");
        assertThat(found.executions().get(0).order().times()).isEqualTo(OwnExamples.times(0L, 20_000L));
    }

    @Test
    void aFillWithoutAnOrderBelongsToTheOnlyOneOfItsTime() {
        OwnOrder first = order("A", Side.BUY, 100).withTimes(OwnExamples.times(0L, 10L));
        OwnOrder second = order("B", Side.BUY, 100).withTimes(OwnExamples.times(20L, 30L));
        Reconciliation found =
                ofFills(List.of(first, second), fill("1", "", 25, 60, "10"), fill("2", "", 15, 60, "10"));
        assertThat(found.executions().get(1).filledQty()).isEqualTo(60);
        assertThat(found.issues().count(ExecutionIssue.NO_SIDE)).isEqualTo(1);
    }

    @Test
    void theOrderOfReportsDoesNotMatterAndEveryShareIsAccountedFor() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<FillReport> reports = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                String id = random.nextInt(4) == 0 ? "" : "E" + random.nextInt(20);
                reports.add(FillReport.of(
                        fill(id, "O" + random.nextInt(3), random.nextInt(5), 1 + random.nextInt(3), "10")));
            }
            List<OwnOrder> orders = List.of(order("O0", Side.BUY, 10), order("O1", Side.SELL, 1_000));
            Reconciliation found = Reconciliation.of(new OwnRecords(orders, reports));
            long kept = found.executions().stream()
                    .mapToLong(OwnExecution::filledQty)
                    .sum();
            assertThat(found.account().kept()).isEqualTo(kept);
            Collections.shuffle(reports, random);
            Reconciliation shuffled = Reconciliation.of(new OwnRecords(orders, reports));
            assertThat(shuffled.executions()).isEqualTo(found.executions());
            assertThat(shuffled.account()).isEqualTo(found.account());
        }
    }
}
