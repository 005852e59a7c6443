package io.slipway.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Commands;
import io.slipway.app.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A result of every kind, told again as the command that made it told it. */
class ReportCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private Path market() throws IOException {
        List<String> lines = Files.readAllLines(SharedFiles.root().resolve("examples/demo_mbp-1.csv"));
        return Files.write(folder.resolve("market.csv"), lines.subList(0, 2_000));
    }

    private static final String FILLS = """
            exec_id,order_id,time,venue,symbol,side,qty,price
            E1,A,2024-08-01T14:00:20Z,XNAS,DEMO,buy,100,149.96
            E2,B,2024-08-01T14:00:30Z,XNAS,DEMO,sell,100,149.95
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "backtest --qty 600 --slice 5s --strategies twap,best-ask|report.html",
                "study --horizon 8s --slice 4s --sizes 300 --starts 4 --strategies twap,best-ask|study.html",
                "calibrate --rest 5s|calibration.html",
                "inspect|inspection.html",
                "pretrade --side buy --qty 200 --window 10:00:10-10:00:40 --slice 10s --strategies twap,best-ask|pretrade.html",
                "tca --fills {fills} --strategies twap,best-ask --slice 2s|tca.html"
            })
    void aResultIsToldAsItWasToldFirst(String line, String page) throws IOException {
        Path fills = Files.writeString(folder.resolve("fills.csv"), FILLS);
        Path out = folder.resolve("out");
        List<String> words = new ArrayList<>(
                List.of(line.replace("{fills}", fills.toString()).split(" ", -1)));
        words.addAll(List.of("--input", market().toString(), "--out", out.toString()));
        Commands first = Commands.run(words.toArray(String[]::new));
        assertThat(first.exitCode()).as(first.err()).isZero();
        byte[] drawn = Files.readAllBytes(out.resolve(page));
        Files.delete(out.resolve(page));
        Commands again = Commands.run("report", out.toString());
        assertThat(again.exitCode()).as(again.err()).isZero();
        String last = "Drawn again: " + out.resolve(page) + System.lineSeparator();
        assertThat(again.out()).endsWith(last);
        String told = again.out().substring(0, again.out().length() - last.length());
        assertThat(told.lines().count()).isGreaterThan(3);
        assertThat(first.out()).contains(told);
        assertThat(out.resolve(page)).hasBinaryContent(drawn);
    }
}
