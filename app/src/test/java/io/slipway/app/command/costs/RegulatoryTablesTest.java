package io.slipway.app.command.costs;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Commands;
import io.slipway.app.SharedFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** {@code slipway tca --regulatory}, as someone with files runs it. */
class RegulatoryTablesTest {

    private static final Path EXAMPLES = SharedFiles.root().resolve("examples");

    @TempDir
    Path folder;

    private Commands run(String... more) {
        List<String> all = new ArrayList<>(List.of(
                "tca",
                "--fills",
                EXAMPLES.resolve("tca/fills.csv").toString(),
                "--input",
                EXAMPLES.resolve("demo_mbp-1.csv").toString(),
                "--out",
                folder.resolve("out").toString()));
        all.addAll(List.of(more));
        return Commands.run(all.toArray(String[]::new));
    }

    private List<Map<String, String>> csv(String name) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("out").resolve(name)).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        String[] header = lines.get(0).split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < header.length; i++) {
                row.put(header[i], fields[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    private static long sum(List<Map<String, String>> rows, String column) {
        return rows.stream().mapToLong(row -> Long.parseLong(row.get(column))).sum();
    }

    @Test
    void tablesOfTheExampleAddUpToItsFills() throws Exception {
        Commands result = run("--orders", EXAMPLES.resolve("tca/orders.csv").toString(), "--regulatory");
        assertThat(result.exitCode()).as(result.err()).isZero();
        List<Map<String, String>> fills = csv("executions.csv");
        long filled = sum(fills, "qty");
        assertThat(sum(csv("rule605.csv"), "CvrdOrderExctdAwayQty")).isEqualTo(filled);
        assertThat(sum(csv("rule605.csv"), "CvrdOrderCnt")).isEqualTo(42);
        assertThat(csv("rule605.csv").get(0)).hasSize(55);
        assertThat(sum(csv("rule606b3.csv"), "executedShr")).isEqualTo(filled);
        BigDecimal worth = fills.stream()
                .map(row -> new BigDecimal(row.get("qty")).multiply(new BigDecimal(row.get("price"))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(Files.readString(folder.resolve("out/rts28.csv")))
                .contains(worth.stripTrailingZeros().toPlainString() + " in all.");
        for (String name : List.of("rule605", "rule606b3", "rts28")) {
            Document xml = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(folder.resolve("out").resolve(name + ".xml").toFile());
            assertThat(xml.getDocumentElement().getNodeName()).isEqualTo(name);
            String row = name.equals("rule605") ? "row" : name.equals("rts28") ? "venue" : "iVenue";
            assertThat(xml.getDocumentElement().getChildNodes().getLength()).isPositive();
            long rows = java.util.stream.IntStream.range(
                            0, xml.getDocumentElement().getChildNodes().getLength())
                    .filter(i -> xml.getDocumentElement()
                            .getChildNodes()
                            .item(i)
                            .getNodeName()
                            .equals(row))
                    .count();
            assertThat(rows).isEqualTo(csv(name + ".csv").size());
        }
    }

    /** Two child orders of one parent: 300 routed, 200 of them filled, half of the routed quantity IOC. */
    @Test
    void childOrdersGiveFillRateAndRestingTime() throws IOException {
        Path orders = Files.writeString(folder.resolve("orders.csv"), """
                order_id,symbol,side,qty,arrival_time,order_type,directed
                A,DEMO,buy,300,2024-08-01T14:01:00Z,market,yes
                """);
        Path fills = Files.writeString(folder.resolve("fills.csv"), """
                exec_id,order_id,child_order_id,time,qty,price,venue,liquidity,fee
                1,A,A1,2024-08-01T14:01:02Z,150,149.97,XNAS,maker,-0.30
                2,A,A2,2024-08-01T14:01:03Z,50,149.98,XNAS,taker,0.15
                """);
        Path routes = Files.writeString(folder.resolve("routes.csv"), """
                child_order_id,parent_order_id,venue,qty,sent_time,end_time,time_in_force
                A1,A,XNAS,150,2024-08-01T14:01:00Z,2024-08-01T14:01:02Z,day
                A2,A,XNAS,150,2024-08-01T14:01:03Z,2024-08-01T14:01:03Z,IOC
                """);
        Commands result = Commands.run(
                "tca",
                "--orders",
                orders.toString(),
                "--fills",
                fills.toString(),
                "--routes",
                routes.toString(),
                "--regulatory",
                "--input",
                EXAMPLES.resolve("demo_mbp-1.csv").toString(),
                "--out",
                folder.resolve("out").toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
        Map<String, String> row = csv("rule606b3.csv").get(0);
        assertThat(row)
                .containsEntry("directed", "yes")
                .containsEntry("sentShr", "300")
                .containsEntry("mic", "XNAS")
                .containsEntry("routedShr", "300")
                .containsEntry("iocRoutedShr", "150")
                .containsEntry("orderSizeShr", "150.000")
                .containsEntry("executedShr", "200")
                .containsEntry("filledPct", "66.6667")
                .containsEntry("orderDurationMsec", "2000.000")
                .containsEntry("netFeeOrRebateCph", "-7.5000")
                .containsEntry("providedLiquidityNetCph", "20.0000")
                .containsEntry("removedLiquidityNetCph", "30.0000")
                .containsEntry("furtherRoutableShr", "");
        assertThat(csv("rts28.csv").get(0)).containsEntry("directed_pct", "100.0000");
    }

    @Test
    void wrongWordsAreRefused() throws IOException {
        Path orders = Files.writeString(folder.resolve("orders.csv"), """
                order_id,symbol,side,qty,arrival_time,order_type
                A,DEMO,buy,300,2024-08-01T14:01:00Z,peg
                """);
        Commands word = run("--orders", orders.toString(), "--regulatory");
        assertThat(word.exitCode()).isEqualTo(3);
        assertThat(word.err()).contains("order_type").contains("peg").contains("stop_limit");
        Commands alone = run("--routes", orders.toString());
        assertThat(alone.exitCode()).isEqualTo(2);
        assertThat(alone.err()).contains("--regulatory");
    }

    @Test
    void thePageNamesEveryColumnThatStaysEmpty() throws IOException {
        String page = Files.readString(SharedFiles.root().resolve("docs/REGULATORY.md"));
        Commands result = run("--regulatory");
        assertThat(result.exitCode()).as(result.err()).isZero();
        for (String file : List.of("rule605.csv", "rule606b3.csv")) {
            List<Map<String, String>> rows = csv(file);
            for (String column : rows.get(0).keySet()) {
                boolean isEmpty = rows.stream().allMatch(row -> "".equals(row.get(column)));
                boolean isNamed = page.contains("`" + column + "`") || column.contains("BestPr");
                // Of fills alone there are market orders only, so that the columns of limit orders are empty too.
                assertThat(isNamed || !isEmpty || column.startsWith("FilledOrder"))
                        .as(column)
                        .isTrue();
            }
        }
    }

    /**
     * XNAS shows 7 shares at 50.02, BATS 500 at 50.06: the best offer of the rules is 50.06, where 200 are bought. All of the spread
     * of 0.06 is paid: effective over quoted is 100 %, not 500.
     */
    @Test
    void anOddLotIsNoBestOfferOfTheRules() throws IOException {
        String columns =
                "ts_recv,ts_event,rtype,publisher_id,instrument_id,action,side,depth,price,size,flags,ts_in_delta,"
                        + "sequence,bid_px_00,ask_px_00,bid_sz_00,ask_sz_00,bid_ct_00,ask_ct_00,symbol\n";
        String row = "2024-08-01T14:00:0%d.000000000Z,2024-08-01T14:00:0%d.000000000Z,1,%d,1,A,N,0,,0,130,0,1,"
                + "50.000000000,%s,500,%d,1,1,TST\n";
        Path market = Files.writeString(
                folder.resolve("market.csv"),
                columns
                        + row.formatted(0, 0, 2, "50.020000000", 7)
                        + row.formatted(1, 1, 5, "50.060000000", 500)
                        + row.formatted(9, 9, 5, "50.060000000", 500));
        Path orders = Files.writeString(folder.resolve("orders.csv"), """
                order_id,symbol,side,qty,arrival_time
                A,TST,buy,200,2024-08-01T14:00:02Z
                """);
        Path fills = Files.writeString(folder.resolve("fills.csv"), """
                exec_id,order_id,time,qty,price,venue,liquidity,fee
                1,A,2024-08-01T14:00:03Z,200,50.06,BATS,taker,0
                """);
        Commands result = Commands.run(
                "tca",
                "--orders",
                orders.toString(),
                "--fills",
                fills.toString(),
                "--regulatory",
                "--input",
                market.toString(),
                "--out",
                folder.resolve("out").toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(csv("rule605.csv").get(0))
                .containsEntry("AvgEFQPct", "100.000000")
                .containsEntry("ExctdOrderAtQuotQty", "200")
                .containsEntry("ExctdOrderOutQuotQty", "0");
        assertThat(csv("rule606b3.csv").get(0)).containsEntry("farsideShr", "200");
    }
}
