package io.slipway.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file whose venue only says who set the national best bid or offer: {@code inspect} says so without being asked. */
class InspectConsolidatedTest {

    private static final String SUSPICION =
            "the venue of a row seems to say only who set the national best bid and offer";
    private static final String[] BIDDERS = {"XNYS", "XNAS", "ARCX", "BATS"};
    private static final String[] OFFERERS = {"EDGX", "IEXG", "MEMX", "XBOS"};

    @TempDir
    Path directory;

    @Test
    void aNationalBestTakenForVenuesIsNamed() throws IOException {
        assertThat(inspect("venue: ex", "")).contains(SUSPICION);
    }

    /** The same rows read as the sentence advises. */
    @Test
    void theSameRowsWithTheVenueOfEachSideAreNot() throws IOException {
        assertThat(inspect("bid_venue: ex, ask_venue: ex", "one_side_per_row: true\n"))
                .doesNotContain(SUSPICION);
    }

    private String inspect(String venue, String more) throws IOException {
        Path mapping = Files.writeString(
                directory.resolve("m.yml"),
                "columns: {time: t, bid: b, bid_size: bs, ask: a, ask_size: as, " + venue + "}\n" + more);
        Commands command = Commands.run("inspect", file().toString(), "--mapping", mapping.toString());
        assertThat(command.exitCode()).as(command.err()).isZero();
        return command.out().replaceAll("\\s+", " ");
    }

    /** A walk of the middle; each row tells one side, of a venue that never tells the other. */
    private Path file() throws IOException {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder("t,b,bs,a,as,ex\n");
        int middle = 10_000;
        for (int row = 0; row < 2_000; row += 2) {
            middle += random.nextInt(3) - 1;
            text.append(row(row, (middle - 1) + "," + (100 + row) + ",,", BIDDERS[random.nextInt(4)]));
            text.append(row(row + 1, ",," + (middle + 1) + "," + (100 + row), OFFERERS[random.nextInt(4)]));
        }
        return Files.writeString(directory.resolve("q.csv"), text.toString());
    }

    private static String row(int ms, String sides, String venue) {
        return "2024-08-01T14:%02d:%02d.%03dZ,%s,%s\n".formatted(ms / 60_000, ms / 1000 % 60, ms % 1000, sides, venue);
    }
}
