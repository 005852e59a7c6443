package io.slipway.app.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A headless browser of this machine. */
record Browser(Path program, Path folder) {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final long SECONDS = 240;

    /**
     * A document as it is after its scripts.
     *
     * @param dom the document
     * @param log messages of the browser, those of the console among them
     */
    record Visit(String dom, String log) {}

    /** The browser, with a folder for its files. Skips the test where there is none. */
    static Browser orSkip(Path folder) {
        Optional<Path> found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(path -> NAMES.stream().map(name -> Path.of(path, name)))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), "no browser");
        return new Browser(found.orElseThrow(), folder);
    }

    /** Opens a page, with up to {@code budgetMs} of the page's own time for its scripts. */
    Visit open(Path page, int budgetMs, String... more) throws IOException, InterruptedException {
        Path dom = folder.resolve("dom.txt");
        Path log = folder.resolve("log.txt");
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(
                List.of("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions"));
        command.addAll(List.of("--enable-logging=stderr", "--virtual-time-budget=" + budgetMs, "--dump-dom"));
        command.add("--user-data-dir=" + folder.resolve("profile"));
        command.addAll(List.of(more));
        command.add(page.toUri().toString());
        Process process = new ProcessBuilder(command)
                .redirectOutput(dom.toFile())
                .redirectError(log.toFile())
                .start();
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        assertThat(ended).as("browser ended in time: %s", page).isTrue();
        return new Visit(Files.readString(dom), Files.readString(log));
    }
}
