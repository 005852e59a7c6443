package io.slipway.app.golden;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Keeps what the documentation shows of the placement solver what it says; {@code -Dslipway.write=true} writes it. */
class PlacementPagesTest {

    @Test
    void theTableOfThePaperIsWhatTheSolverSays() throws IOException {
        PagePart.keep("docs/RESULTS.md", "Table 1 of Cont and Kukanov", PaperTable.markdown());
    }

    @Tag("slow")
    @Test
    void thePictureOfUrgencyIsWhatTheSolverSays() throws IOException {
        PagePart.keep("docs/MODELS.md", "The split as urgency grows", UrgencyPicture.markdown());
    }
}
