package io.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {

    /** The command line of one command differs from that of all in nothing that the command shows. */
    @Test
    void aCommandAloneHasTheHelpThatItHasAmongAll() {
        Map<String, CommandLine> all = Main.commandLine().getSubcommands();
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
        int all = Main.commandLine().getSubcommands().size();
        for (String first : new String[] {"--help", "studdy", "help", "completion", "--plugin"}) {
            assertThat(Main.commandLine(first, "study").getSubcommands()).hasSize(all);
        }
    }
}
