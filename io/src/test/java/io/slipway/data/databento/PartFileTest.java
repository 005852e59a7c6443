package io.slipway.data.databento;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.market.MarketDataException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFileTest {

    @TempDir
    private Path directory = Path.of("");

    /** Process ids end far below the one of the first name. */
    @Test
    void aPartOfAKilledProcessIsDeleted() throws IOException {
        Path left = Files.writeString(directory.resolve("data.csv.999999999.part"), "half");
        Path living = Files.writeString(
                directory.resolve("data.csv." + ProcessHandle.current().pid() + ".part"), "being written");
        Path other = Files.writeString(directory.resolve("other.csv.999999999.part"), "half");
        Path named = Files.writeString(directory.resolve("data.csv.old.part"), "a user's");
        new PartFile(directory.resolve("data.csv"));
        assertThat(left).doesNotExist();
        assertThat(living).hasContent("being written");
        assertThat(other).exists();
        assertThat(named).exists();
    }

    /** Two commands that write one file at once gave a file with parts of both. */
    @Test
    void aFileThatAnotherProcessIsWritingStaysApart() throws IOException {
        PartFile ours = new PartFile(directory.resolve("data.csv"));
        Path others = directory.resolve(String.valueOf(ours.part().getFileName())
                .replace(String.valueOf(ProcessHandle.current().pid()), "1"));
        Files.writeString(others, "of another");
        try (OutputStream out = ours.create()) {
            out.write("ours".getBytes(StandardCharsets.UTF_8));
        }
        ours.publish();
        assertThat(directory.resolve("data.csv")).hasContent("ours");
        assertThat(others).hasContent("of another");
        assertThat(ours.part()).isNotEqualTo(others).doesNotExist();
    }

    /** As on a full disk: the last bytes of a stream are written when it is closed. */
    @Test
    void aFileWhoseLastBytesCannotBeWrittenIsRemoved() throws IOException {
        PartFile file = new PartFile(directory.resolve("data.itch"));
        file.create().close();
        OutputStream full = new OutputStream() {
            @Override
            public void write(int value) {}

            @Override
            public void close() throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertThatThrownBy(() -> file.publish(full))
                .isInstanceOf(MarketDataException.class)
                .hasMessageContaining("cannot be written: file=");
        assertThat(directory).isEmptyDirectory();
        assertThat(file.isOpen()).isFalse();
    }
}
