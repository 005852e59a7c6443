package io.slipway.data.executions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.source.ReadOptions;
import io.slipway.executions.FillReport;
import io.slipway.executions.OwnFill;
import io.slipway.executions.OwnOrder;
import io.slipway.executions.OwnRecords;
import io.slipway.market.MarketDataException;
import io.slipway.model.Liquidity;
import io.slipway.model.Money;
import io.slipway.model.Side;
import io.slipway.text.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutionFilesTest {

    @TempDir
    Path folder;

    private Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private OwnRecords read(String orders, String fills, Optional<String> fillsMapping) {
        ExecutionOptions options = new ExecutionOptions(
                Optional.empty(), fillsMapping.map(text -> file("fills.yaml", text)), ReadOptions.all());
        return ExecutionFiles.read(
                orders.isEmpty()
                        ? List.of()
                        : List.of(file("orders.csv", orders).toString()),
                fills.isEmpty() ? List.of() : List.of(file("fills.csv", fills).toString()),
                options);
    }

    private OwnFill onlyFill(String fills) {
        return Objects.requireNonNull(
                read("", fills, Optional.empty()).reports().get(0).fill());
    }

    private static long ns(String time) {
        Instant instant = Instant.parse(time);
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }

    @Test
    void ordersAreReadByTheUsualNames() {
        OwnOrder order = read("""
                        order_id,symbol,side,qty,decision_time,arrival_time,end_time,decision_price,limit,strategy,broker
                        A1,AAPL,sell,"2,000",2024-08-01T14:00:00Z,2024-08-01T10:00:01.5,,150.25,149,VWAP,Alpha
                        """, "", Optional.empty()).orders().get(0);
        assertThat(order.side()).isEqualTo(Side.SELL);
        assertThat(order.qty()).isEqualTo(2_000);
        assertThat(order.times().decisionNs()).isEqualTo(ns("2024-08-01T14:00:00Z"));
        assertThat(order.times().arrivalNs()).isEqualTo(ns("2024-08-01T14:00:01.5Z"));
        assertThat(order.times().endNs()).isNull();
        assertThat(order.prices().decisionE9()).isEqualTo(Money.parseE9("150.25"));
        assertThat(order.prices().limitE9()).isEqualTo(Money.parseE9("149"));
        assertThat(order.tags()).isEqualTo(Map.of("strategy", "VWAP", "broker", "Alpha"));
    }

    @Test
    void fillsBustsAndCorrectionsAreReadByTheUsualNames() {
        List<FillReport> reports = read("", """
                        exec_id,order_id,time,venue,symbol,qty,price,fee,liquidity,kind,refers_to
                        E1,A1,2024-08-01T14:00:05Z,XNAS,AAPL,100,150.27,0.30,taker,,
                        E2,A1,2024-08-01T14:00:06Z,P,AAPL,50,150.26,-0.10,added,fill,
                        E3,A1,2024-08-01T14:00:06Z,P,AAPL,60,150.26,-0.12,A,correction,E2
                        E1,A1,2024-08-01T14:00:07Z,,,,,,,bust,
                        """, Optional.empty()).reports();
        assertThat(reports)
                .extracting(FillReport::kind)
                .containsExactly(
                        FillReport.Kind.FILL, FillReport.Kind.FILL, FillReport.Kind.CORRECTION, FillReport.Kind.BUST);
        assertThat(reports).extracting(FillReport::refersTo).containsExactly("", "", "E2", "E1");
        OwnFill second = Objects.requireNonNull(reports.get(1).fill());
        assertThat(second.publisherId()).isEqualTo(43);
        assertThat(second.terms().liquidity()).isEqualTo(Liquidity.MAKER);
        assertThat(second.terms().feeE9()).isEqualTo(-100_000_000L);
        assertThat(second.terms().side()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"XNAS,2", "xnas,2", "XNGS,2", "2,2", "Q,2", "NYSE Arca,43", "arcx,43", "66,66", "'',0"})
    void venuesAreReadInEveryUsualForm(String text, int publisherId) {
        assertThat(onlyFill("time,venue,qty,price\n2024-08-01T14:00:05Z," + text + ",100,10\n")
                        .publisherId())
                .isEqualTo(publisherId);
    }

    @ParameterizedTest
    @CsvSource({"buy,100,BUY", "B,100,BUY", "1,100,BUY", "SLD,100,SELL", "5,100,SELL", "'',-100,SELL", "sell,-100,SELL"
    })
    void sidesAreWordsCodesOrSigns(String text, String qty, Side side) {
        OwnFill fill = onlyFill("time,side,qty,price\n2024-08-01T14:00:05Z," + text + "," + qty + ",10\n");
        assertThat(fill.terms().side()).isEqualTo(side);
        assertThat(fill.qty()).isEqualTo(100);
    }

    /** One negative quantity says that signs are sides; without one, a quantity without a side tells none. A stated side comes first. */
    @Test
    void aFileWithNegativeQuantitiesHasItsSidesInTheSigns() {
        String signed = """
                time,side,qty,price
                2024-08-01T14:00:05Z,,100,10
                2024-08-01T14:00:06Z,,-40,10
                2024-08-01T14:00:07Z,sell,30,10
                """;
        assertThat(read("", signed, Optional.empty()).reports())
                .extracting(each -> Objects.requireNonNull(each.fill()).terms().side())
                .containsExactly(Side.BUY, Side.SELL, Side.SELL);
        String sells = "time,side,qty,price\n2024-08-01T14:00:05Z,,100,10\n2024-08-01T14:00:06Z,sell,-40,10\n";
        assertThat(read("", sells, Optional.empty()).reports())
                .extracting(each -> Objects.requireNonNull(each.fill()).terms().side())
                .containsExactly(null, Side.SELL);
    }

    @ParameterizedTest
    @CsvSource({"K,BUY", "V,SELL", "VS,SELL", "S,BUY"})
    void aMappingHasListsOfWordsForASide(String text, Side side) {
        OwnFill fill = Objects.requireNonNull(read(
                        "",
                        "time,side,qty,price\n2024-08-01T14:00:05Z," + text + ",100,10\n",
                        Optional.of("sides: {buy: [K, S], sell: [V, VS]}"))
                .reports()
                .get(0)
                .fill());
        assertThat(fill.terms().side()).isEqualTo(side);
    }

    @ParameterizedTest
    @CsvSource({"SLD", "2", "5"})
    void wordsThatAMappingDoesNotStateAreRefused(String text) {
        assertThatThrownBy(() -> read(
                        "",
                        "time,side,qty,price\n2024-08-01T14:00:05Z," + text + ",100,10\n",
                        Optional.of("sides: {buy: \"0\", sell: [\"1\", V]}")))
                .hasMessageContaining("not a side: value=\"" + text + "\"");
    }

    @ParameterizedTest
    @CsvSource({"auction, true", "Cross, true", "4, true", "taker, false", "'', false"})
    void aFillMaySayThatItIsOfAnAuction(String text, boolean isAuction) {
        OwnFill fill = onlyFill("time,side,qty,price,liquidity\n2024-08-01T14:00:05Z,buy,100,10," + text + "\n");
        assertThat(fill.terms().isAuction()).isEqualTo(isAuction);
    }

    @Test
    void aMappingSaysWhichWordIsAnAuction() {
        String rows = "time,side,qty,price,LP\n2024-08-01T14:00:05Z,buy,100,10,O\n2024-08-01T14:00:06Z,buy,1,10,4\n";
        String mapping = """
                columns: {time: time, side: side, qty: qty, price: price, liquidity: LP}
                liquidity: {taker: N, maker: X, auction: O}
                """;
        assertThat(read("", rows, Optional.of(mapping)).reports())
                .extracting(each -> Objects.requireNonNull(each.fill()).terms().isAuction())
                .containsExactly(true, false);
    }

    @Test
    void namesAsBrokersExportThemNeedNoMapping() {
        OwnFill fill = onlyFill("""
                Order ID,Ticker,B/S,Shares,Fill Px,Exec Time,MIC,Commission
                P1,AAPL,Buy,100,149.96,2024-08-01T14:00:05Z,XNAS,0.30
                """);
        assertThat(fill.pxE9()).isEqualTo(Money.parseE9("149.96"));
        assertThat(fill.terms().side()).isEqualTo(Side.BUY);
        assertThat(fill.publisherId()).isEqualTo(2);
        assertThat(fill.terms().feeE9()).isEqualTo(Money.parseE9("0.3"));
    }

    @Test
    void whatNoNameTellsIsSaidWithTheRemedy() {
        assertThatThrownBy(() -> onlyFill("time,side,qty,Wert\n2024-08-01T14:00:05Z,buy,100,10\n"))
                .hasMessageContaining("missing column: name=price or px")
                .hasMessageEndingWith("found=time, side, qty, Wert; a mapping says which column is price:"
                        + " --fills-mapping or --orders-mapping FILE");
        assertThatThrownBy(() -> onlyFill("time,side,qty,price\n08/01/2024 10:00:05,buy,100,10\n"))
                .hasMessageContaining(
                        "fills.csv:2: time: not a time: value=\"08/01/2024 10:00:05\", expected one such as 2024-")
                .hasMessageContaining("a mapping with its pattern, such as time: {pattern: \"%m/%d/%Y %H:%M:%S.%f\"")
                .hasMessageEndingWith("which slipway map FILE proposes");
    }

    @Test
    void numbersMayHaveADecimalComma() {
        OwnFill fill = Objects.requireNonNull(read(
                        "",
                        "time;side;qty;price;fee\n2024-08-01T14:00:05Z;buy;1.500;1.149,97;-0,25\n",
                        Optional.of(
                                "columns: {time: time, side: side, qty: qty, price: price, fee: fee}\ndecimal_point: \",\"\n"))
                .reports()
                .get(0)
                .fill());
        assertThat(fill.qty()).isEqualTo(1_500);
        assertThat(fill.pxE9()).isEqualTo(Money.parseE9("1149.97"));
        assertThat(fill.terms().feeE9()).isEqualTo(Money.parseE9("-0.25"));
    }

    @Test
    void aMappingSaysUnitsZonesSignsAndSymbols() {
        OwnFill fill = Objects.requireNonNull(read(
                        "",
                        "When;Name;BS;Done;Px;Comm;Exch;LP\n08/01/2024 10:00:05.250;AAPL US;K;1.5;15027;0.002;NSDQ;X\n",
                        Optional.of("""
                                columns: {time: When, symbol: Name, side: BS, qty: Done, price: Px, fee: Comm, venue: Exch,
                                          liquidity: LP}
                                time: {pattern: "%m/%d/%Y %H:%M:%S.%f", zone: America/New_York}
                                venues: {NSDQ: XNAS}
                                symbols: {AAPL US: AAPL}
                                sides: {buy: K, sell: V}
                                liquidity: {taker: N, maker: X}
                                fee: {sign: received, per: share}
                                price_scale: 0.01
                                lots_per_unit: 100
                                """))
                .reports()
                .get(0)
                .fill());
        assertThat(fill.timeNs()).isEqualTo(ns("2024-08-01T14:00:05.25Z"));
        assertThat(fill.symbol()).isEqualTo("AAPL");
        assertThat(fill.qty()).isEqualTo(150);
        assertThat(fill.pxE9()).isEqualTo(Money.parseE9("150.27"));
        assertThat(fill.publisherId()).isEqualTo(2);
        assertThat(fill.terms().side()).isEqualTo(Side.BUY);
        assertThat(fill.terms().liquidity()).isEqualTo(Liquidity.MAKER);
        assertThat(fill.terms().feeE9()).isEqualTo(-300_000_000L);
    }

    @ParameterizedTest
    @CsvSource({
        "'time,qty,price\n2024-08-01T14:00:05Z,ten,10\n', 'fills.csv:2: qty: not a number'",
        "'time,qty,price\n2024-08-01T14:00:05Z,0.5,10\n', 'fills.csv: a quantity finer than the step: qty=0.5, step=1'",
        "'time,qty,price\n2024-08-01T14:00:05Z,0,10\n', 'positive quantity'",
        "'time,qty,price\n,100,10\n', 'a fill has a time and a price'",
        "'time,qty,price,side\n2024-08-01T14:00:05Z,100,10,up\n', 'not a side'",
        "'time,qty,price,side\n2024-08-01T14:00:05Z,-100,10,buy\n', 'negative quantity of a buy'",
        "'time,qty\n2024-08-01T14:00:05Z,100\n', 'missing column: name=price'",
        "'time,qty,price,kind\n2024-08-01T14:00:05Z,100,10,odd\n', 'not a kind of report'",
    })
    void aFaultNamesItsPlace(String text, String message) {
        assertThatThrownBy(() -> read("", text, Optional.empty()))
                .isInstanceOf(MarketDataException.class)
                .hasMessageContaining(message);
    }

    @Test
    void fillsThatEndInTheHourThatClocksShowTwiceAreRefused() {
        String fills = "symbol,side,qty,price,time\nA,buy,100,10,2024-11-03T01:30:00\n";
        assertThatThrownBy(() -> read("", fills, Optional.empty()))
                .isInstanceOf(MarketDataException.class)
                .hasMessageContaining("fills.csv: the clocks show an hour twice");
        String both = fills + "A,buy,100,10,2024-11-03T01:10:00\n";
        assertThat(read("", both, Optional.empty()).reports())
                .extracting(report -> Objects.requireNonNull(report.fill()).timeNs())
                .containsExactly(ns("2024-11-03T05:30:00Z"), ns("2024-11-03T06:10:00Z"));
    }

    @Test
    void aFaultOfAMappingNamesItsKey() {
        assertThatThrownBy(() -> read("", "a\n1\n", Optional.of("colums: {time: a}\n")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("colums");
        assertThatThrownBy(() -> read("", "a\n1\n", Optional.of("columns: {time: a}\nfee: {sign: up}\n")))
                .hasMessageContaining("expected paid or received");
        assertThatThrownBy(() -> read("", "a\n1\n", Optional.of("venues: {Q: NOWHERE}\n")))
                .hasMessageContaining("unknown venue");
    }

    @Test
    void rowsThatALenientReaderSkipsAreCountedAndTheFirstIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.csv"), """
                exec_id,time,side,qty,price
                E1,2024-08-01T14:00:20Z,buy,100,10
                E2,2024-08-01T14:00:21Z,buy,ten,10
                E3,2024-08-01T14:00:22Z,buy,300,
                """);
        OwnRecords records = ExecutionFiles.read(
                List.of(),
                List.of(file.toString()),
                new ExecutionOptions(
                        Optional.empty(), Optional.empty(), ReadOptions.all().withTolerance(true, 1, false)));
        assertThat(records.reports()).hasSize(1);
        assertThat(records.skipped()).hasSize(1).containsValue(2L);
        assertThat(records.skipped().keySet())
                .allSatisfy(first -> assertThat(first).startsWith("bad.csv:3"));
    }
}
