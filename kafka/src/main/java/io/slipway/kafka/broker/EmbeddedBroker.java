package io.slipway.kafka.broker;

import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.KafkaProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A Kafka broker inside this process: one KRaft node, reachable from this machine only. A fatal fault of the broker ends the
 * JVM with a message and exit code 4. Thread-safe.
 *
 * <pre>{@code
 * try (EmbeddedBroker broker = EmbeddedBroker.startTemporary()) {
 *     KafkaConnection connection = KafkaConnection.of(broker.bootstrapServers());
 *     ...
 * }
 * }</pre>
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int LAST_PORT = 65_535;
    private static final int END_ATTEMPTS = 40;
    private static final long END_PAUSE_MS = 25;
    private static final String CLUSTER_ID = "U2xpcHdheUxvY2FsMDAwMQ";

    private final BrokerSettings settings;
    private final boolean temporary;
    private final DirectoryLock lock;
    private final KafkaRaftServer server;
    private boolean open = true;

    private EmbeddedBroker(BrokerSettings settings, boolean temporary) throws Exception {
        this.settings = settings;
        this.temporary = temporary;
        this.lock = DirectoryLock.of(settings.dataDir());
        try {
            format(settings);
            this.server = new KafkaRaftServer(new KafkaConfig(settings.toMap(), false), Time.SYSTEM);
            startServer();
        } catch (Exception | Error e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Starts a broker that stores its data in {@code dataDir}. The directory may contain the data of an earlier broker.
     *
     * @param dataDir the directory; created if it is absent
     * @param port port for clients, 0 to 65535; 0 chooses a free port
     * @throws KafkaProblem if the port is taken, the directory cannot be used, or the broker does not start
     */
    public static EmbeddedBroker start(Path dataDir, int port) {
        return start(dataDir, port, Optional.empty(), false);
    }

    /**
     * Starts a protected broker that stores its data in {@code dataDir}.
     *
     * @param dataDir the directory; created if it is absent
     * @param port port for clients, 0 to 65535; 0 chooses a free port
     * @param security keys, user and whether clients need a certificate
     * @throws KafkaProblem if the port is taken, the directory cannot be used, or the broker does not start
     */
    public static EmbeddedBroker start(Path dataDir, int port, BrokerSecurity security) {
        return start(dataDir, port, Optional.of(security), false);
    }

    /**
     * Starts a broker on a free port with a temporary directory, which is deleted on close.
     *
     * @throws KafkaProblem if the broker does not start
     */
    public static EmbeddedBroker startTemporary() {
        return startTemporary(0);
    }

    /**
     * Starts a broker with a temporary directory, which is deleted on close.
     *
     * @param port port for clients, 0 to 65535; 0 chooses a free port
     * @throws KafkaProblem if the port is taken or the broker does not start
     */
    public static EmbeddedBroker startTemporary(int port) {
        return startTemporary(port, Optional.empty());
    }

    /**
     * Starts a protected broker with a temporary directory, which is deleted on close.
     *
     * @param port port for clients, 0 to 65535; 0 chooses a free port
     * @param security keys, user and whether clients need a certificate
     * @throws KafkaProblem if the port is taken or the broker does not start
     */
    public static EmbeddedBroker startTemporary(int port, BrokerSecurity security) {
        return startTemporary(port, Optional.of(security));
    }

    private static EmbeddedBroker startTemporary(int port, Optional<BrokerSecurity> security) {
        Path dataDir;
        try {
            dataDir = Files.createTempDirectory("slipway-kafka");
        } catch (IOException e) {
            throw new KafkaProblem("cannot make a temporary directory for the broker: reason=" + e, e);
        }
        AtomicReference<EmbeddedBroker> started = new AtomicReference<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(started, dataDir), "slipway-broker-end"));
        try {
            EmbeddedBroker broker = start(dataDir, port, security, true);
            started.set(broker);
            return broker;
        } catch (KafkaProblem e) {
            delete(dataDir);
            throw e;
        }
    }

    /** Stops the broker and deletes its files when the process ends, even if the broker is still starting. */
    private static void end(AtomicReference<EmbeddedBroker> started, Path dataDir) {
        BrokerFaults.ignore();
        for (int i = 0; i < END_ATTEMPTS && started.get() == null && Files.exists(dataDir); i++) {
            delete(dataDir);
            try {
                Thread.sleep(END_PAUSE_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        EmbeddedBroker broker = started.get();
        if (broker != null) {
            broker.close();
        }
        if (Files.exists(dataDir)) {
            delete(dataDir);
        }
    }

    /** Address for clients, as {@code host:port}. */
    public String bootstrapServers() {
        return settings.bootstrapServers();
    }

    /** Ports that this broker listens on: for clients, for itself if it is protected, and for its controller. */
    List<Integer> ports() {
        return settings.security().isPresent()
                ? List.of(settings.port(), settings.internalPort(), settings.controllerPort())
                : List.of(settings.port(), settings.controllerPort());
    }

    /** Directory of the broker's data. */
    public Path dataDir() {
        return settings.dataDir();
    }

    /** Stops the broker. Further calls do nothing. */
    @Override
    public synchronized void close() {
        if (open) {
            open = false;
            stopServer();
            unlock();
            if (temporary) {
                delete(settings.dataDir());
            }
        }
    }

    private void unlock() {
        try {
            lock.close();
        } catch (IOException e) {
            System.err.println("cannot release the lock of the broker's data directory: dir=" + settings.dataDir()
                    + ", reason=" + e.getMessage());
        }
    }

    private static EmbeddedBroker start(Path dataDir, int port, Optional<BrokerSecurity> security, boolean temporary) {
        if (port < 0 || port > LAST_PORT) {
            throw new KafkaProblem("not a port: port=" + port + ", expected 0 to " + LAST_PORT);
        }
        BrokerSettings settings = new BrokerSettings(
                dataDir, clientPort(port), freePort(), security.isPresent() ? freePort() : 0, security);
        try {
            BrokerFaults.install();
            Files.createDirectories(dataDir);
            return new EmbeddedBroker(settings, temporary);
        } catch (NoClassDefFoundError e) {
            throw new KafkaProblem(
                    "the libraries of the embedded Kafka broker are not here; put the folder lib/broker of the archive back, or use "
                            + "another broker: missing=" + e.getMessage(),
                    e);
        } catch (Exception e) {
            throw new KafkaProblem(
                    "the embedded Kafka broker does not start: dir=" + dataDir + ", port=" + settings.port()
                            + ", reason=" + e.getMessage(),
                    e);
        }
    }

    private static void format(BrokerSettings settings) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(BrokerSettings.NODE_ID)
                .setClusterId(CLUSTER_ID)
                .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                .setDirectories(List.of(settings.logDir()))
                .setMetadataLogDirectory(settings.logDir())
                .setIgnoreFormatted(true)
                .run();
    }

    private void startServer() {
        try {
            server.startup();
            settings.security().ifPresent(this::setUser);
        } catch (RuntimeException | Error e) {
            stopServer();
            throw e;
        }
    }

    private void setUser(BrokerSecurity security) {
        KafkaConnection own = new KafkaConnection(settings.internalServers(), security.ownSettings());
        security.login().ifPresent(login -> Scram.set(own, login));
    }

    private void stopServer() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static int clientPort(int port) {
        if (port == 0) {
            return freePort();
        }
        try (ServerSocket probe = bind(port)) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new KafkaProblem("the port is in use: host=" + BrokerSettings.HOST + ", port=" + port, e);
        }
    }

    private static int freePort() {
        try (ServerSocket probe = bind(0)) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new KafkaProblem("no free port: host=" + BrokerSettings.HOST, e);
        }
    }

    private static ServerSocket bind(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port));
        return socket;
    }

    /** Deletes the directory as far as possible. Files may appear and disappear while a broker starts or stops. */
    private static void delete(Path directory) {
        try (Stream<Path> paths = Files.walk(directory)) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            if (Files.exists(directory) && !(e.getCause() instanceof NoSuchFileException)) {
                System.err.println(
                        "cannot delete a temporary directory: dir=" + directory + ", reason=" + e.getMessage());
            }
        }
    }
}
