package io.slipway.app.oracle;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tapes of few rows, of which one can say by hand what is filled: those of {@code tape_neighbours.txt}. */
class TapeNeighboursTest {

    private static final String HEADER =
            "ts_recv,ts_event,rtype,publisher_id,instrument_id,action,side,depth,price,size,"
                    + "flags,ts_in_delta,sequence,bid_px_00,ask_px_00,bid_sz_00,ask_sz_00,bid_ct_00,ask_ct_00,symbol\n";

    private static final Map<String, String> VENUES = Map.of("X", "2", "B", "5");

    @Test
    void everyTapeHasItsFills(@TempDir Path directory) throws IOException {
        List<String> expected = new ArrayList<>();
        List<String> actual = new ArrayList<>();
        for (String line : lines()) {
            String[] parts = line.split(" \\| ", -1);
            Path tape = Files.writeString(directory.resolve(parts[0] + ".csv"), tape(parts[2]));
            expected.add(parts[0] + ": " + parts[3]);
            actual.add(parts[0] + ": "
                    + TapeFills.of(tape, List.of(parts[1].split(" ", -1)), directory.resolve(parts[0])));
        }
        assertThat(actual).isEqualTo(expected).hasSizeGreaterThan(20);
    }

    private static List<String> lines() throws IOException {
        try (InputStream cases = requireNonNull(TapeNeighboursTest.class.getResourceAsStream("/tape_neighbours.txt"))) {
            return new String(cases.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    /** A print carries the book before it. A last row repeats the book of the first venue, so that the data covers the window. */
    private static String tape(String rows) {
        StringBuilder csv = new StringBuilder(HEADER);
        Map<String, String> books = new HashMap<>();
        int sequence = 0;
        for (String row : (rows + "; 40 X end").split("; ", -1)) {
            String[] words = row.split(" ", -1);
            BigDecimal at = new BigDecimal("1722520800").add(new BigDecimal(words[0]));
            String ns = at.movePointRight(9).toBigIntegerExact().toString();
            boolean isPrint = words[2].equals("t");
            boolean isLast = words[2].equals("end");
            String order;
            if (isPrint) {
                String[] print = words[4].split("x", -1);
                order = "T," + words[3] + ",0," + print[0] + "," + print[1];
            } else {
                order = "A,N,0,,0";
            }
            if (!isPrint && !isLast) {
                String[] bid = words[3].equals("-") ? new String[] {"", "0"} : words[3].split("x", -1);
                String[] ask = words[4].equals("-") ? new String[] {"", "0"} : words[4].split("x", -1);
                books.put(words[1], String.join(",", bid[0], ask[0], bid[1], ask[1], "1", "1"));
            }
            sequence++;
            csv.append(String.join(",", ns, ns, "1", VENUES.get(words[1]), "1", order, "130", "0"))
                    .append(",")
                    .append(sequence)
                    .append(",")
                    .append(books.get(words[1]))
                    .append(",XXX\n");
        }
        return csv.toString();
    }
}
