package io.slipway.app.live;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.slipway.kafka.KafkaProblem;
import io.slipway.kafka.orders.OrderWish;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * The page of a live run, on the loopback address, or on another one with a token: {@code /}, {@code /events} (server-sent events), {@code /metrics} and {@code
 * /health}. It shows, and changes nothing unless it is given control. Each browser has a thread of its own, so a slow one holds up nobody. Thread-safe.
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

    /** The health alone goes out when nothing is new, so that a silent loop is seen and a reader that left is noticed. */
    private static final long KEEP_ALIVE_MS = 5_000;

    private static final int MOST_WISH_BYTES = 16_384;

    private static final int MOST_LOGIN_BYTES = 2_048;

    /** The form of the token goes to this page alone. */
    private static final String LOGIN_POLICY = POLICY.replace("form-action 'none'", "form-action 'self'");

    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int SEE_OTHER = 303;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int MISDIRECTED = 421;
    private static final int UNAVAILABLE = 503;

    private final PageAccess access;
    private final HttpServer server;
    private final ExecutorService threads;
    private final Semaphore readers = new Semaphore(MOST_READERS);
    private final Object news = new Object();
    private final TreeMap<String, LiveSnapshot> newest = new TreeMap<>();
    private final Optional<Consumer<OrderWish>> control;
    private long version;
    private long shownNs = System.nanoTime();
    private boolean closed;
    private volatile long keepAliveMs = KEEP_ALIVE_MS;

    private LivePage(
            PageAccess access, HttpServer server, ExecutorService threads, Optional<Consumer<OrderWish>> control) {
        this.access = access;
        this.control = control;
        this.server = server;
        this.threads = threads;
    }

    /** Opens the page on the loopback address without a token. */
    static LivePage open(int port, Optional<Consumer<OrderWish>> control) throws IOException {
        return open(PageAccess.of("127.0.0.1", Optional.empty()), port, control);
    }

    /**
     * Opens the page.
     *
     * @param access address and token
     * @param port 0 for a free one
     * @param control takes what a person wishes about orders on the page; empty if it changes nothing
     * @throws IOException if the port is in use
     */
    static LivePage open(PageAccess access, int port, Optional<Consumer<OrderWish>> control) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(access.address(), port), MOST_READERS);
        ExecutorService threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "slipway-page");
            thread.setDaemon(true);
            return thread;
        });
        LivePage page = new LivePage(access, server, threads, control);
        server.setExecutor(threads);
        server.createContext("/", page::handle);
        server.start();
        return page;
    }

    /** The same, which tells its health after another time without news, in milliseconds. */
    LivePage tellingEvery(long silenceMs) {
        keepAliveMs = silenceMs;
        return this;
    }

    /** Address of the page. */
    public String address() {
        return "http://" + access.authority(server.getAddress().getPort()) + "/";
    }

    /** Shows a snapshot; never waits for a reader. */
    public void show(LiveSnapshot snapshot) {
        synchronized (news) {
            newest.put(snapshot.symbol(), snapshot);
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
            } else if (isLogin(exchange)) {
                login(exchange);
            } else if (!access.isOpenTo(exchange.getRequestHeaders()) && !path.equals("/page.css")) {
                askForToken(exchange);
            } else if (exchange.getRequestMethod().equals("POST")) {
                control(exchange, path);
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
        if (!access.isOwn(host, port)) {
            return MISDIRECTED;
        }
        String origin = headers.getFirst("Origin");
        if (origin != null && !origin.equals("http://" + host)) {
            return FORBIDDEN;
        }
        boolean isControl = control.isPresent() && exchange.getRequestMethod().equals("POST");
        return isControl || isLogin(exchange) || exchange.getRequestMethod().equals("GET") ? OK : NOT_ALLOWED;
    }

    private boolean isLogin(HttpExchange exchange) {
        return access.hasToken()
                && exchange.getRequestMethod().equals("POST")
                && exchange.getRequestURI().getPath().equals("/login");
    }

    /** Takes the token from the form of this page, and gives a cookie for it. */
    private void login(HttpExchange exchange) throws IOException {
        if (exchange.getRequestHeaders().getFirst("Origin") == null) {
            exchange.sendResponseHeaders(FORBIDDEN, -1);
            return;
        }
        byte[] body = exchange.getRequestBody().readNBytes(MOST_LOGIN_BYTES);
        Optional<String> cookie = access.login(new String(body, StandardCharsets.UTF_8));
        if (cookie.isEmpty()) {
            askForToken(exchange);
            return;
        }
        secure(exchange, "text/plain; charset=utf-8");
        exchange.getResponseHeaders().set("Set-Cookie", cookie.get());
        exchange.getResponseHeaders().set("Location", "/");
        exchange.sendResponseHeaders(SEE_OTHER, -1);
    }

    /** The form of the token for the page itself and after a wrong token, and nothing for all else. */
    private void askForToken(HttpExchange exchange) throws IOException {
        secure(exchange, "text/html; charset=utf-8");
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Security-Policy", LOGIN_POLICY);
        // Without a referrer, a browser would not tell the origin of the form.
        headers.set("Referrer-Policy", "same-origin");
        headers.set("WWW-Authenticate", "Bearer");
        boolean shows = exchange.getRequestURI().getPath().matches("/(login)?");
        byte[] body = shows ? file("/login.html") : new byte[0];
        exchange.sendResponseHeaders(UNAUTHORIZED, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /** Takes a wish about an order. Only this page may send it, which a browser says in the origin, and as JSON, which no form can. */
    private void control(HttpExchange exchange, String path) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        if (!path.equals("/control")
                || headers.getFirst("Origin") == null
                || !"application/json".equals(headers.getFirst("Content-Type"))) {
            exchange.sendResponseHeaders(FORBIDDEN, -1);
            return;
        }
        try {
            byte[] body = exchange.getRequestBody().readNBytes(MOST_WISH_BYTES);
            OrderWish wish = OrderWish.parse(body);
            control.orElseThrow().accept(wish);
            exchange.sendResponseHeaders(ACCEPTED, -1);
        } catch (IllegalArgumentException e) {
            byte[] reason = String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8);
            send(exchange, BAD_REQUEST, "text/plain; charset=utf-8", reason);
        } catch (KafkaProblem e) {
            send(
                    exchange,
                    UNAVAILABLE,
                    "text/plain; charset=utf-8",
                    "the broker does not answer".getBytes(StandardCharsets.UTF_8));
        }
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
                long found = await(sent);
                if (found == sent && isClosed()) {
                    return;
                }
                String text = found == sent
                        ? "event: health\ndata: " + health().toJson() + "\n\n"
                        : "data: " + json() + "\n\n";
                sent = found;
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            readers.release();
        }
    }

    private String json() {
        synchronized (news) {
            return LiveText.json(version, newest.values(), control.isPresent(), health());
        }
    }

    /** The number of the newest snapshot if there is one after a number; that number after a while without. */
    private long await(long sent) throws InterruptedException {
        synchronized (news) {
            long untilMs = System.currentTimeMillis() + keepAliveMs;
            for (long leftMs = keepAliveMs; version == sent && !closed && leftMs > 0; ) {
                news.wait(leftMs);
                leftMs = untilMs - System.currentTimeMillis();
            }
            return version;
        }
    }

    private boolean isClosed() {
        synchronized (news) {
            return closed;
        }
    }

    private void metrics(HttpExchange exchange) throws IOException {
        String text;
        synchronized (news) {
            text = newest.isEmpty() ? "" : LiveText.metrics(newest.values(), System.nanoTime() - shownNs);
        }
        send(exchange, OK, "text/plain; version=0.0.4; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private void health(HttpExchange exchange) throws IOException {
        LiveText.Health health = health();
        send(
                exchange,
                health.isSilent() ? UNAVAILABLE : OK,
                "application/json",
                ("{\"status\":\"" + health.status() + "\"}\n").getBytes(StandardCharsets.UTF_8));
    }

    private LiveText.Health health() {
        synchronized (news) {
            return LiveText.Health.of(newest.values(), System.nanoTime() - shownNs);
        }
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
