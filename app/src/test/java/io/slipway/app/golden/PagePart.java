package io.slipway.app.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Parts of pages that are made from code, between two comments; {@code -Dslipway.write=true} writes them. */
final class PagePart {

    private PagePart() {}

    /** Asserts that a part of a page is a text, or makes it so. */
    static void keep(String name, String part, String text) throws IOException {
        String begin = "<!-- " + part + ": begin -->\n";
        Path file = SharedFiles.root().resolve(name);
        String page = Files.readString(file);
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf("<!-- " + part + ": end -->\n");
        assertThat(from).as("the place of %s in %s", part, name).isBetween(begin.length(), to);
        if (Boolean.getBoolean("slipway.write")) {
            Files.writeString(file, page.substring(0, from) + text + page.substring(to));
        } else {
            assertThat(page.substring(from, to)).isEqualTo(text);
        }
    }
}
