package io.slipway.app.oracle;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.SharedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small tapes of which one can say by hand what is filled. The fills are those of {@code tapes.tsv}: tape, side, quantity, strategy,
 * further options, and fills with time, venue, shares, price and role.
 */
class TapeCasesTest {

    @Test
    void everyTapeHasItsFills(@TempDir Path directory) throws IOException {
        Path tapes = SharedFiles.file("cases/tapes");
        List<String> expected = new ArrayList<>();
        List<String> actual = new ArrayList<>();
        for (String line : table()) {
            String[] columns = line.split("\t", -1);
            List<String> order = new ArrayList<>(List.of(columns[1], columns[2], columns[3]));
            Arrays.stream(columns[4].split(" ")).filter(each -> !each.isEmpty()).forEach(order::add);
            expected.add(columns[0] + ": " + columns[5]);
            actual.add(columns[0] + ": "
                    + TapeFills.of(tapes.resolve(columns[0] + ".csv"), order, directory.resolve(columns[0])));
        }
        assertThat(actual).isEqualTo(expected);
    }

    private static List<String> table() throws IOException {
        try (InputStream table = requireNonNull(TapeCasesTest.class.getResourceAsStream("/tapes.tsv"))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
