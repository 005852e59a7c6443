package io.slipway.data.store;

import io.slipway.data.source.ReadOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A process that keeps tapes of one file under several keys, as fast as it can. */
final class StoreProcess {

    private static final int KEYS = 20;

    private StoreProcess() {}

    static Process start(Path cache, Path file) throws IOException {
        return start(command(cache, file));
    }

    /** The same where no file may have more than 100 blocks of at most 1024 bytes, which a tape has: as if the disk were full. */
    static Process startWithSmallFiles(Path cache, Path file) throws IOException {
        List<String> limited = new ArrayList<>(List.of("bash", "-c", "ulimit -f 100; exec \"$@\"", "bash"));
        limited.addAll(command(cache, file));
        return start(limited);
    }

    private static List<String> command(Path cache, Path file) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                StoreProcess.class.getName(),
                cache.toString(),
                file.toString());
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Keeps tapes in the folder of the first argument, of the file of the second. */
    public static void main(String[] arguments) {
        StoredTape tape = new StoredTape(RandomRows.tape(1, 20_000), Map.of());
        TapeStore store = TapeStore.in(TapeFolder.of(Path.of(arguments[0])), Duration.ZERO, warning -> {});
        for (int key = 0; key < KEYS; key++) {
            store.read(List.of(arguments[1]), ReadOptions.all().withWindow(key, Long.MAX_VALUE), () -> tape);
        }
    }
}
