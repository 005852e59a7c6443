package io.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.market.MarketDataException;
import io.slipway.publish.OutputException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class FailuresTest {

    private static String report(Throwable failure, int exitCode) {
        StringWriter text = new StringWriter();
        assertThat(Failures.report(failure, new PrintWriter(text, true))).isEqualTo(exitCode);
        assertThat(text.toString()).startsWith("slipway: ");
        return text.toString();
    }

    @Test
    void aFullDiskIsNoBugInAnySpelling() {
        Path out = Path.of("runs/mine");
        report(new OutputException(out, new IOException("No space left on device")), 5);
        report(new OutputException(out, new FileSystemException("x", null, "No space left on device")), 5);
        report(new UncheckedIOException(new IOException("There is not enough space on the disk")), 5);
        report(new UncheckedIOException(new IOException("Disk quota exceeded")), 5);
        report(new MarketDataException("cannot be written", new IOException("No space left on device")), 5);
        assertThat(report(new InternalError("a fault occurred in an unsafe memory access operation"), 5))
                .contains("the disk of temporary files is full: folder=");
    }

    @Test
    void aFullMemoryIsNoBug() {
        assertThat(report(new OutOfMemoryError("Java heap space"), 5)).contains("SLIPWAY_JAVA_OPTS=-Xmx4g");
        report(new IllegalStateException("an order failed", new OutOfMemoryError("Java heap space")), 5);
        report(new OutOfMemoryError("unable to create native thread"), 5);
    }

    @Test
    void anOutputThatCannotBeWrittenIsAMatterOfUsage() {
        report(new OutputException(Path.of("/none/x"), new AccessDeniedException("/none/x")), 2);
    }

    @Test
    void theReasonOfTheDiskIsInItsWords() {
        Path out = Path.of("runs/mine");
        assertThat(report(new OutputException(out, new IOException("No space left on device")), 5))
                .contains("out=runs/mine, reason=No space left on device");
        assertThat(report(new OutputException(out, new FileSystemException("x", null, "Read-only file system")), 2))
                .contains("reason=Read-only file system: x");
        assertThat(report(new OutputException(out, new AccessDeniedException("x")), 2))
                .contains("reason=access denied: x");
    }

    @Test
    void aNameCannotGiveOrdersToTheTerminal() {
        assertThat(report(new MarketDataException("no such file: file=\u001b[31mred\nslipway: fine"), 3))
                .isEqualToNormalizingNewlines("slipway: no such file: file=\\u001b[31mred\\u000aslipway: fine\n");
        assertThat(Commands.run("inspect", "--\u001b[31m").err())
                .doesNotContain("\u001b")
                .contains("\\u001b[31m");
    }

    @Test
    void outputThatIsLostIsNoSuccess() {
        PrintStream terminal = System.out;
        String[] said = {"", "", ""};
        try {
            said[0] = said(new Failing("No space left on device"), 5);
            said[1] = said(new Failing("Broken pipe"), 0);
            said[2] = said(OutputStream.nullOutputStream(), 0);
        } finally {
            System.setOut(terminal);
        }
        assertThat(said[0]).isEqualToNormalizingNewlines("slipway: standard output cannot be written\n");
        assertThat(said[1] + said[2]).isEmpty();
    }

    private static String said(OutputStream output, int exitCode) {
        System.setOut(new PrintStream(output));
        return Commands.onStandardError(
                () -> assertThat(Main.run(new String[] {"strategies"}, output)).isEqualTo(exitCode));
    }

    private static final class Failing extends OutputStream {

        private final String reason;

        Failing(String reason) {
            this.reason = reason;
        }

        @Override
        public void write(int b) throws IOException {
            throw new IOException(reason);
        }
    }

    @Test
    void anythingElseIsABug() {
        assertThat(report(new IllegalStateException("?"), 70)).contains("this is a bug");
    }

    /** The command line of one command differs from that of all in nothing that the command shows. */
    @Test
    void aCommandAloneHasTheHelpThatItHasAmongAll() {
        Map<String, CommandLine> all = Main.commandLine("completion").getSubcommands();
        assertThat(all).hasSizeGreaterThan(15);
        all.forEach((name, command) -> {
            CommandLine program = Main.commandLine(name, "--help");
            assertThat(program.getSubcommands()).containsKey(name);
            CommandLine alone = Objects.requireNonNull(program.getSubcommands().get(name));
            assertThat(alone.getUsageMessage()).isEqualTo(command.getUsageMessage());
        });
        assertThat(Main.commandLine("study").getSubcommands()).containsOnlyKeys("study");
    }

    @Test
    void allCommandsAreThereWhereNoneIsNamedFirst() {
        int all = Main.commandLine("completion").getSubcommands().size();
        for (String first : new String[] {"--help", "studdy", "help", "completion", "--plugin"}) {
            assertThat(Main.commandLine(first, "study").getSubcommands()).hasSize(all);
        }
    }

    @Test
    void theListOfCommandsIsTheSameWhenTheirOptionsAreNotGathered() {
        CommandLine all = Main.commandLine("completion");
        String list = all.getUsageMessage();
        assertThat(list).contains("  study ").contains("  pretrade ");
        for (String[] words : new String[][] {{}, {"--help"}, {"-h"}, {"--version"}, {"studdy"}, {"help"}}) {
            assertThat(Main.commandLine(words).getUsageMessage()).isEqualTo(list);
        }
    }

    @Test
    void theHelpOfACommandAfterAnotherWordIsWhole() {
        Map<String, CommandLine> all = Main.commandLine("completion").getSubcommands();
        for (String[] words : new String[][] {{"help", "study"}, {"--plugin", "x.jar", "study"}, {"--help", "study"}}) {
            CommandLine study = Objects.requireNonNull(
                    Main.commandLine(words).getSubcommands().get("study"));
            assertThat(study.getUsageMessage())
                    .isEqualTo(Objects.requireNonNull(all.get("study")).getUsageMessage());
        }
    }
}
