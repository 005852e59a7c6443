package io.slipway.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipway.market.MarketDataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Storage of tapes beyond the heap, and the disk. */
class FullDiskTapeTest {

    private static final int PART = 1 << 20;

    /** Writes to the storage until it is refused, as a process of its own: without space, a mapped file ends with an error or a signal. */
    static final class Filler {

        private Filler() {}

        public static void main(String[] arguments) {
            TapeSpill storage = TapeSpill.of(0);
            try {
                for (int part = 0; part < 100; part++) {
                    ByteBuffer buffer = storage.allocate(PART);
                    while (buffer.hasRemaining()) {
                        buffer.put((byte) 1);
                    }
                }
            } catch (MarketDataException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    /** On a file system of 8 MiB, which a process may mount for itself where the machine lets it. */
    @Test
    void aFullDiskIsASentence(@TempDir Path folder) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String script = "mount -t tmpfs -o size=8m none '" + folder + "' && echo mounted && exec '" + java
                + "' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Djava.io.tmpdir='" + folder + "' -cp '"
                + System.getProperty("java.class.path") + "' '" + Filler.class.getName() + "'";
        Process process;
        try {
            process = new ProcessBuilder("unshare", "-rm", "sh", "-c", script)
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "no unshare");
            return;
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assumeTrue(said.startsWith("mounted"), "may not mount");
        assertThat(said)
                .contains("the data does not fit in memory and cannot be put aside: folder=" + folder)
                .contains("No space left on device");
        assertThat(process.exitValue()).isZero();
    }
}
