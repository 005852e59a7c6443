package io.slipway.app.command;

import io.slipway.app.option.BrokerOptions;
import io.slipway.app.run.Cleanups;
import io.slipway.app.run.ExitCode;
import io.slipway.kafka.broker.BrokerSecurity;
import io.slipway.kafka.broker.EmbeddedBroker;
import io.slipway.text.ConfigException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The embedded broker in the foreground. */
@Command(
        name = "broker",
        mixinStandardHelpOptions = true,
        description = "Runs the embedded Kafka broker until Ctrl-C: one node, reachable from this machine only.",
        footer = {
            "",
            "Example, in two terminals:",
            "  ./slipway broker --port 9092",
            "  ./slipway produce --input examples/demo_mbp-1.csv \\",
            "    --bootstrap-servers localhost:9092",
            "",
            "With TLS and a password, which it asks for:",
            "  ./slipway broker --tls --user ann",
            "  ./slipway produce --input examples/demo_mbp-1.csv \\",
            "    --kafka-config slipway-tls/client.properties"
        })
public final class BrokerCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private static final int LAST_PORT = 65_535;

    @Option(names = "--port", paramLabel = "PORT", description = "port to listen on, 0 for a free one [9092]")
    private int port = 9092;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "where to keep its data over restarts; default: a temporary directory, removed at the end")
    private @Nullable Path dataDirectory;

    @Mixin
    private final BrokerOptions protection = new BrokerOptions();

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > LAST_PORT) {
            throw new ConfigException("--port: out of range: value=" + port + ", expected 0 to " + LAST_PORT);
        }
        Optional<BrokerSecurity> security = protection.security();
        PrintWriter out = spec.commandLine().getOut();
        out.println("Starting the broker ...");
        out.flush();
        EmbeddedBroker broker = start(security);
        Cleanups.register(broker::close);
        security.ifPresent(given -> {
            given.writeClientProperties();
            out.println("Clients need --bootstrap-servers " + broker.bootstrapServers() + " --kafka-config "
                    + given.folder().clientProperties() + " (certificate until "
                    + given.folder().brokerValidUntil() + ")");
        });
        out.println("Kafka broker ready: bootstrap servers " + broker.bootstrapServers() + " (Ctrl-C ends it)");
        out.flush();
        new CountDownLatch(1).await();
        return ExitCode.DONE;
    }

    private EmbeddedBroker start(Optional<BrokerSecurity> security) {
        if (security.isPresent()) {
            return dataDirectory == null
                    ? EmbeddedBroker.startTemporary(port, security.get())
                    : EmbeddedBroker.start(dataDirectory, port, security.get());
        }
        return dataDirectory == null ? EmbeddedBroker.startTemporary(port) : EmbeddedBroker.start(dataDirectory, port);
    }
}
