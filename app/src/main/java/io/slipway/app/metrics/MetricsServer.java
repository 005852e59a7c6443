package io.slipway.app.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves {@code /metrics} and {@code /health} on the loopback address only. It changes nothing. Thread-safe. */
public final class MetricsServer implements AutoCloseable {

    /** A monitor asks one at a time; more connections wait. */
    private static final int WAITING = 16;

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int MISDIRECTED = 421;
    private static final int UNAVAILABLE = 503;

    private final HttpServer server;
    private final ExecutorService threads;
    private final RunMeters meters;

    private MetricsServer(HttpServer server, ExecutorService threads, RunMeters meters) {
        this.server = server;
        this.threads = threads;
        this.meters = meters;
    }

    /**
     * Opens a port.
     *
     * @param port 0 for a free one
     * @throws IOException if it is in use
     */
    public static MetricsServer open(int port, RunMeters meters) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), WAITING);
        ExecutorService threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "slipway-metrics");
            thread.setDaemon(true);
            return thread;
        });
        MetricsServer opened = new MetricsServer(server, threads, meters);
        server.setExecutor(threads);
        server.createContext("/", opened::handle);
        server.start();
        return opened;
    }

    /** Address of the metrics. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/metrics";
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String host = exchange.getRequestHeaders().getFirst("Host");
            int port = server.getAddress().getPort();
            String path = exchange.getRequestURI().getPath();
            if (!("127.0.0.1:" + port).equals(host) && !("localhost:" + port).equals(host)) {
                exchange.sendResponseHeaders(MISDIRECTED, -1);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(NOT_ALLOWED, -1);
            } else if (path.equals("/metrics")) {
                send(exchange, OK, "text/plain; version=0.0.4; charset=utf-8", meters.text(System.nanoTime()));
            } else if (path.equals("/health")) {
                RunMeters.Health health = meters.health(System.nanoTime());
                String status = health.name().toLowerCase(Locale.ROOT);
                send(
                        exchange,
                        health == RunMeters.Health.SILENT ? UNAVAILABLE : OK,
                        "application/json",
                        "{\"status\":\"" + status + "\"}\n");
            } else {
                exchange.sendResponseHeaders(NOT_FOUND, -1);
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /** Ends all connections. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
