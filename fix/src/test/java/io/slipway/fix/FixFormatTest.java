package io.slipway.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.executions.ExecutionFiles;
import io.slipway.data.executions.ExecutionOptions;
import io.slipway.data.source.FinerQuantityException;
import io.slipway.data.source.QtyStep;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.venue.UnknownVenues;
import io.slipway.executions.ExecutionIssue;
import io.slipway.executions.OwnExecution;
import io.slipway.executions.OwnFill;
import io.slipway.executions.OwnRecords;
import io.slipway.executions.Reconciliation;
import io.slipway.market.MarketDataException;
import io.slipway.model.Liquidity;
import io.slipway.model.Money;
import io.slipway.model.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixFormatTest {

    private static final String HEAD = "|9=1|49=DESK|56=BRKR|34=1|52=20240801-14:00:00|";

    @TempDir
    Path folder;

    private OwnRecords read(String... bodies) throws IOException {
        return readAs("FIX.4.4", "|", bodies);
    }

    private OwnRecords readAs(String version, String delimiter, String... bodies) throws IOException {
        StringBuilder log = new StringBuilder();
        for (String body : bodies) {
            String type = body.substring(0, body.indexOf('|'));
            String text = "8=" + version + "|9=1|" + type + HEAD.substring(4) + body.substring(type.length() + 1)
                    + "|10=000|";
            log.append("20240801-14:00:00.000 : ")
                    .append(text.replace("|", delimiter))
                    .append('\n');
        }
        Path file = Files.writeString(folder.resolve("log.fix"), log);
        return ExecutionFiles.read(List.of(), List.of(file.toString()), ExecutionOptions.usual());
    }

    private static long ns(String time) {
        Instant instant = Instant.parse(time);
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }

    private static String order(String id, String qty) {
        return "35=D|11=" + id + "|1=ACC|55=AAPL|54=1|38=" + qty + "|40=2|44=150.30|60=20240801-14:00:01.5|847=7";
    }

    private static String fill(String kind, String id, String order, String qty, String more) {
        return "35=8|37=O1|11=" + order + "|17=" + id + "|" + kind + "|39=1|55=AAPL|54=1|38=1000|32=" + qty
                + "|31=150.27|30=XNAS|60=20240801-14:00:05.123456789|151=0|14=0|6=0" + more;
    }

    @ParameterizedTest
    @ValueSource(strings = {"FIX.4.2", "FIX.4.4", "FIXT.1.1"})
    void ordersAndFillsOfEveryVersionAreRead(String version) throws IOException {
        String kind = version.equals("FIX.4.2") ? "20=0|150=1" : "150=F";
        OwnRecords records =
                readAs(version, "|", order("A1", "1000"), fill(kind, "E1", "A1", "100", "|851=2|12=0.30|13=3"));
        assertThat(records.orders().get(0).qty()).isEqualTo(1_000);
        assertThat(records.orders().get(0).side()).isEqualTo(Side.BUY);
        assertThat(records.orders().get(0).times().arrivalNs()).isEqualTo(ns("2024-08-01T14:00:01.5Z"));
        assertThat(records.orders().get(0).prices().limitE9()).isEqualTo(Money.parseE9("150.30"));
        assertThat(records.orders().get(0).tags())
                .containsEntry("account", "ACC")
                .containsEntry("broker", "BRKR")
                .containsEntry("strategy", "7");
        OwnFill fill = Objects.requireNonNull(records.reports().get(0).fill());
        assertThat(fill.timeNs()).isEqualTo(ns("2024-08-01T14:00:05.123456789Z"));
        assertThat(fill.pxE9()).isEqualTo(Money.parseE9("150.27"));
        assertThat(fill.publisherId()).isEqualTo(2);
        assertThat(fill.terms().liquidity()).isEqualTo(Liquidity.TAKER);
        assertThat(fill.terms().feeE9()).isEqualTo(Money.parseE9("0.30"));
    }

    @Test
    void aVenueThatIsNotKnownHasAnIdOfItsName() throws IOException {
        String dark = fill("150=F", "E1", "A1", "100", "").replace("30=XNAS", "30=DARK 9");
        OwnFill fill = Objects.requireNonNull(
                read(order("A1", "1000"), dark).reports().get(0).fill());
        assertThat(fill.publisherId())
                .isNegative()
                .isEqualTo(new UnknownVenues().publisherOf("DARK 9"))
                .isNotEqualTo(new UnknownVenues().publisherOf("DARK 8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\001", "|", "^A"})
    void fieldsEndAsLogsHaveThem(String delimiter) throws IOException {
        OwnRecords records = readAs("FIX.4.4", delimiter, order("A1", "1000"), fill("150=F", "E1", "A1", "100", ""));
        assertThat(records.orders()).hasSize(1);
        assertThat(records.reports()).hasSize(1);
    }

    @Test
    void bustsAndCorrectionsReferToEarlierFills() throws IOException {
        OwnRecords records = read(
                order("A1", "1000"),
                fill("150=F", "E1", "A1", "100", ""),
                fill("150=F", "E2", "A1", "200", ""),
                fill("150=F", "E2", "A1", "200", "|43=Y"),
                fill("150=G", "E3", "A1", "150", "|19=E2"),
                fill("150=H", "E4", "A1", "0", "|19=E1"));
        Reconciliation found = Reconciliation.of(records);
        assertThat(found.executions().get(0).filledQty()).isEqualTo(150);
        assertThat(found.issues().count(ExecutionIssue.DOUBLED)).isEqualTo(1);
        assertThat(found.issues().count(ExecutionIssue.BUSTED)).isEqualTo(1);
        assertThat(found.issues().count(ExecutionIssue.CORRECTED)).isEqualTo(1);
    }

    /** Both fills cost 150.27: the first under a limit of 150.30, the second over one of 150.20. */
    @Test
    void aFillIsJudgedByTheLimitOfItsTimeAndAmendedOrdersAreNamed() throws IOException {
        Reconciliation found = Reconciliation.of(read(
                order("A1", "1000"),
                fill("150=F", "E1", "A1", "100", ""),
                "35=8|37=O1|11=A2|41=A1|17=R1|150=5|39=5|55=AAPL|54=1|38=400|44=150.20|60=20240801-14:00:06|151=300|14=100|6=0",
                fill("150=F", "E2", "A2", "100", "").replace("14:00:05", "14:00:07"),
                order("B1", "500"),
                fill("150=F", "E3", "B1", "100", "")));
        assertThat(found.issues().count(ExecutionIssue.BEYOND_LIMIT)).isEqualTo(1);
        assertThat(found.issues().notes())
                .filteredOn(each -> each.issue() == ExecutionIssue.BEYOND_LIMIT)
                .singleElement()
                .satisfies(each -> assertThat(each.examples()).contains("E2"));
        assertThat(found.issues().notes())
                .filteredOn(each -> each.issue() == ExecutionIssue.AMENDED_QTY)
                .singleElement()
                .satisfies(each ->
                        assertThat(each.examples()).contains("A1: 1000, 400").doesNotContain("B1"));
        assertThat(found.issues().count(ExecutionIssue.AMENDED_LIMIT)).isEqualTo(1);
    }

    @Test
    void aRestatedQuantityIsThatOfTheOrder() throws IOException {
        String restated =
                "35=8|37=O1|11=A1|17=R1|150=D|378=5|39=2|55=AAPL|54=1|38=100|60=20240801-14:00:06|151=0|14=100|6=0";
        OwnExecution found = Reconciliation.of(
                        read(order("A1", "1000"), fill("150=F", "E1", "A1", "100", ""), restated))
                .executions()
                .get(0);
        assertThat(found.order().qty()).isEqualTo(100);
        assertThat(found.filledQty()).isEqualTo(100);
        assertThat(found.order().times().endNs()).isNull();
    }

    /** The broker keeps the quantity and leaves nothing: the order is over. One with something left goes on. */
    @ParameterizedTest
    @CsvSource({"0,true", "900,false"})
    void anOrderRestatedWithNothingLeftIsOver(String leaves, boolean isOver) throws IOException {
        String restated =
                "35=8|37=O1|11=A1|17=R1|150=D|378=5|39=1|55=AAPL|54=1|38=1000|60=20240801-14:00:06|14=100|6=0|151="
                        + leaves;
        OwnExecution found = Reconciliation.of(
                        read(order("A1", "1000"), fill("150=F", "E1", "A1", "100", ""), restated))
                .executions()
                .get(0);
        assertThat(found.order().qty()).isEqualTo(1_000);
        assertThat(found.order().times().endNs()).isEqualTo(isOver ? (Long) ns("2024-08-01T14:00:06Z") : null);
    }

    @ParameterizedTest
    @CsvSource({"1,BUY", "2,SELL", "3,BUY", "4,SELL", "5,SELL", "6,SELL"})
    void sidesAreBuysOrSells(String code, Side side) throws IOException {
        assertThat(read(order("A1", "1000").replace("54=1", "54=" + code))
                        .orders()
                        .get(0)
                        .side())
                .isEqualTo(side);
    }

    @Test
    void bustsOfTheOldKindAreRead() throws IOException {
        OwnRecords records = readAs(
                "FIX.4.2",
                "|",
                order("A1", "1000"),
                fill("20=0|150=1", "E1", "A1", "100", ""),
                fill("20=3|150=1", "E2", "A1", "100", ""),
                fill("20=1|150=1", "E3", "A1", "100", "|19=E1"));
        assertThat(Reconciliation.of(records).executions().get(0).filledQty()).isZero();
    }

    @Test
    void aReplaceCountsWhenItIsConfirmedAndACancelEndsTheOrder() throws IOException {
        OwnRecords records = read(
                order("A1", "1000"),
                "35=G|11=A2|41=A1|55=AAPL|54=1|38=1500|40=2|44=150.40|60=20240801-14:00:02",
                "35=8|37=O1|11=A2|41=A1|17=R1|150=5|39=5|55=AAPL|54=1|38=1500|44=150.40|60=20240801-14:00:02|151=0|14=0|6=0",
                "35=G|11=A3|41=A2|55=AAPL|54=1|38=9000|40=2|44=151|60=20240801-14:00:03",
                fill("150=F", "E1", "A2", "100", ""),
                "35=8|37=O1|11=A4|41=A2|17=C1|150=4|39=4|55=AAPL|54=1|38=1500|60=20240801-14:00:09|151=0|14=0|6=0");
        OwnExecution found = Reconciliation.of(records).executions().get(0);
        assertThat(found.order().id()).isEqualTo("A1");
        assertThat(found.order().qty()).isEqualTo(1_500);
        assertThat(found.order().prices().limitE9()).isEqualTo(Money.parseE9("150.40"));
        assertThat(found.order().times().endNs()).isEqualTo(ns("2024-08-01T14:00:09Z"));
        assertThat(found.filledQty()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, market,",
        "2, 3, limit, ioc",
        "2, 4, limit, fok",
        "2, 2, limit, at_auction",
        "1, 7, market, at_auction",
        "3, 1, stop,",
        "4, '', stop_limit,",
        "P, 3, , ioc",
        "'', 3, ,"
    })
    void typeAndTimeInForceBecomeTags(String type, String force, String typeTag, String forceTag) throws IOException {
        String kind = (type.isEmpty() ? "" : "|40=" + type) + (force.isEmpty() ? "" : "|59=" + force);
        OwnRecords records = read("35=D|11=A1|55=AAPL|54=1|38=100|60=20240801-14:00:01" + kind);
        assertThat(records.orders().get(0).tags().get("order_type")).isEqualTo(typeTag);
        assertThat(records.orders().get(0).tags().get("time_in_force")).isEqualTo(forceTag);
    }

    @Test
    void aConfirmedReplaceChangesTheTypeAndOtherReportsDoNot() throws IOException {
        OwnRecords records = read(
                order("A1", "1000") + "|59=3",
                "35=8|37=O1|11=A1|17=N1|150=0|39=0|55=AAPL|54=1|38=1000|40=1|60=20240801-14:00:02|151=0|14=0|6=0",
                order("B1", "1000") + "|59=3",
                "35=8|37=O2|11=B2|41=B1|17=R1|150=5|39=5|55=AAPL|54=1|38=1000|40=1|60=20240801-14:00:02|151=0|14=0|6=0",
                "35=8|37=O3|11=C1|17=N3|150=0|39=0|55=AAPL|54=2|38=700|40=2|59=4|60=20240801-14:00:02|151=0|14=0|6=0");
        assertThat(records.orders().get(0).tags())
                .containsEntry("order_type", "limit")
                .containsEntry("time_in_force", "ioc");
        assertThat(records.orders().get(1).tags())
                .containsEntry("order_type", "market")
                .doesNotContainKey("time_in_force");
        assertThat(records.orders().get(2).tags())
                .containsEntry("order_type", "limit")
                .containsEntry("time_in_force", "fok");
    }

    /** Coins: the finest quantity has two decimals, so the step is 0.01 where the user states none. */
    @Test
    void quantitiesWithDecimalsCountTheFinestStep() throws IOException {
        String coins = order("A1", "2.5").replace("AAPL", "BTCUSD");
        String first = fill("150=F", "E1", "A1", "0.75", "|851=4|12=2|13=1").replace("AAPL", "BTCUSD");
        String second = fill("150=F", "E2", "A1", "1.5", "|851=2|12=0.1|13=2").replace("AAPL", "BTCUSD");
        assertThatThrownBy(() -> read(coins, first, second))
                .isInstanceOf(FinerQuantityException.class)
                .hasMessageContaining("qty=2.5, step=1");
        ReadOptions hundredths = ReadOptions.all().withQtyStep(new QtyStep(new BigDecimal("0.01"), true));
        OwnRecords records = ExecutionFiles.read(
                List.of(),
                List.of(folder.resolve("log.fix").toString()),
                new ExecutionOptions(Optional.empty(), Optional.empty(), hundredths));
        assertThat(records.orders().get(0).qty()).isEqualTo(250);
        OwnFill auction = Objects.requireNonNull(records.reports().get(0).fill());
        assertThat(auction.qty()).isEqualTo(75);
        assertThat(auction.terms().feeE9()).isEqualTo(Money.parseE9("1.5"));
        assertThat(auction.terms().isAuction()).isTrue();
        OwnFill taken = Objects.requireNonNull(records.reports().get(1).fill());
        assertThat(taken.qty()).isEqualTo(150);
        assertThat(taken.terms().feeE9()).isEqualTo(Money.parseE9("0.225405"));
        assertThat(taken.terms().isAuction()).isFalse();
    }

    @Test
    void reportsAloneMakeAnOrderAndRejectedOrdersLeaveNoTrace() throws IOException {
        OwnRecords records = read(
                "35=8|37=O1|11=A1|17=N1|150=0|39=0|55=AAPL|54=2|38=700|60=20240801-14:00:02|151=0|14=0|6=0",
                "35=8|37=O2|11=B1|17=N2|150=8|39=8|55=AAPL|54=2|38=700|60=20240801-14:00:02|151=0|14=0|6=0",
                "35=0|112=T");
        assertThat(records.orders()).hasSize(1);
        assertThat(records.orders().get(0).side()).isEqualTo(Side.SELL);
        assertThat(records.orders().get(0).qty()).isEqualTo(700);
    }

    @Test
    void aMessageThatCannotBeReadNamesItsLine() {
        assertThatThrownBy(() -> read(order("A1", "1000"), order("A2", "ten")))
                .isInstanceOf(MarketDataException.class)
                .hasMessageContaining("log.fix:2: not a FIX message that can be used");
        assertThatThrownBy(() -> readAs("FIX.9.9", "|", order("A1", "1000"))).hasMessageContaining("FIX.9.9");
    }

    /** A fill of -200, one without a price, one without a quantity, an order of side 9 and one of no shares. */
    @ParameterizedTest
    @CsvSource({
        "32=100, 32=-200, 'a fill has a positive quantity: tag=32, value=-200'",
        "|32=100, '', 'a fill has a positive quantity: tag=32, value='",
        "|31=150.27, '', 'a fill has a price: tag 31 is missing'",
        "54=1, 54=9, 'an order is a buy or a sell: tag=54, value=9'",
        "38=1000, 38=0, 'an order has a positive quantity: tag=38, value=0'",
    })
    void aMessageThatWouldBeLostStopsTheReader(String from, String to, String fault) {
        String good = fill("20=0|150=1", "E1", "A1", "100", "");
        boolean isFill = fault.startsWith("a fill");
        String bad = (isFill ? good : order("A2", "1000")).replace(from, to);
        assertThatThrownBy(() -> readAs("FIX.4.2", "|", order("A1", "1000"), bad))
                .isInstanceOf(MarketDataException.class)
                .hasMessageContaining("log.fix:2: not a FIX message that can be used: " + fault);
    }

    @Test
    void aLenientReaderCountsTheMessagesItSkips() throws IOException {
        StringBuilder log = new StringBuilder("8=FIX.4.4|9=1|" + order("A1", "1000") + "|10=000|\n");
        for (int i = 0; i < 3; i++) {
            String quantity = i == 1 ? "-200" : "100";
            log.append("8=FIX.4.4|9=1|")
                    .append(fill("150=F", "E" + i, "A1", quantity, ""))
                    .append("|10=000|\n");
        }
        log.append("9=1|35=8|11=A1|17=E9|10=000|\nno message\n");
        Path file = Files.writeString(folder.resolve("bad.fix"), log);
        OwnRecords records = ExecutionFiles.read(
                List.of(),
                List.of(file.toString()),
                new ExecutionOptions(
                        Optional.empty(), Optional.empty(), ReadOptions.all().withTolerance(true, 1, false)));
        Reconciliation found = Reconciliation.of(records);
        assertThat(found.account().kept()).isEqualTo(200);
        assertThat(found.issues().count(ExecutionIssue.BAD_ROW)).isEqualTo(2);
        assertThat(found.issues().notes().get(0).examples().get(0))
                .contains("bad.fix:3")
                .contains("value=-200");
    }

    @Test
    void severalMessagesOfALineAreAllRead() throws IOException {
        String begin = "8=FIX.4.4|9=1|";
        String text = begin + order("A1", "1000") + "|58=FIX|10=000|" + begin + fill("150=F", "E1", "A1", "100", "")
                + "|10=000|  20240801 in: " + begin + fill("150=F", "E2", "A1", "200", "") + "|"
                + begin + fill("150=F", "E3", "A1", "300", "");
        Path file = Files.writeString(folder.resolve("line.fix"), text);
        OwnRecords records = ExecutionFiles.read(List.of(), List.of(file.toString()), ExecutionOptions.usual());
        assertThat(Reconciliation.of(records).account().kept()).isEqualTo(600);
    }

    @Test
    void aLogNamedForOrdersAndFillsCountsOnce() throws IOException {
        read(
                order("A1", "1000"),
                fill("150=F", "", "A1", "100", "").replace("17=|", ""),
                fill("150=F", "", "A1", "200", "").replace("17=|", ""));
        String log = folder.resolve("log.fix").toString();
        OwnRecords records = ExecutionFiles.read(
                List.of(log), List.of(folder.resolve(".").resolve("log.fix").toString()), ExecutionOptions.usual());
        assertThat(Reconciliation.of(records).account().kept()).isEqualTo(300);
        assertThat(Reconciliation.of(records).issues().count(ExecutionIssue.DOUBLED_ORDER))
                .isZero();
    }

    @Test
    void aResendOfACorrectedAndBustedFillChangesNothing() throws IOException {
        String first = fill("150=F", "E1", "A1", "100", "");
        String corrected = fill("150=G", "C1", "A1", "150", "|19=E1");
        OwnRecords records = read(
                order("A1", "1000"),
                first,
                fill("150=F", "E2", "A1", "200", ""),
                corrected,
                fill("150=H", "B1", "A1", "150", "|19=C1"),
                first + "|43=Y",
                corrected + "|43=Y");
        assertThat(Reconciliation.of(records).account().kept()).isEqualTo(200);
    }
}
