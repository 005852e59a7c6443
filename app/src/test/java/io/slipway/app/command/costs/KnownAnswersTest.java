package io.slipway.app.command.costs;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures of {@code slipway tca} in {@code orders.csv} and {@code tca.json}, worked by hand from stated prices. */
class KnownAnswersTest {

    @TempDir
    Path folder;

    /**
     * WE: 5,000 bought, decided at 100, arrived at 100.05, 3,000 at 100.08 and 1,500 at 100.12, end 100.30: 250 + 195 + 125 + 13.50.
     * SL: its mirror image below 100. PART: nothing but a delay of 0.05 for 4,000, then 1,000 filled at the arrival price. ZERO: no fill.
     */
    private static final String ORDERS = """
            order_id,symbol,side,qty,decision_time,decision_price,arrival_time,arrival_price,end_time,end_price
            WE,X,buy,5000,2024-08-01T14:00:00Z,100,2024-08-01T14:01:00Z,100.05,2024-08-01T14:30:00Z,100.30
            SL,X,sell,5000,2024-08-01T15:00:00Z,100,2024-08-01T15:01:00Z,99.95,2024-08-01T15:30:00Z,99.70
            PART,X,buy,4000,2024-08-01T16:00:00Z,100,2024-08-01T16:10:00Z,100.05,2024-08-01T16:30:00Z,100.05
            ZERO,X,buy,1000,2024-08-01T17:00:00Z,100,2024-08-01T17:01:00Z,100.10,2024-08-01T17:30:00Z,100.50
            """;

    private static final String FILLS = """
            exec_id,order_id,time,venue,qty,price,fee
            1,WE,2024-08-01T14:02:00Z,XNAS,3000,100.08,9
            2,WE,2024-08-01T14:03:00Z,XNAS,1500,100.12,4.50
            3,SL,2024-08-01T15:02:00Z,XNAS,3000,99.92,9
            4,SL,2024-08-01T15:03:00Z,XNAS,1500,99.88,4.50
            5,PART,2024-08-01T16:11:00Z,XNAS,1000,100.05,-2
            """;

    private Map<String, Map<String, String>> orders() throws IOException {
        Path orders = Files.writeString(folder.resolve("orders.csv"), ORDERS);
        Path fills = Files.writeString(folder.resolve("fills.csv"), FILLS);
        Path out = folder.resolve("out");
        Commands result = Commands.run(
                "tca", "--orders", orders.toString(), "--fills", fills.toString(), "--out", out.toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
        List<String> lines = Files.readAllLines(out.resolve("orders.csv"));
        String[] header = lines.get(0).split(",", -1);
        Map<String, Map<String, String>> rows = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < header.length; i++) {
                row.put(header[i], fields[i]);
            }
            rows.put(fields[0], row);
        }
        return rows;
    }

    private static String parts(Map<String, String> row) {
        return String.join(
                " ",
                List.of(
                        row.getOrDefault("delay", "?"),
                        row.getOrDefault("execution", "?"),
                        row.getOrDefault("opportunity", "?"),
                        row.getOrDefault("fees", "?"),
                        row.getOrDefault("shortfall", "?"),
                        row.getOrDefault("perold_opportunity", "?")));
    }

    @Test
    void partsOfTheShortfallAreThoseOfPeroldAndOfWagnerAndEdwards() throws IOException {
        Map<String, Map<String, String>> rows = orders();
        assertThat(parts(rows.getOrDefault("WE", Map.of()))).isEqualTo("250 195 125 13.5 583.5 150");
        assertThat(rows.getOrDefault("WE", Map.of())).containsEntry("shortfall_bps", "11.670000");
        assertThat(parts(rows.getOrDefault("SL", Map.of()))).isEqualTo("250 195 125 13.5 583.5 150");
        assertThat(parts(rows.getOrDefault("PART", Map.of()))).isEqualTo("200 0 0 -2 198 150");
        assertThat(parts(rows.getOrDefault("ZERO", Map.of()))).isEqualTo("100 0 400 0 500 500");
        assertThat(rows.getOrDefault("ZERO", Map.of())).containsEntry("avg_fill_px", "");
    }

    @Test
    void sumsAreThoseOfTheOrdersAndTheAuditAgrees() throws IOException {
        orders();
        String json = Files.readString(folder.resolve("out/tca.json"));
        assertThat(json.substring(json.indexOf("\"all\""), json.indexOf("\"groups\""))
                        .replaceAll("\\s", ""))
                .contains("\"delay\":800")
                .contains("\"execution\":390")
                .contains("\"opportunity\":650")
                .contains("\"fees\":25")
                .contains("\"shortfall\":1865,")
                .contains("\"qty\":15000")
                .contains("\"filled_qty\":10000");
        assertThat(Commands.run("audit", folder.resolve("out").toString()).exitCode())
                .isZero();
    }
}
