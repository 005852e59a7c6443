package io.slipway.data.feed;

import io.slipway.data.feed.FeedInput.Kind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One attempt of a connection: puts what the network brings into the queue of the reader, with the time of receipt. */
final class FeedSocket implements WebSocket.Listener {

    /** Beyond the largest book, so that a server cannot fill the memory. */
    private static final int LONGEST_MESSAGE = 64 << 20;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final long SECOND_NS = 1_000_000_000L;

    private final FeedConnection to;
    private final int attempt;
    private final HttpClient client;
    private final BlockingQueue<FeedInput> inputs;
    private final StringBuilder message = new StringBuilder();
    private volatile long heardNs = System.nanoTime();
    private volatile boolean closed;
    private @Nullable WebSocket socket;

    FeedSocket(FeedConnection to, int attempt, HttpClient client, BlockingQueue<FeedInput> inputs) {
        this.to = to;
        this.attempt = attempt;
        this.client = client;
        this.inputs = inputs;
    }

    /** Begins to connect. */
    void open(URI address) {
        CompletableFuture<?> unused = client.newWebSocketBuilder()
                .connectTimeout(LONGEST_WAIT)
                .buildAsync(address, this)
                .whenComplete((opened, failure) -> {
                    if (failure != null) {
                        put(Kind.END, reason(failure), 0, null);
                    }
                });
    }

    /** Asks for a page. */
    void ask(URI page) {
        HttpRequest request = HttpRequest.newBuilder(page).timeout(LONGEST_WAIT).build();
        CompletableFuture<?> unused = client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .whenComplete((answer, failure) -> {
                    if (failure != null) {
                        put(Kind.PAGE, reason(failure), 0, null);
                    } else {
                        put(Kind.PAGE, answer.body(), answer.statusCode(), null);
                    }
                });
    }

    /** Time of the machine, as by {@link System#nanoTime}, at which the exchange was heard last. */
    long heardNs() {
        return heardNs;
    }

    /** Ends the connection; what it still brings is dropped. */
    void close() {
        closed = true;
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        heardNs = System.nanoTime();
        put(Kind.OPEN, "", 0, opened);
        opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        heardNs = System.nanoTime();
        if (message.length() + data.length() > LONGEST_MESSAGE) {
            put(Kind.END, "a message longer than " + (LONGEST_MESSAGE >> 20) + " MiB", 0, null);
            from.abort();
            return null;
        }
        message.append(data);
        if (last) {
            put(Kind.MESSAGE, message.toString(), 0, null);
            message.setLength(0);
        }
        from.request(1);
        return null;
    }

    /** The pong is sent by the JDK. */
    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer data) {
        heardNs = System.nanoTime();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        put(Kind.END, "closed by the exchange: status=" + status + (reason.isEmpty() ? "" : ", " + reason), 0, null);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        put(Kind.END, reason(failure), 0, null);
    }

    private static String reason(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof WebSocketHandshakeException refused) {
            return "status=" + refused.getResponse().statusCode();
        }
        String text = cause.getMessage();
        return text == null ? cause.getClass().getSimpleName() : text;
    }

    /** Waits while the reader has much to do: the network then holds the exchange back. */
    private void put(Kind kind, String text, int status, @Nullable WebSocket opened) {
        Instant now = Instant.now();
        long recvNs = now.getEpochSecond() * SECOND_NS + now.getNano();
        FeedInput input = new FeedInput(to, attempt, kind, text, status, recvNs, opened);
        try {
            boolean done = false;
            while (!done && !closed) {
                done = inputs.offer(input, 1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
