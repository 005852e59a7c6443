package io.slipway.app.setup;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import picocli.CommandLine;

/**
 * Output for a terminal or a file whose character set lacks the signs of the summaries, as in a container without a locale: dashes, plus
 * or minus and dots become ASCII, not question marks.
 */
public final class AsciiWriter extends FilterWriter {

    private static final char ABSENT = '\u2013';

    private AsciiWriter(Writer out) {
        super(out);
    }

    /** Lets a command line print ASCII where a character set needs it. */
    public static void useFor(CommandLine commandLine, Charset charset) {
        if (!charset.newEncoder().canEncode(ABSENT)) {
            commandLine.setOut(new PrintWriter(new AsciiWriter(commandLine.getOut()), true));
        }
    }

    @Override
    public void write(int c) throws IOException {
        out.write(shown((char) c));
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        for (int i = from; i < from + length; i++) {
            write(text[i]);
        }
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        write(text.toCharArray(), from, length);
    }

    private static String shown(char c) {
        return switch (c) {
            case ABSENT, '\u2212' -> "-";
            case '\u00b1' -> "+-";
            case '\u2026' -> "...";
            case '\u00d7' -> "x";
            case '\u00b5' -> "u";
            default -> String.valueOf(c);
        };
    }
}
