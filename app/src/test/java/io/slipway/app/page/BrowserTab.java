package io.slipway.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A tab of a headless browser that a test looks at and types into, by the browser's debugging protocol on the loopback address. */
final class BrowserTab implements AutoCloseable {

    private static final long SECONDS = 40;
    private static final long LOOK_MS = 50;

    private final Process process;
    private final WebSocket socket;
    private final Listener listener;
    private final AtomicInteger calls = new AtomicInteger();

    private BrowserTab(Process process, WebSocket socket, Listener listener) {
        this.process = process;
        this.socket = socket;
        this.listener = listener;
    }

    /** Takes answers and faults of the page. */
    private static final class Listener implements WebSocket.Listener {

        private final ObjectMapper mapper = new ObjectMapper();
        private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
        private final List<String> faults = new CopyOnWriteArrayList<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                take(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }

        private void take(String message) {
            JsonNode json;
            try {
                json = mapper.readTree(message);
            } catch (IOException e) {
                faults.add(message);
                return;
            }
            CompletableFuture<JsonNode> answer = waiting.remove(json.path("id").asInt(-1));
            if (answer != null) {
                answer.complete(json);
            } else if (json.path("method").asText().equals("Runtime.exceptionThrown")
                    || json.at("/params/entry/source").asText().equals("security")) {
                faults.add(message);
            }
        }
    }

    /** Starts the browser with one empty tab. */
    static BrowserTab open(Browser browser) throws IOException, InterruptedException {
        Path profile = browser.folder().resolve("tab-profile");
        Process process = new ProcessBuilder(
                        browser.program().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-extensions",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(browser.folder().resolve("tab-log.txt").toFile())
                .start();
        try {
            HttpClient client = HttpClient.newHttpClient();
            Listener listener = new Listener();
            WebSocket socket = client.newWebSocketBuilder()
                    .buildAsync(address(client, profile), listener)
                    .join();
            BrowserTab tab = new BrowserTab(process, socket, listener);
            for (String part : List.of("Runtime", "Log", "Page")) {
                tab.call(part + ".enable", Map.of());
            }
            return tab;
        } catch (IOException | RuntimeException e) {
            end(process);
            throw e;
        }
    }

    private static URI address(HttpClient client, Path profile) throws IOException, InterruptedException {
        Path file = profile.resolve("DevToolsActivePort");
        for (long left = SECONDS * 1_000 / LOOK_MS; left > 0; left--) {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            if (lines.size() > 1) {
                URI list = URI.create("http://127.0.0.1:" + lines.get(0) + "/json/list");
                HttpRequest request = HttpRequest.newBuilder(list).build();
                String answer = client.send(request, HttpResponse.BodyHandlers.ofString())
                        .body();
                for (JsonNode target : new ObjectMapper().readTree(answer)) {
                    if (target.path("type").asText().equals("page")) {
                        return URI.create(target.path("webSocketDebuggerUrl").asText());
                    }
                }
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        }
        throw new IOException("the browser opened no tab");
    }

    private JsonNode call(String method, Map<String, Object> terms) {
        int id = calls.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        listener.waiting.put(id, answer);
        ObjectNode message = listener.mapper.createObjectNode().put("id", id).put("method", method);
        message.set("params", listener.mapper.valueToTree(terms));
        socket.sendText(message.toString(), true).join();
        JsonNode json = answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
        assertThat(json.has("error")).as("%s: %s", method, json).isFalse();
        return json.path("result");
    }

    /** Goes to an address. */
    void go(String address) {
        call("Page.navigate", Map.of("url", address));
    }

    /** The value of an expression of the page, which a promise may hold. */
    JsonNode value(String expression) {
        JsonNode result =
                call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        assertThat(result.has("exceptionDetails")).as("%s", result).isFalse();
        return Objects.requireNonNull(result.at("/result/value"));
    }

    /** Waits until an expression of the page has a value that fits. */
    JsonNode await(String expression, Predicate<JsonNode> fits) throws InterruptedException {
        long untilNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        JsonNode found = value(expression);
        while (!fits.test(found) && System.nanoTime() < untilNs) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
            found = value(expression);
        }
        assertThat(fits.test(found)).as("%s is %s", expression, found).isTrue();
        return found;
    }

    /** A key of the keyboard. */
    enum Key {
        TAB("Tab", "Tab", 9, ""),
        ENTER("Enter", "Enter", 13, "\r"),
        SPACE(" ", "Space", 32, " ");

        private final String key;
        private final String code;
        private final int number;
        private final String text;

        Key(String key, String code, int number, String text) {
            this.key = key;
            this.code = code;
            this.number = number;
            this.text = text;
        }
    }

    /** Presses a key and lets it go. */
    void press(Key key) {
        Map<String, Object> event =
                new HashMap<>(Map.of("key", key.key, "code", key.code, "windowsVirtualKeyCode", key.number));
        event.put("type", "keyDown");
        event.put("text", key.text);
        call("Input.dispatchKeyEvent", event);
        event.put("type", "keyUp");
        event.remove("text");
        call("Input.dispatchKeyEvent", event);
    }

    /** Makes the screen that of a phone or a desktop, light or dark. */
    void screen(int width, int height, boolean dark) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        Map<String, String> scheme = Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
        call("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
    }

    /** Bytes of the heap of the page's scripts that are in use after a collection. */
    long heapBytes() {
        call("HeapProfiler.collectGarbage", Map.of());
        return call("Runtime.getHeapUsage", Map.of()).path("usedSize").asLong();
    }

    /** Exceptions of the page's scripts, and what its policy forbade. */
    List<String> faults() {
        return List.copyOf(listener.faults);
    }

    private static void end(Process process) {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroyForcibly().onExit().join();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        socket.abort();
        end(process);
    }
}
