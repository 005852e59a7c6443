package io.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Keeps the table of {@code docs/RESULTS.md} what the solver says; {@code -Dslipway.write=true} writes it. */
class PaperTablePageTest {

    private static final String BEGIN = "<!-- Table 1 of Cont and Kukanov: begin -->\n";
    private static final String END = "<!-- Table 1 of Cont and Kukanov: end -->\n";

    @Test
    void theTableIsWhatTheSolverSays() throws IOException {
        Path file = SharedFiles.root().resolve("docs/RESULTS.md");
        String page = Files.readString(file);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        assertThat(from).as("the place of the table").isBetween(BEGIN.length(), to);
        String table = PaperTable.markdown();
        if (Boolean.getBoolean("slipway.write")) {
            Files.writeString(file, page.substring(0, from) + table + page.substring(to));
        } else {
            assertThat(page.substring(from, to)).isEqualTo(table);
        }
    }
}
