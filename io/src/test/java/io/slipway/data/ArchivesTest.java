package io.slipway.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.source.ReadOptions;
import io.slipway.market.DataIssue;
import io.slipway.market.MarketDataException;
import io.slipway.tape.MarketTape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file and the same file in an archive or compressed have one digest. */
class ArchivesTest {

    private static final Path EXAMPLE =
            Path.of(System.getProperty("slipway.root", "..")).resolve("examples/demo_mbp-1.csv");

    @TempDir
    private Path folder = Path.of("");

    private static byte[] example() throws IOException {
        List<String> lines = Files.readAllLines(EXAMPLE);
        return (String.join("\n", lines.subList(0, 400)) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private String sha256(Path... files) {
        List<String> names = List.of(files).stream().map(Path::toString).toList();
        return MarketTape.readAll(DataFiles.open(names, ReadOptions.all())).sha256();
    }

    /** The rows of the example in two files: the first half and the second. */
    private static List<byte[]> halves() throws IOException {
        String text = new String(example(), StandardCharsets.UTF_8);
        List<String> lines = text.lines().toList();
        String head = lines.get(0) + "\n";
        return List.of(
                (head + String.join("\n", lines.subList(1, 200)) + "\n").getBytes(StandardCharsets.UTF_8),
                (head + String.join("\n", lines.subList(200, 400)) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private Path plain() throws IOException {
        return Files.write(folder.resolve("plain.csv"), example());
    }

    private Path zip(List<byte[]> members) throws IOException {
        Path file = folder.resolve("day.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < members.size(); i++) {
                zip.putNextEntry(new ZipEntry("quotes/part" + i + ".csv"));
                zip.write(members.get(i));
            }
            zip.putNextEntry(new ZipEntry("__MACOSX/._part0.csv"));
            zip.write(new byte[] {0, 5, 22, 7});
        }
        return file;
    }

    private static byte[] tar(List<byte[]> members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (int i = 0; i < members.size(); i++) {
                TarArchiveEntry entry = new TarArchiveEntry("../../" + i + "/quotes.csv");
                entry.setSize(members.get(i).length);
                tar.putArchiveEntry(entry);
                tar.write(members.get(i));
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void aZipOfOneFileOrOfTwoHalvesIsTheFile() throws IOException {
        String expected = sha256(plain());
        assertThat(sha256(zip(List.of(example())))).isEqualTo(expected);
        Path halves = Files.move(zip(halves()), folder.resolve("halves.zip"));
        assertThat(sha256(halves)).isEqualTo(expected);
    }

    /** Vendors put a note to people beside their data. A file of such a name that is no member is read as data. */
    @Test
    void membersThatTellAboutTheArchiveArePassedOverAndCounted() throws IOException {
        Path archive = folder.resolve("vendor.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (String about : List.of("README.txt", "License", "data/read_me_first.txt", "fields.pdf")) {
                zip.putNextEntry(new ZipEntry(about));
                zip.write("Thank you for your purchase.\n".getBytes(StandardCharsets.UTF_8));
            }
            zip.putNextEntry(new ZipEntry("data/notices.csv"));
            zip.write(example());
        }
        MarketTape tape = MarketTape.readAll(DataFiles.open(List.of(archive.toString()), ReadOptions.all()));
        assertThat(tape.sha256()).isEqualTo(sha256(plain()));
        assertThat(tape.issues()).containsEntry(DataIssue.PASSED_OVER_FILE, 4L);
        Path readme = Files.write(folder.resolve("readme.txt"), example());
        assertThat(sha256(readme)).isEqualTo(tape.sha256());
    }

    @Test
    void aWorkbookIsNamed() throws IOException {
        Path workbook = folder.resolve("quotes.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(workbook))) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
        }
        assertThatThrownBy(() -> sha256(workbook))
                .hasMessage("quotes.xlsx: a workbook of a spreadsheet; save its sheet as CSV");
    }

    @Test
    void aTarIsReadPlainAndCompressedAndStaysInItsFolder() throws IOException {
        String expected = sha256(plain());
        Path tar = Files.write(folder.resolve("day.tar"), tar(halves()));
        assertThat(sha256(tar)).isEqualTo(expected);
        Path compressed = folder.resolve("day.tar.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
            out.write(tar(halves()));
        }
        assertThat(sha256(compressed)).isEqualTo(expected);
        assertThat(DataFiles.expand(List.of(tar.toString())))
                .hasSize(2)
                .allSatisfy(file -> assertThat(file.normalize().toString()).contains("slipway-tar-"));
    }

    @Test
    void bzip2AndLz4AreUndone() throws IOException {
        String expected = sha256(plain());
        Path bzip2 = folder.resolve("day.csv.bz2");
        try (OutputStream out = new BZip2CompressorOutputStream(Files.newOutputStream(bzip2))) {
            out.write(example());
        }
        Path lz4 = folder.resolve("day.csv.lz4");
        try (OutputStream out = new FramedLZ4CompressorOutputStream(Files.newOutputStream(lz4))) {
            out.write(example());
        }
        assertThat(sha256(bzip2)).isEqualTo(expected);
        assertThat(sha256(lz4)).isEqualTo(expected);
    }

    @Test
    void damagedAndEmptyArchivesAreNamed() throws IOException {
        Path empty = folder.resolve("empty.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(empty))) {
            zip.putNextEntry(new ZipEntry(".hidden"));
        }
        assertThatThrownBy(() -> sha256(empty))
                .isInstanceOf(MarketDataException.class)
                .hasMessage("empty.zip: no files in the archive");
        byte[] whole = Files.readAllBytes(zip(List.of(example())));
        Path torn = Files.write(folder.resolve("torn.zip"), Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> sha256(torn))
                .isInstanceOf(MarketDataException.class)
                .hasMessageStartingWith("torn.zip: not a zip archive that can be read: reason=");
        byte[] tar = tar(halves());
        Path cut = Files.write(folder.resolve("cut.tar"), Arrays.copyOf(tar, 5_000));
        assertThatThrownBy(() -> sha256(cut))
                .isInstanceOf(MarketDataException.class)
                .hasMessageStartingWith("cut.tar: the tar archive cannot be unpacked: ");
    }

    @Test
    void twoMembersOfOneNameAreRefused() throws IOException {
        String bytes = new String(Files.readAllBytes(zip(halves())), StandardCharsets.ISO_8859_1);
        Path twice = Files.write(
                folder.resolve("twice.zip"),
                bytes.replace("quotes/part1.csv", "quotes/part0.csv").getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> sha256(twice))
                .isInstanceOf(MarketDataException.class)
                .hasMessage("twice.zip: two members of the zip archive have one name, expected one of each:"
                        + " member=quotes/part0.csv");
    }
}
