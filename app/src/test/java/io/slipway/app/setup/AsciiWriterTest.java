package io.slipway.app.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Summaries where the character set has no dashes. */
class AsciiWriterTest {

    private final StringWriter printed = new StringWriter();
    private final CommandLine commandLine = new CommandLine(new CompletionCommand())
            .addSubcommand("doctor", new CacheCommand())
            .setOut(new PrintWriter(printed, true));

    @Test
    void signsBecomeAsciiWhereTheCharacterSetLacksThem() {
        AsciiWriter.useFor(commandLine, StandardCharsets.US_ASCII);
        commandLine
                .getOut()
                .printf("cost \u2013, %s \u00b1 0.012, a\u2026", "\u22120.5")
                .append('\u00d7')
                .println();
        for (CommandLine command : commandLine.getSubcommands().values()) {
            assertThat(command.getOut()).isSameAs(commandLine.getOut());
        }
        commandLine.getOut().print("2 \u00b5s");
        commandLine.getOut().flush();
        assertThat(printed.toString()).isEqualTo(String.format("cost -, -0.5 +- 0.012, a...x%n2 us"));
    }

    @Test
    void otherwiseTheyStay() {
        AsciiWriter.useFor(commandLine, StandardCharsets.UTF_8);
        commandLine.getOut().println("\u2013 \u00b1");
        assertThat(printed.toString()).isEqualTo(String.format("\u2013 \u00b1%n"));
    }
}
