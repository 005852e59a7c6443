package io.slipway.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.report.read.ReportException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportWriterTest {

    private static final List<String> CHARTS = List.of("savings_plot.png", "cumulative_cost.png");

    @TempDir
    private Path directory = Path.of("");

    @Test
    void drawsBothChartsInColour() throws IOException {
        ReportWriter.write(SampleRun.write(directory));
        for (String chart : CHARTS) {
            BufferedImage image = ImageIO.read(directory.resolve(chart).toFile());
            assertThat(image.getWidth()).isEqualTo(1600);
            assertThat(image.getHeight()).isEqualTo(900);
            assertThat(colours(image)).as(chart).hasSizeGreaterThan(20);
        }
    }

    private static Set<Integer> colours(BufferedImage image) {
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y += 2) {
            for (int x = 0; x < image.getWidth(); x += 2) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours;
    }

    @Test
    void drawsTheSameBytesTwice() throws IOException {
        SampleRun.write(directory);
        for (String chart : CHARTS) {
            ReportWriter.write(directory);
            byte[] first = Files.readAllBytes(directory.resolve(chart));
            ReportWriter.write(directory);
            assertThat(directory.resolve(chart)).hasBinaryContent(first);
        }
        assertThat(directory.resolve("savings_plot.png.part")).doesNotExist();
    }

    @Test
    void drawsARunInWhichNobodyTraded() throws IOException {
        String header = SampleRun.FILLS.lines().findFirst().orElseThrow() + "\n";
        ReportWriter.write(SampleRun.write(directory, SampleRun.RESULTS.replace("1.997603", "null"), header));
        assertThat(directory.resolve("cumulative_cost.png")).isNotEmptyFile();
    }

    @ParameterizedTest
    @CsvSource({"'{', '', not JSON", "'{}', '', best_parameters", "'[]', '', not an object"})
    void refusesDamagedResults(String results, String fills, String sentence) throws IOException {
        SampleRun.write(directory, results, fills);
        assertThatThrownBy(() -> ReportWriter.write(directory))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "twap,2024-08-01T14:00:00Z,2,XNAS,buy,abc,100,0,taker,1,100,0,false,false,, | fills.csv:2",
                "nobody,2024-08-01T14:00:00Z,2,XNAS,buy,1,100,0,taker,1,100,0,false,false,, | fills.csv:2",
                "twap,noon,2,XNAS,buy,1,100,0,taker,1,100,0,false,false,, | fills.csv:2",
                "twap,2024-08-01T14:00:00Z | fills.csv:2"
            })
    void refusesDamagedFills(String row, String sentence) throws IOException {
        SampleRun.write(directory, SampleRun.RESULTS, SampleRun.HEADER + row + "\n");
        assertThatThrownBy(() -> ReportWriter.write(directory))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void refusesFillsOfNoRun() throws IOException {
        SampleRun.write(directory, SampleRun.RESULTS, "garbage\n");
        assertThatThrownBy(() -> ReportWriter.write(directory)).hasMessageContaining("fills.csv:1: not the header");
    }

    @Test
    void refusesADirectoryWithoutResults() {
        assertThatThrownBy(() -> ReportWriter.write(directory)).hasMessageContaining("results.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"side\": \"buy\"|\"side\": \"hold\"|order.side=hold, expected buy or sell",
                "\"qty\": 1000|\"qty\": -1|order.qty=-1, expected at least 1",
                "\"qty\": 1000|\"qty\": 0|order.qty=0, expected at least 1"
            })
    void refusesAnOrderThatIsNone(String from, String to, String sentence) throws IOException {
        assertThat(SampleRun.RESULTS).contains(from);
        SampleRun.write(directory, SampleRun.RESULTS.replace(from, to), SampleRun.FILLS);
        assertThatThrownBy(() -> ReportWriter.write(directory))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining(sentence);
    }
}
