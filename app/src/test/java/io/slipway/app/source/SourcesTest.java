package io.slipway.app.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sizes and first words of all Java files of the repository, those outside of modules too, which Checkstyle does not see. */
class SourcesTest {

    private static final int LONGEST_FILE = 400;

    /** More types than this do not fit on one screen of a file list. */
    private static final int LARGEST_PACKAGE = 25;

    private static final Pattern QUESTION =
            Pattern.compile("/\\*\\*\\s+(?:\\*\\s+)?(?:What|How|Where|Whether|Which)\\b.*");

    private static List<Path> sources() throws IOException {
        Path root = SharedFiles.root();
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !root.relativize(file).toString().matches("(.*/)?(target|runs|\\.slipway)/.*"))
                    .toList();
        }
    }

    @Test
    void noFileIsTooLongToRead() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : sources()) {
            int lines = Files.readAllLines(file).size();
            if (lines > LONGEST_FILE) {
                tooLong.add(file + ": " + lines);
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void noPackageHasTooManyTypes() throws IOException {
        Map<Path, Long> types = sources().stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(Collectors.groupingBy(
                        file -> SharedFiles.root().relativize(file).getParent(), TreeMap::new, Collectors.counting()));
        types.values().removeIf(count -> count <= LARGEST_PACKAGE);
        assertThat(types).isEmpty();
    }

    @Test
    void noJavadocBeginsWithAQuestion() throws IOException {
        List<String> questions = new ArrayList<>();
        for (Path file : sources()) {
            QUESTION.matcher(Files.readString(file))
                    .results()
                    .forEach(found -> questions.add(file + ": " + found.group()));
        }
        assertThat(questions).isEmpty();
    }
}
