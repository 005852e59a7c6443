package io.slipway.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Commands;
import io.slipway.app.SharedFiles;
import io.slipway.app.run.ChildProgram;
import io.slipway.app.run.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker as a process with TLS and a password. */
class BrokerCommandTest {

    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path folder;

    @Tag("slow")
    @Test
    void thePasswordStandsNowhereButInTheFileOfTheClient() throws IOException, InterruptedException {
        Path tls = folder.resolve("tls");
        ProcessBuilder builder = ChildProgram.of(
                ChildProgram.SHORT, List.of("broker", "--port", "0", "--tls", tls.toString(), "--user", "ann"));
        builder.environment().put("SLIPWAY_BROKER_PASSWORD", PASSWORD);
        Process process = builder.start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            StringBuilder said = new StringBuilder();
            String line = out.readLine();
            while (line != null && !line.startsWith("Kafka broker ready")) {
                said.append(line).append('\n');
                line = out.readLine();
            }
            said.append(line);
            assertThat(said.toString())
                    .contains(" --kafka-config " + tls.resolve("client.properties"))
                    .doesNotContain(PASSWORD);
            assertThat(String.join(" ", process.info().arguments().orElse(new String[0])))
                    .doesNotContain(PASSWORD);
            String servers = said.substring(said.indexOf("127.0.0.1:")).split(" ", 2)[0];
            work(servers, tls.resolve("client.properties"));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private void work(String servers, Path settings) throws IOException {
        String example = SharedFiles.root().resolve("examples/demo_mbp-1.csv").toString();
        List<String> cluster =
                List.of("--topic", "quotes", "--bootstrap-servers", servers, "--kafka-config", settings.toString());
        succeed(Stream.concat(Stream.of("produce", "--input", example), cluster.stream()));
        Path out = folder.resolve("run");
        succeed(Stream.concat(
                Stream.of(
                        "backtest",
                        "--start",
                        "2024-08-01T14:00:30Z",
                        "--qty",
                        "500",
                        "--strategies",
                        "best-ask",
                        "--out",
                        out.toString()),
                cluster.stream()));
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(bytes.contains(PASSWORD)).as("%s", file).isFalse();
            }
        }
        assertThat(out.resolve("report.html")).exists();
        assertThat(Files.readString(settings)).contains(PASSWORD);
    }

    private static void succeed(Stream<String> words) {
        Commands result = Commands.run(words.toArray(String[]::new));
        assertThat(result.err() + result.out()).doesNotContain(PASSWORD);
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    @Test
    void aUserNeedsTls() {
        Commands result = Commands.run("broker", "--user", "ann");
        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("give --tls with them");
    }

    @Test
    void aShortPasswordIsRefusedAndNotShown() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "tiny\n");
        Commands result = Commands.run(
                "broker",
                "--tls",
                folder.resolve("tls").toString(),
                "--user",
                "ann",
                "--password-file",
                file.toString());
        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("at least 8 characters").doesNotContain("tiny");
    }

    @Test
    void aUserNeedsAPassword() {
        Commands result = Commands.run("broker", "--tls", folder.resolve("tls").toString(), "--user", "ann");
        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("no password: give --password-file FILE, or set SLIPWAY_BROKER_PASSWORD");
    }
}
