package io.slipway.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    private Path directory = Path.of("");

    private void assertNames(String... names) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName()))).containsExactlyInAnyOrder(names);
        }
    }

    @Test
    void anEarlierFileStaysUntilTheNewOneIsWhole() throws IOException {
        Path file = directory.resolve("file");
        WholeFile.write(file, part -> Files.writeString(part, "first"));
        assertThatThrownBy(() -> WholeFile.write(file, part -> {
                    Files.writeString(part, "sec");
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(IOException.class);
        assertThat(file).hasContent("first");
        assertNames("file");
    }

    @Test
    void whatAKilledProcessLeftIsDeleted() throws IOException {
        Files.writeString(directory.resolve(".file.part-999999999"), "half");
        Files.writeString(directory.resolve(".other.part-999999999"), "half");
        WholeFile.write(directory.resolve("file"), part -> Files.writeString(part, "whole"));
        assertNames("file", ".other.part-999999999");
    }

    /** A link stands for a device, which only a superuser could replace. */
    @Test
    void aLinkIsWrittenThroughAndStaysALink() throws IOException {
        Path target = directory.resolve("target");
        Path link = Files.createSymbolicLink(directory.resolve("link"), target);
        Files.writeString(target, "an earlier and longer text");
        WholeFile.write(link, part -> Files.writeString(part, "new"));
        assertThat(link).isSymbolicLink();
        assertThat(target).hasContent("new");
        assertNames("link", "target");
    }

    @Test
    void aFolderIsNotReplaced() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("folder"));
        assertThatThrownBy(() -> WholeFile.write(folder, part -> Files.writeString(part, "new")))
                .isInstanceOf(IOException.class);
        assertThat(folder).isEmptyDirectory();
        assertNames("folder");
    }
}
