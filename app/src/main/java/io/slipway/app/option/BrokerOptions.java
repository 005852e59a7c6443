package io.slipway.app.option;

import io.slipway.app.run.Terminal;
import io.slipway.kafka.broker.BrokerSecurity;
import io.slipway.kafka.broker.BrokerSecurity.Login;
import io.slipway.kafka.tls.TlsFolder;
import io.slipway.text.ConfigException;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Protection of the embedded broker. A password is never an option, because others see command lines. */
public final class BrokerOptions {

    private static final String VARIABLE = "SLIPWAY_BROKER_PASSWORD";

    @Option(
            names = "--tls",
            arity = "0..1",
            fallbackValue = "slipway-tls",
            paramLabel = "DIR",
            description = "encrypt with a certificate of its own, kept in DIR with the settings for clients"
                    + " [slipway-tls]")
    private @Nullable Path folder;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "ask clients for this user and its password (SCRAM-SHA-512)")
    private @Nullable String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "first line is the password of --user [" + VARIABLE + " of the environment, or a prompt]")
    private @Nullable Path passwordFile;

    @Option(names = "--mutual", description = "ask clients for the certificate in the folder of --tls too")
    private boolean mutual;

    /**
     * The protection that was asked for; empty for none.
     *
     * @throws ConfigException if options do not fit together, or there is no usable password
     */
    public Optional<BrokerSecurity> security() {
        if (folder == null) {
            if (user != null || passwordFile != null || mutual) {
                throw new ConfigException("--user, --password-file and --mutual: give --tls with them");
            }
            return Optional.empty();
        }
        if (user == null && passwordFile != null) {
            throw new ConfigException("--password-file: give --user NAME with it");
        }
        Optional<Login> login = user == null ? Optional.empty() : Optional.of(login(user));
        return Optional.of(new BrokerSecurity(TlsFolder.prepare(folder, Instant.now()), login, mutual));
    }

    private Login login(String name) {
        try {
            return new Login(name, password(name));
        } catch (IllegalArgumentException e) {
            throw new ConfigException("--user: " + e.getMessage(), e);
        }
    }

    private String password(String name) {
        if (passwordFile != null) {
            try {
                return Files.readString(passwordFile, StandardCharsets.UTF_8)
                        .lines()
                        .findFirst()
                        .orElse("");
            } catch (IOException e) {
                throw new ConfigException("--password-file: cannot be read: file=" + passwordFile, e);
            }
        }
        String given = System.getenv(VARIABLE);
        if (given != null) {
            return given;
        }
        // From Java 22 on there is a console without a terminal too, so the launcher is asked.
        if (!Terminal.showsErrors()) {
            throw new ConfigException("--user: no password: give --password-file FILE, or set " + VARIABLE);
        }
        return typed(name);
    }

    @SuppressWarnings("SystemConsoleNull") // there is a terminal, so null means that standard input is something else
    private static String typed(String name) {
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("Password of %s: ", name);
        return typed == null ? "" : new String(typed);
    }
}
