package io.slipway.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationTest {

    @TempDir
    Path folder = Path.of("");

    private Path out() {
        return folder.resolve("runs/mine");
    }

    private static void write(Path out, ResultKind kind, String text, String... names) throws IOException {
        try (Publication publication = Publication.open(out, kind)) {
            for (String name : names) {
                Files.writeString(publication.staging().resolve(name), text);
            }
            publication.publish();
        }
    }

    private List<String> all() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aNewResultTakesTheWholePlaceOfTheOldOneAndKeepsTheUsersFiles() throws IOException {
        write(out(), ResultKind.RUN, "first", "results.json", "grid_results.json");
        Files.writeString(out().resolve("notes.txt"), "mine");
        write(out(), ResultKind.RUN, "second", "results.json");
        assertThat(all()).containsExactly("runs/mine/.slipway", "runs/mine/notes.txt", "runs/mine/results.json");
        assertThat(out().resolve("results.json")).hasContent("second");
    }

    @Test
    void whatIsNotPublishedLeavesNothing() throws IOException {
        write(out(), ResultKind.STUDY, "first", "study.json");
        try (Publication publication = Publication.open(out(), ResultKind.STUDY)) {
            Files.writeString(publication.staging().resolve("study.json"), "second");
        }
        assertThat(all()).containsExactly("runs/mine/.slipway", "runs/mine/study.json");
        assertThat(out().resolve("study.json")).hasContent("first");
    }

    @Test
    void aDirectoryHoldsOneKindOfResult() throws IOException {
        write(out(), ResultKind.STUDY, "first", "study.json");
        assertThatThrownBy(() -> Publication.open(out(), ResultKind.RUN))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("holds a study, not a run: give another --out");
        assertThat(Publication.kindOf(out())).contains(ResultKind.STUDY);
    }

    /** The old result is aside for a moment while the new one is renamed; a process that dies then loses neither. */
    @Test
    void anOldResultMovedAsideByADeadProcessIsPutBack() throws IOException {
        write(out(), ResultKind.RUN, "first", "results.json");
        Files.move(out(), folder.resolve("runs/.mine.old-999999999-7"));
        Files.createDirectory(folder.resolve("runs/.mine.new-999999999-0"));
        assertThat(Publication.restore(out()).resolve("results.json")).hasContent("first");
        try (Publication publication = Publication.open(out(), ResultKind.RUN)) {
            assertThat(folder.resolve("runs/.mine.new-999999999-0")).doesNotExist();
            assertThat(publication.staging()).isEmptyDirectory();
        }
    }

    @Test
    void usersFilesInAnOldResultOfADeadProcessAreKept() throws IOException {
        write(out(), ResultKind.RUN, "first", "results.json");
        Files.writeString(out().resolve("notes.txt"), "mine");
        Files.move(out(), folder.resolve("runs/.mine.old-999999999-7"));
        Files.createDirectory(out());
        write(out(), ResultKind.RUN, "second", "results.json");
        assertThat(all()).containsExactly("runs/mine/.slipway", "runs/mine/notes.txt", "runs/mine/results.json");
    }

    /** A child process publishes over and over and is killed at twenty different moments: the directory is always whole. */
    @Tag("slow")
    @Test
    void aKilledProcessLeavesAWholeResult() throws IOException, InterruptedException {
        write(out(), ResultKind.RUN, "0", "a", "b", "c");
        for (int kill = 0; kill < 20; kill++) {
            Process child = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            "-XX:TieredStopAtLevel=1",
                            Endless.class.getName(),
                            out().toString())
                    .redirectErrorStream(true)
                    .start();
            assertThat(child.getInputStream().read()).isEqualTo('!');
            TimeUnit.MILLISECONDS.sleep(kill);
            child.destroyForcibly().waitFor();
            Path whole = Publication.restore(out());
            String text = Files.readString(whole.resolve("a"));
            assertThat(whole.resolve("b")).hasContent(text);
            assertThat(whole.resolve("c")).hasContent(text);
        }
        write(out(), ResultKind.RUN, "last", "a", "b", "c");
        assertThat(all()).containsExactly("runs/mine/.slipway", "runs/mine/a", "runs/mine/b", "runs/mine/c");
    }

    /** Publishes until it is killed. */
    static final class Endless {

        private Endless() {}

        public static void main(String[] arguments) throws IOException {
            for (int i = 1; ; i++) {
                write(Path.of(arguments[0]), ResultKind.RUN, Integer.toString(i), "a", "b", "c");
                if (i == 3) {
                    System.out.print('!');
                    System.out.flush();
                }
            }
        }
    }
}
