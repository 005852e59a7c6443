package io.slipway.app.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Keeps what the documentation shows of the placement solver what it says; {@code -Dslipway.write=true} writes it. */
class PlacementPagesTest {

    @Test
    void theTableOfThePaperIsWhatTheSolverSays() throws IOException {
        keep("docs/RESULTS.md", "Table 1 of Cont and Kukanov", PaperTable.markdown());
    }

    @Test
    void thePictureOfUrgencyIsWhatTheSolverSays() throws IOException {
        keep("docs/MODELS.md", "The split as urgency grows", UrgencyPicture.markdown());
    }

    private static void keep(String name, String part, String text) throws IOException {
        String begin = "<!-- " + part + ": begin -->\n";
        Path file = SharedFiles.root().resolve(name);
        String page = Files.readString(file);
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf("<!-- " + part + ": end -->\n");
        assertThat(from).as("the place of %s in %s", part, name).isBetween(begin.length(), to);
        if (Boolean.getBoolean("slipway.write")) {
            Files.writeString(file, page.substring(0, from) + text + page.substring(to));
        } else {
            assertThat(page.substring(from, to)).isEqualTo(text);
        }
    }
}
