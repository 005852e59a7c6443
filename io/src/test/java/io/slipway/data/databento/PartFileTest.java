package io.slipway.data.databento;

import static org.assertj.core.api.Assertions.assertThat;

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
}
