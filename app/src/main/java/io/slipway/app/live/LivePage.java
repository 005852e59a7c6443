package io.slipway.app.live;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The page of a live run, on the loopback address only: {@code /}, {@code /events} (server-sent events), {@code /metrics} and {@code
 * /health}. It shows and changes nothing. Each browser has a thread of its own, so a slow one holds up nobody. Thread-safe.
 */
public final class LivePage implements AutoCloseable {

    private static final Map<String, String> FILES = Map.of(
            "/", "text/html; charset=utf-8",
            "/page.css", "text/css; charset=utf-8",
            "/page.js", "text/javascript; charset=utf-8");

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** One person has a few tabs; more connections are a fault. */
    private static final int MOST_READERS = 16;

    /** A loop without news for longer is said to be silent. */
    private static final long SILENT_NS = 60_000_000_000L;

    /** A comment goes out when nothing is new, so that a reader that left is noticed. */
    private static final long KEEP_ALIVE_MS = 5_000;

    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int MISDIRECTED = 421;
    private static final int UNAVAILABLE = 503;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Semaphore readers = new Semaphore(MOST_READERS);
    private final Object news = new Object();
    private @Nullable LiveSnapshot newest;
    private long version;
    private long shownNs = System.nanoTime();
    private boolean closed;

    private LivePage(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Opens the page.
     *
     * @param port 0 for a free one
     * @throws IOException if the port is in use
     */
    public static LivePage open(int port) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), MOST_READERS);
        ExecutorService threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "slipway-page");
            thread.setDaemon(true);
            return thread;
        });
        LivePage page = new LivePage(server, threads);
        server.setExecutor(threads);
        server.createContext("/", page::handle);
        server.start();
        return page;
    }

    /** Address of the page. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** Shows a snapshot; never waits for a reader. */
    public void show(LiveSnapshot snapshot) {
        synchronized (news) {
            newest = snapshot;
            version++;
            shownNs = System.nanoTime();
            news.notifyAll();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            int refused = refusal(exchange);
            String path = exchange.getRequestURI().getPath();
            if (refused != OK) {
                exchange.sendResponseHeaders(refused, -1);
            } else if (path.equals("/events")) {
                events(exchange);
            } else if (path.equals("/metrics")) {
                metrics(exchange);
            } else if (path.equals("/health")) {
                health(exchange);
            } else if (FILES.containsKey(path)) {
                send(exchange, OK, FILES.getOrDefault(path, ""), file(path.equals("/") ? "/page.html" : path));
            } else {
                exchange.sendResponseHeaders(NOT_FOUND, -1);
            }
        }
    }

    /** A page of another site must not read this one: neither by its own name for this address nor as another origin. */
    private int refusal(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        String host = headers.getFirst("Host");
        int port = server.getAddress().getPort();
        if (!("127.0.0.1:" + port).equals(host) && !("localhost:" + port).equals(host)) {
            return MISDIRECTED;
        }
        String origin = headers.getFirst("Origin");
        if (origin != null && !origin.equals("http://" + host)) {
            return FORBIDDEN;
        }
        return exchange.getRequestMethod().equals("GET") ? OK : NOT_ALLOWED;
    }

    private void events(HttpExchange exchange) throws IOException {
        if (!readers.tryAcquire()) {
            exchange.sendResponseHeaders(UNAVAILABLE, -1);
            return;
        }
        try {
            secure(exchange, "text/event-stream; charset=utf-8");
            exchange.sendResponseHeaders(OK, 0);
            OutputStream out = exchange.getResponseBody();
            long sent = 0;
            while (true) {
                LiveSnapshot snapshot = await(sent);
                if (snapshot == null && isClosed()) {
                    return;
                }
                sent = snapshot == null ? sent : version();
                String text = snapshot == null ? ": \n\n" : "data: " + LiveText.json(snapshot) + "\n\n";
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            readers.release();
        }
    }

    /** The newest snapshot if there is one after a version; null after a while without. */
    private @Nullable LiveSnapshot await(long sent) throws InterruptedException {
        synchronized (news) {
            long untilMs = System.currentTimeMillis() + KEEP_ALIVE_MS;
            for (long leftMs = KEEP_ALIVE_MS; version == sent && !closed && leftMs > 0; ) {
                news.wait(leftMs);
                leftMs = untilMs - System.currentTimeMillis();
            }
            return version == sent ? null : newest;
        }
    }

    private long version() {
        synchronized (news) {
            return version;
        }
    }

    private boolean isClosed() {
        synchronized (news) {
            return closed;
        }
    }

    private void metrics(HttpExchange exchange) throws IOException {
        LiveSnapshot snapshot;
        long ageNs;
        synchronized (news) {
            snapshot = newest;
            ageNs = System.nanoTime() - shownNs;
        }
        String text = snapshot == null ? "" : LiveText.metrics(snapshot, ageNs);
        send(exchange, OK, "text/plain; version=0.0.4; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private void health(HttpExchange exchange) throws IOException {
        boolean finished;
        boolean silent;
        synchronized (news) {
            finished = newest != null && newest.finished();
            silent = System.nanoTime() - shownNs > SILENT_NS;
        }
        String status = finished ? "finished" : silent ? "silent" : "running";
        send(
                exchange,
                silent && !finished ? UNAVAILABLE : OK,
                "application/json",
                ("{\"status\":\"" + status + "\"}\n").getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] file(String path) {
        try (InputStream in = LivePage.class.getResourceAsStream(path.substring(1))) {
            if (in == null) {
                throw new IllegalStateException("not in the program: file=" + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void secure(HttpExchange exchange, String type) {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Content-Security-Policy", POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "no-store");
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        secure(exchange, type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /** Ends all connections. */
    @Override
    public void close() {
        synchronized (news) {
            closed = true;
            news.notifyAll();
        }
        server.stop(0);
        threads.shutdownNow();
    }
}
