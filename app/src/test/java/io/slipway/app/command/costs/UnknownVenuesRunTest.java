package io.slipway.app.command.costs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.app.Commands;
import io.slipway.app.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code slipway tca} of fills at dark pools, whose names no table has. */
class UnknownVenuesRunTest {

    private static final String HEADER = "exec_id,symbol,side,time,qty,price,venue";

    private static final List<String> FILLS = List.of(
            "1,DEMO,buy,2024-08-01T14:01:02Z,150,149.97,POOL 7",
            "2,DEMO,buy,2024-08-01T14:01:03Z,50,149.98,\"Cross, <Inc>\"",
            "3,DEMO,buy,2024-08-01T14:01:04Z,20,149.97,POOL 7",
            "4,DEMO,buy,2024-08-01T14:01:05Z,30,149.97,XNAS",
            "5,DEMO,buy,2024-08-01T14:01:06Z,40,149.97,");

    @TempDir
    Path folder;

    private String out(String name) {
        return folder.resolve("out").resolve(name).toString();
    }

    private JsonNode run(String name, List<String> rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        lines.addAll(rows);
        Path fills = Files.write(folder.resolve("fills.csv"), lines);
        Commands result = Commands.run(
                "tca",
                "--fills",
                fills.toString(),
                "--input",
                SharedFiles.root().resolve("examples/demo_mbp-1.csv").toString(),
                "--regulatory",
                "--out",
                out(name));
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("POOL 7").doesNotContain("publisher");
        return new ObjectMapper().readTree(Path.of(out(name), "tca.json").toFile());
    }

    @Test
    void eachUnknownNameIsAVenueOfItsOwn() throws IOException {
        JsonNode found = run("a", FILLS);
        Map<String, Integer> qty = new HashMap<>();
        for (JsonNode venue : found.get("venues")) {
            qty.put(venue.get("venue").textValue(), venue.get("all").get("qty").intValue());
        }
        assertThat(qty).isEqualTo(Map.of("POOL 7", 170, "Cross, <Inc>", 50, "XNAS", 30, "not stated", 40));
        for (JsonNode issue : found.get("issues")) {
            if (issue.get("issue").textValue().equals("unknown_venue_name")) {
                assertThat(issue.get("count").intValue()).isEqualTo(3);
                assertThat(issue.get("examples")).map(JsonNode::textValue).containsExactly("POOL 7", "Cross, <Inc>");
            } else if (issue.get("issue").textValue().equals("unknown_venue")) {
                assertThat(issue.get("examples")).map(JsonNode::textValue).containsExactly("5");
            }
        }
        assertThat(found.get("issues").findValuesAsText("issue")).contains("unknown_venue_name", "unknown_venue");
        assertThat(Files.readString(Path.of(out("a"), "executions.csv")))
                .contains("POOL 7,", "\"Cross, <Inc>\",", "not stated,");
        assertThat(Files.readString(Path.of(out("a"), "rule606b3.csv")))
                .contains("POOL 7,,", "XNAS,XNAS,", "unknown,,");
        assertThat(Files.readString(Path.of(out("a"), "rule606b3.xml"))).contains("Cross, &lt;Inc&gt;");
        assertThat(Files.readString(Path.of(out("a"), "rts28.csv"))).contains("POOL 7", "\"Cross, <Inc>\"");
        assertThat(Files.readString(Path.of(out("a"), "tca.html")))
                .contains("POOL 7", "Cross, &lt;Inc&gt;")
                .doesNotContain("publisher -", "Cross, <Inc>");
    }

    @Test
    void theOrderOfRowsChangesNoFigure() throws IOException {
        JsonNode forwards = run("a", FILLS);
        List<String> rows = new ArrayList<>(FILLS);
        java.util.Collections.reverse(rows);
        JsonNode backwards = run("b", rows);
        assertThat(backwards.get("venues")).isEqualTo(forwards.get("venues"));
        assertThat(backwards.get("fills")).isEqualTo(forwards.get("fills"));
    }
}
