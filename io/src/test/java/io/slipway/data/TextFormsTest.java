package io.slipway.data;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.TextFiles;
import io.slipway.market.DataIssue;
import io.slipway.market.MarketDataException;
import io.slipway.tape.MarketTape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts as spreadsheets, exporters and other systems leave them. */
class TextFormsTest {

    private static final String CSV = """
            exchange,symbol,timestamp,local_timestamp,ask_amount,ask_price,bid_price,bid_amount
            binance,BTC/USDT,1714521600000000,1714521600000100,2,60000,59999,1
            binance,BTC/USDT,1714521601000000,1714521601000100,2,60000,59998,3
            """;

    private static final List<String> EVENTS = List.of(
            "2024-05-01T00:00:00Z 10001 AN 59999.00x1/60000.00x2",
            "2024-05-01T00:00:01Z 10001 AN 59998.00x3/60000.00x2");

    private static final String MAPPING = """
            columns: {time: time, bid: bid, bid_size: bid_size, ask: ask, ask_size: ask_size}
            venue: XNAS
            """;

    @TempDir
    Path folder;

    private MarketTape tape(String name, byte[] bytes, String mapping) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        Optional<Path> yaml =
                mapping.isEmpty() ? Optional.empty() : Optional.of(TextFiles.write(folder, "m.yml", mapping));
        return TextFiles.read(file, ReadOptions.all().withFormat(Optional.empty(), yaml));
    }

    private List<String> events(String name, byte[] bytes, String mapping) throws IOException {
        return TextFiles.lines(tape(name, bytes, mapping));
    }

    @Test
    void utf16IsReadAsUtf8Is() throws IOException {
        assertThat(events("a.csv", ("\uFEFF" + CSV).getBytes(UTF_16LE), "")).isEqualTo(EVENTS);
        assertThat(events("b.csv", ("\uFEFF" + CSV).getBytes(UTF_16BE), "")).isEqualTo(EVENTS);
    }

    /** The parts of a form that spreadsheets write are undone together. */
    @Test
    void aDelimiterLineAndReturnsAloneAreReadInUtf16Too() throws IOException {
        String excel = "\uFEFFsep=;\r\n" + CSV.replace(",", ";").replace("\n", "\r\n");
        assertThat(events("a.csv", excel.getBytes(UTF_16LE), "")).isEqualTo(EVENTS);
        assertThat(events("b.csv", ("\uFEFF" + CSV.replace('\n', '\r')).getBytes(UTF_16BE), ""))
                .isEqualTo(EVENTS);
    }

    /** Files that a download or a mailbox leaves in place of a table are known by their first bytes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFF<!DOCTYPE html><html><body>404</body></html>|a web page and no data",
                "<HTML>\n<body>403</body></HTML>|a web page and no data",
                "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>|XML and no table",
                "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\n|fetch it with git lfs pull",
                "%PDF-1.7 text|a PDF document",
                "SQLite format 3\0 text|write its table as CSV or Parquet"
            })
    void filesThatHoldNoTableAreNamed(String textAndReason) {
        String[] parts = textAndReason.split("\\|", 2);
        for (String mapping : List.of("", MAPPING)) {
            assertThatThrownBy(() -> events("x.csv", parts[0].getBytes(UTF_8), mapping))
                    .isInstanceOf(MarketDataException.class)
                    .hasMessageStartingWith("x.csv: cannot be read: reason=")
                    .hasMessageContaining(parts[1]);
        }
    }

    @Test
    void otherContainersAreNamed() {
        byte[] sevenZip = {'7', 'z', (byte) 0xBC, (byte) 0xAF, 0x27, 0x1C, 0, 4};
        assertThatThrownBy(() -> events("x.7z", sevenZip, ""))
                .hasMessage(
                        "x.7z: cannot be read: reason=a 7z archive; unpack it first, or pack it as zip, tar or gzip");
        byte[] xz = {(byte) 0xFD, '7', 'z', 'X', 'Z', 0, 0, 4};
        assertThatThrownBy(() -> events("x.xz", xz, "")).hasMessageContaining("compressed with xz; expected gzip");
        byte[] workbook = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        assertThatThrownBy(() -> events("x.xls", workbook, "")).hasMessageContaining("save its sheet as CSV");
    }

    /** Long enough for several blocks, with characters of one to four bytes in UTF-8. */
    @Test
    void utf16ThatIsLongKeepsEveryCharacter() throws IOException {
        StringBuilder text =
                new StringBuilder("\uFEFF" + CSV.lines().findFirst().orElseThrow() + ",note\n");
        Random random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            text.append("binance,BTC,").append(1_714_521_600_000_000L + i).append(',');
            text.append(1_714_521_600_000_000L + i).append(",2,60000,59999,1,");
            for (int j = random.nextInt(6); j > 0; j--) {
                text.append(List.of("a", "\u00e9", "\u20ac", "\ud83d\ude00").get(random.nextInt(4)));
            }
            text.append('\n');
        }
        String utf8 = tape("a.csv", text.toString().getBytes(UTF_8), "").sha256();
        assertThat(tape("b.csv", text.toString().getBytes(UTF_16LE), "").sha256())
                .isEqualTo(utf8);
    }

    @Test
    void linesMayEndWithACarriageReturnAlone() throws IOException {
        assertThat(events("mac.csv", CSV.replace('\n', '\r').getBytes(UTF_8), ""))
                .isEqualTo(EVENTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"time\":\"2024-08-01T13:30:00Z\",\"bid\":1,\"bid_size\":2,\"ask\":3,\"ask_size\":4,\"n\":\"[},\\\\\\\"\"},"
                        + "{\"time\":\"2024-08-01T13:30:01Z\",\"bid\":1,\"bid_size\":2,\"ask\":3,\"ask_size\":5,\"x\":{\"bid\":[7]}}]",
                """
                \uFEFF[
                 {
                  "time": "2024-08-01T13:30:00Z", "bid": 1, "bid_size": 2,\r
                  "ask": 3,
                  "ask_size": 4
                 },
                 {"time": "2024-08-01T13:30:01Z", "bid": 1, "bid_size": 2, "ask": 3, "ask_size": 5}
                ]
                """,
                """
                \uFEFF{"time":"2024-08-01T13:30:00Z","bid":1,"bid_size":2,"ask":3,"ask_size":4}
                {"time":"2024-08-01T13:30:01Z","bid":1,"bid_size":2,"ask":3,"ask_size":5}
                """
            })
    void anArrayOfObjectsIsReadAsLinesAre(String json) throws IOException {
        assertThat(events("a.json", json.getBytes(UTF_8), MAPPING))
                .containsExactly("2024-08-01T13:30:00Z 2 AN 1.00x2/3.00x4", "2024-08-01T13:30:01Z 2 AN 1.00x2/3.00x5");
    }

    /** A cut between two objects leaves whole lines, so only the missing bracket tells. */
    @Test
    void anArrayThatIsCutOffIsNeverTakenForAWholeOne() throws IOException {
        String object = "{\"time\":\"2024-08-01T13:30:0%dZ\",\"bid\":1,\"bid_size\":2,\"ask\":3,\"ask_size\":4}";
        String json = "[" + String.format(object, 0) + " , " + String.format(object, 1) + "]";
        List<String> faults = new ArrayList<>();
        for (int length = 3; length < json.length(); length++) {
            byte[] cut = json.substring(0, length).getBytes(UTF_8);
            try {
                MarketTape tape = tape("a.json", cut, MAPPING);
                assertThat(tape.issues()).as("length=" + length).containsKey(DataIssue.CUT_LAST_ROW);
            } catch (MarketDataException e) {
                faults.add(String.valueOf(e.getMessage()));
            }
        }
        assertThat(faults)
                .filteredOn(
                        "a.json: cannot be read: reason=the JSON array is cut off: its closing bracket is missing"
                                ::equals)
                .hasSize(" , ".length() + 2);
    }

    @Test
    void anEmptyMemberOfAnArchiveIsPassedOverByName() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("holiday.csv"));
            zip.putNextEntry(new ZipEntry("day.csv"));
            zip.write(CSV.getBytes(UTF_8));
        }
        MarketTape tape = tape("days.zip", bytes.toByteArray(), "");
        assertThat(TextFiles.lines(tape)).isEqualTo(EVENTS);
        assertThat(tape.issues()).containsEntry(DataIssue.PASSED_OVER_FILE, 1L);
    }

    @Test
    void anArchiveThatIsCutOffSaysSo() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Random random = new Random(5);
        byte[] noise = new byte[100_000];
        random.nextBytes(noise);
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            TarArchiveEntry entry = new TarArchiveEntry("day.csv");
            entry.setSize(noise.length);
            tar.putArchiveEntry(entry);
            tar.write(noise);
            tar.closeArchiveEntry();
        }
        byte[] cut = Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
        assertThatThrownBy(() -> tape("cut.tar.gz", cut, ""))
                .hasMessageStartingWith("cut.tar.gz: the tar archive cannot be unpacked: ")
                .hasMessageEndingWith("reason=unexpected end");
    }

    /** A leap second is the second after it, as computers count. */
    @Test
    void aLeapSecondIsATime() throws IOException {
        String rows =
                "time,bid,bid_size,ask,ask_size\n2016-12-31T23:59:59.5Z,1,2,3,4\n2016-12-31T23:59:60.5Z,1,2,3,5\n";
        assertThat(events("leap.csv", rows.getBytes(UTF_8), MAPPING))
                .containsExactly(
                        "2016-12-31T23:59:59.500Z 2 AN 1.00x2/3.00x4", "2017-01-01T00:00:00.500Z 2 AN 1.00x2/3.00x5");
        assertThatThrownBy(() -> events("a.csv", rows.replace("59:60", "58:60").getBytes(UTF_8), MAPPING))
                .hasMessageStartingWith("a.csv:3: time: not a time");
    }

    @Test
    void blankLinesAreNoTable() {
        assertThatThrownBy(() -> events("blank.csv", " \n\n \n".getBytes(UTF_8), ""))
                .hasMessage("blank.csv: no rows, only blank lines");
    }

    @Test
    void smallNegativeAndScientificNumbersAreExact() throws IOException {
        String rows = """
                time,bid,bid_size,ask,ask_size
                2024-08-01T13:30:00Z,-1e-2,1E2,1.0e1,1e+2
                2024-08-01T13:30:01Z,-37.63,1,0,0
                """;
        assertThat(events("n.csv", rows.getBytes(UTF_8), MAPPING))
                .containsExactly(
                        "2024-08-01T13:30:00Z 2 AN -0.01x100/10.00x100", "2024-08-01T13:30:01Z 2 AN -37.63x1/-");
        String tiny = "time,bid,bid_size,ask,ask_size\n2024-08-01T13:30:00Z,1,0.00000001,2,1e-8\n";
        assertThat(events("t.csv", tiny.getBytes(UTF_8), MAPPING))
                .containsExactly("2024-08-01T13:30:00Z 2 AN 1.00x1/2.00x1");
    }
}
