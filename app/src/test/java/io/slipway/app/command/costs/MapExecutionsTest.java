package io.slipway.app.command.costs;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Commands;
import io.slipway.app.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code slipway map} of own fills and orders, and {@code slipway tca} with what it proposes. */
class MapExecutionsTest {

    /** The fills of all layouts, as {@code tca} reads them without a mapping. */
    private static final String PLAIN = """
            exec_id,order_id,symbol,side,time,qty,price,venue,liquidity,fee
            11,P1,DEMO,buy,2024-08-01T14:01:02Z,1500,149.97,XNAS,taker,4.50
            12,P1,DEMO,buy,2024-08-01T14:01:05Z,200,149.98,POOL 7,maker,-0.40
            13,P2,DEMO,sell,2024-08-01T14:02:06Z,300,149.96,ARCX,taker,0.90
            """;

    /** A statement of a retail broker: signed quantities, fees as cash, compact times. */
    private static final String STATEMENT = """
            Account Alias,IBOrderID,TradeID,Symbol,Buy/Sell,Quantity,TradePrice,IBCommission,Exchange,DateTime,Role
            x,P1,11,DEMO,BUY,1500,149.97,-4.50,NASDAQ,20240801;100102,Remove
            x,P1,12,DEMO,BUY,200,149.98,0.40,POOL 7,20240801;100105,Add
            x,P2,13,DEMO,SELL,-300,149.96,-0.90,ARCA,20240801;100206,Remove
            """;

    /** A European order system: semicolons, decimal commas, words for short sales and cover. */
    private static final String EUROPEAN = """
            Exec;Order No;Stock;Way;Done;Rate;Comm;Dest;When;LP;Desk
            11;P1;DEMO;Buy to cover;1.500;149,97;4,50;XNAS;01.08.2024 10:01:02,000;removed;7
            12;P1;DEMO;Buy;200;149,98;-0,40;POOL 7;01.08.2024 10:01:05,000;added;7
            13;P2;DEMO;Short sale;300;149,96;0,90;ARCX;01.08.2024 10:02:06,000;removed;7
            """;

    /** A spreadsheet: date and time apart, thousands, dollars, half days. */
    private static final String SPREADSHEET = """
            Fill Ref,Parent Order,Ticker,Action,Executed Qty,Avg Price,Trade Date,Execution Time,Venue,Liq,Total Fee
            11,P1,DEMO,BUY,"1,500",$149.97,08/01/2024,10:01:02,XNAS,Taker,$4.50
            12,P1,DEMO,BUY_TO_COVER,200,$149.98,08/01/2024,10:01:05,POOL 7,Maker,-0.40
            13,P2,DEMO,SELL_SHORT,300,$149.96,08/01/2024,10:02:06,P,Taker,0.90
            """;

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private String executions(String name, String... arguments) throws IOException {
        Path out = folder.resolve(name);
        List<String> all = new ArrayList<>(List.of("tca"));
        all.addAll(List.of(arguments));
        all.addAll(List.of(
                "--input", SharedFiles.root().resolve("examples/demo_mbp-1.csv").toString(), "--out", out.toString()));
        Commands result = Commands.run(all.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return Files.readString(out.resolve("executions.csv"));
    }

    @ParameterizedTest
    @ValueSource(strings = {STATEMENT, EUROPEAN, SPREADSHEET})
    void aProposedMappingOfFillsRunsAsItIs(String layout) throws IOException {
        Path fills = file("blotter.csv", layout);
        Path mapping = folder.resolve("blotter.yml");
        Commands proposed = Commands.run("map", fills.toString(), "--out", mapping.toString());
        assertThat(proposed.exitCode()).as(proposed.err()).isZero();
        assertThat(proposed.out())
                .contains("tried: 3 fills, 2 of them buys, the first at 2024-08-01T14:01:02Z")
                .contains("venues that are not known keep their names: POOL 7")
                .contains("tca --fills blotter.csv --fills-mapping blotter.yml")
                .doesNotContain("without a mapping");
        String plain = executions("plain", "--fills", file("plain.csv", PLAIN).toString());
        assertThat(plain.lines()).hasSize(4);
        assertThat(executions("mapped", "--fills", fills.toString(), "--fills-mapping", mapping.toString()))
                .as(Files.readString(mapping))
                .isEqualTo(plain);
    }

    @Test
    void theProposalSaysWhatIsGuessedAndNotUsed() throws IOException {
        Path fills = file("blotter.csv", STATEMENT.replace("SELL", "XSELL"));
        assertThat(Commands.run("map", fills.toString()).out())
                .contains("fee: {sign: received}")
                .contains("IBCommission is taken as the fee of the whole fill, paid where it is negative")
                .contains("times have no zone: taken as America/New_York")
                .contains("not understood in Buy/Sell: xsell; sides in the mapping says which is a buy")
                .contains("not used: Account Alias (x)")
                .contains("does not run yet: blotter.csv:4: Buy/Sell: not a side");
        assertThat(Commands.run("map", file("plain.csv", PLAIN).toString()).out())
                .contains("tca reads this file in the same way without a mapping");
    }

    @Test
    void aProposedMappingOfOrdersRunsAsItIs() throws IOException {
        Path orders = file("orders.csv", """
                Order Number,Stock,Action,Target Qty,Lmt Price,Submit Time,Finish Time,Algo Name,Executing Broker
                P1,DEMO,BUY,"1,700",150.10,08/01/2024 10:01:00 AM,08/01/2024 10:01:30 AM,VWAP,Alpha
                P2,DEMO,SELL_SHORT,300,149.90,08/01/2024 10:02:00 AM,08/01/2024 10:02:30 AM,VWAP,Beta
                """);
        Path plain = file("plain-orders.csv", """
                order_id,symbol,side,qty,limit,arrival_time,end_time,strategy,broker
                P1,DEMO,buy,1700,150.10,2024-08-01T14:01:00Z,2024-08-01T14:01:30Z,VWAP,Alpha
                P2,DEMO,sell,300,149.90,2024-08-01T14:02:00Z,2024-08-01T14:02:30Z,VWAP,Beta
                """);
        Path mapping = folder.resolve("orders.yml");
        Commands proposed = Commands.run("map", orders.toString(), "--out", mapping.toString());
        assertThat(proposed.out())
                .contains("tried: 2 orders, 1 of them buys, the first at 2024-08-01T14:01:00Z")
                .contains("tca --orders orders.csv --orders-mapping orders.yml");
        String fills = file("fills.csv", PLAIN).toString();
        executions("a", "--fills", fills, "--orders", plain.toString());
        executions("b", "--fills", fills, "--orders", orders.toString(), "--orders-mapping", mapping.toString());
        assertThat(folder.resolve("b/orders.csv")).hasSameTextualContentAs(folder.resolve("a/orders.csv"));
    }

    @Test
    void marketDataStaysMarketData() throws IOException {
        Path trades = file("trades.csv", """
                timestamp,symbol,price,size,side,trade_id
                2024-08-01T14:01:02Z,DEMO,149.97,100,buy,1
                2024-08-01T14:01:03Z,DEMO,149.98,100,sell,2
                """);
        assertThat(Commands.run("map", trades.toString()).out())
                .contains("prints of DEMO")
                .doesNotContain("tca");
        assertThat(Commands.run("map", trades.toString(), "--as", "fills").out())
                .contains("tried: 2 fills, 1 of them buys", "--fills trades.csv");
        Commands refused = Commands.run("map", trades.toString(), "--as", "quotes");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("--as: unknown kind: value=quotes, expected market, fills or orders");
        Commands none = Commands.run("map", file("bars.csv", "day,close\nx,1\n").toString(), "--as", "fills");
        assertThat(none.exitCode()).isEqualTo(3);
        assertThat(none.err()).contains("no column found of time and of qty and of price in its columns: day (x)");
    }
}
