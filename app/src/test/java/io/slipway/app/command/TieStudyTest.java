package io.slipway.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.app.Commands;
import io.slipway.report.audit.Audit;
import io.slipway.report.audit.Finding;
import io.slipway.report.audit.Finding.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quotes and trades of one exchange that share their times, in two files whose numbers have nothing to do with each other. */
class TieStudyTest {

    private static final long OPEN_S = 1_514_903_400;
    private static final int CYCLES = 150;

    @TempDir
    private Path directory = Path.of("");

    private Path quotes = Path.of("");
    private Path trades = Path.of("");

    /** Every two seconds a seller takes all of the bid and more; the quote of that moment shows the next bid. */
    @BeforeEach
    void write() throws IOException {
        StringBuilder quoteRows = new StringBuilder(
                "DT,EX,BID,BIDSIZ,ASK,ASKSIZ,QU_COND,QU_SEQNUM,NATBBO_IND,QU_CANCEL,QU_SOURCE,SYMBOL,SYM_SUFFIX\n");
        StringBuilder tradeRows =
                new StringBuilder("DT,EX,SYMBOL,SYM_SUFFIX,TR_SCOND,SIZE,PRICE,TR_CORR,TR_SEQNUM,TR_SOURCE,TR_RF\n");
        for (int i = 0; i < CYCLES; i++) {
            long second = OPEN_S + 2L * i;
            quoteRows.append(second).append(".5,N,10.00,2,10.04,5,R,").append(i).append("1,G,,C,XXX,\n");
            quoteRows
                    .append(second + 1)
                    .append(".5,N,9.98,2,10.04,5,R,")
                    .append(i)
                    .append("2,G,,C,XXX,\n");
            tradeRows
                    .append(second + 1)
                    .append(".5,N,XXX,,,300,10.00,0,")
                    .append(i + 1)
                    .append(",C,\n");
        }
        quotes = Files.writeString(directory.resolve("b.csv"), quoteRows);
        trades = Files.writeString(directory.resolve("a.csv"), tradeRows);
    }

    private JsonNode study(String name, Path first, Path second, String... more) throws IOException {
        String[] arguments = {
            "study",
            "--input",
            first.toString(),
            "--input",
            second.toString(),
            "--horizon",
            "2s",
            "--slice",
            "2s",
            "--sizes",
            "200",
            "--strategies",
            "rest-then-cross,twap",
            "-q",
            "--out",
            directory.resolve(name).toString()
        };
        String[] all =
                Stream.concat(Arrays.stream(arguments), Arrays.stream(more)).toArray(String[]::new);
        String warnings = Commands.onStandardError(
                () -> assertThat(Commands.run(all).exitCode()).isZero());
        assertThat(warnings).contains("times are those of the tape");
        return new ObjectMapper()
                .readTree(directory.resolve(name).resolve("study.json").toFile());
    }

    @Test
    void aStudyOfTiesIsTheSameInEitherOrderOfFilesAndTellsBothVerdicts() throws IOException {
        JsonNode study = study("one", quotes, trades);
        assertThat(study("two", trades, quotes)).isEqualTo(study);
        assertThat(Files.readString(directory.resolve("two/config.resolved.yaml")))
                .isEqualTo(Files.readString(directory.resolve("one/config.resolved.yaml")));
        JsonNode other = study.path("with_other_ties");
        assertThat(other.path("ties").asText()).isEqualTo("quotes-first");
        assertThat(other.path("tied_prints").asInt()).isEqualTo(CYCLES);
        JsonNode reversed = study("three", trades, quotes, "--ties", "quotes-first");
        assertThat(reversed.path("input_sha256")).isEqualTo(study.path("input_sha256"));
        assertThat(reversed.path("with_other_ties").path("ties").asText()).isEqualTo("prints-first");
        JsonNode pair = reversed.path("pairs").get(0);
        assertThat(other.path("pairs").get(0).path("finding")).isEqualTo(pair.path("finding"));
        assertThat(other.path("pairs").get(0).path("mean_saving_bps")).isEqualTo(pair.path("mean_saving_bps"));
    }

    @Test
    void theAuditTellsOfAFindingThatHangsOnTies() throws IOException {
        JsonNode study = study("one", quotes, trades);
        boolean differs = study.path("with_other_ties").path("differs").asBoolean();
        Path out = directory.resolve("one");
        assertThat(Audit.of(out)).extracting(Finding::fault).hasSize(differs ? 1 : 0);
        String finding = study.path("pairs").get(0).path("finding").asText();
        Path file = out.resolve("study.json");
        String text = Files.readString(file);
        int pairs = text.indexOf("\"pairs\"");
        String own = "\"finding\" : \"" + finding + "\"";
        assertThat(text.indexOf(own, pairs)).isPositive();
        String planted = text.substring(0, pairs)
                + text.substring(pairs)
                        .replaceFirst(own, "\"finding\" : \"" + (finding.equals("worse") ? "better" : "worse") + "\"");
        Files.writeString(file, planted);
        assertThat(Audit.of(out)).extracting(Finding::fault).containsExactly(Fault.TIES_DECIDE);
        assertThat(Commands.run("audit", out.toString()).out()).contains("--ties quotes-first; 150 such prints");
    }
}
