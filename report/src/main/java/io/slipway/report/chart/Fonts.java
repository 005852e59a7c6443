package io.slipway.report.chart;

import io.slipway.report.read.ReportException;
import java.awt.Font;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Fonts that are the same on every machine, also on one that has none: DejaVu Sans from the class path, written to a
 * temporary directory with a font configuration that names nothing else.
 */
public final class Fonts {

    private static final String RESOURCES = "/net/sf/jasperreports/fonts/dejavu/";
    private static final String FAMILY = "DejaVu Sans";
    private static final List<String> LOGICAL = List.of("dialog", "dialoginput", "monospaced", "serif", "sansserif");

    private Fonts() {}

    /** Makes the fonts known to AWT; must run before anything else uses AWT. */
    public static synchronized void install() {
        if (System.getProperty("sun.awt.fontconfig") != null) {
            return;
        }
        try {
            Path directory = Files.createTempDirectory("slipway-fonts-");
            Path plain = copy("DejaVuSans.ttf", directory);
            Path bold = copy("DejaVuSans-Bold.ttf", directory);
            Path configuration = directory.resolve("fontconfig.properties");
            Files.writeString(configuration, configuration(plain, bold));
            System.setProperty("java.awt.headless", "true");
            System.setProperty("sun.awt.fontconfig", configuration.toString());
            deleteOnExit(List.of(directory, configuration, bold, plain));
        } catch (IOException e) {
            throw new ReportException("cannot prepare the fonts of the charts: reason=" + e.getMessage(), e);
        }
    }

    /** Deletes the last one first. */
    private static void deleteOnExit(List<Path> files) {
        files.forEach(file -> file.toFile().deleteOnExit());
    }

    private static Path copy(String name, Path directory) throws IOException {
        Path file = directory.resolve(name);
        try (InputStream in = Fonts.class.getResourceAsStream(RESOURCES + name)) {
            if (in == null) {
                throw new IOException("font not on the class path: " + name);
            }
            Files.copy(in, file);
        }
        return file;
    }

    private static String configuration(Path plain, Path bold) {
        StringBuilder text = new StringBuilder("version=1\n");
        for (String logical : LOGICAL) {
            text.append(logical).append(".plain.latin-1=").append(FAMILY).append('\n');
            text.append(logical).append(".bold.latin-1=").append(FAMILY).append(" Bold\n");
            text.append(logical).append(".italic.latin-1=").append(FAMILY).append('\n');
            text.append(logical).append(".bolditalic.latin-1=").append(FAMILY).append(" Bold\n");
        }
        text.append("sequence.allfonts=latin-1\n");
        text.append("filename.DejaVu_Sans=").append(plain).append('\n');
        text.append("filename.DejaVu_Sans_Bold=").append(bold).append('\n');
        return text.toString();
    }

    static Font plain(int size) {
        return new Font(Font.SANS_SERIF, Font.PLAIN, size);
    }

    static Font bold(int size) {
        return new Font(Font.SANS_SERIF, Font.BOLD, size);
    }
}
