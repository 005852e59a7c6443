package io.slipway.data.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.data.feed.FeedDecoder.Need;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The connection of one feed: connects, asks for what the decoder needs, and connects anew after a loss, a silence or a gap. All of it
 * happens on the thread of the reader. Not thread-safe.
 */
final class FeedConnection implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Time after which the book is asked for though no message has come: the exchange then says if it does not know the symbol. */
    private static final long ASK_NS = 3_000_000_000L;

    private static final int OK = 200;
    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_FAULT = 500;

    /** Refusals that pass by: too many requests of this address. */
    private static final Set<Integer> TOO_MANY = Set.of(418, 429);

    private final FeedName name;
    private final FeedTiming timing;
    private final FeedDecoder decoder;
    private final FeedRows rows;
    private final IssueLog issues;
    private final Consumer<String> warnings;
    private final HttpClient client;
    private final BlockingQueue<FeedInput> inputs;
    private final long startNs = System.nanoTime();
    private @Nullable FeedSocket socket;
    private int attempt;
    private int failures;
    private long openNs = startNs;
    private boolean due;
    private long askNs;
    private boolean asking;
    private long messages;
    private long lastRecvNs;
    private boolean heard;
    private boolean warned;
    private String reason = "no answer";

    FeedConnection(FeedName name, FeedRows rows, FeedNumbers numbers, IssueLog issues, FeedReader.Network network) {
        this.name = name;
        this.rows = rows;
        this.issues = issues;
        timing = network.timing();
        warnings = network.warnings();
        client = network.client();
        inputs = network.inputs();
        decoder = name.feed().decoder(name.symbol(), rows, numbers, issues);
    }

    /** The feed and the number of its last message. */
    String place() {
        return "feed " + name + ": message " + messages;
    }

    /**
     * Does what is due.
     *
     * @return time until something is due again, in nanoseconds, positive
     * @throws MarketDataException if the exchange has not sent a message within the patience of the timing
     */
    long tick() {
        long nowNs = System.nanoTime();
        if (!heard && nowNs - startNs > timing.patience().toNanos()) {
            throw new MarketDataException("the exchange does not answer: feed=" + name + ", address=" + name.socket()
                    + ", tried for=" + timing.patience().toSeconds() + " s, reason=" + reason);
        }
        if (socket == null && nowNs - openNs < 0) {
            return openNs - nowNs;
        }
        long silentNs = nowNs - (socket == null ? open() : socket).heardNs();
        if (silentNs > name.feed().silence().toNanos()) {
            lost("no message for " + name.feed().silence().toSeconds() + " s", lastRecvNs + silentNs);
            return 1;
        }
        if (due && nowNs - askNs >= 0) {
            ask();
        }
        return Math.max(
                1,
                Math.min(
                        name.feed().silence().toNanos() - silentNs,
                        timing.retry().toNanos()));
    }

    private FeedSocket open() {
        attempt++;
        FeedSocket opened = new FeedSocket(this, attempt, client, inputs);
        socket = opened;
        opened.open(name.socket());
        return opened;
    }

    /** Takes what the network has brought. */
    void accept(FeedInput input) {
        if (input.attempt() != attempt || socket == null) {
            return;
        }
        lastRecvNs = Math.max(lastRecvNs, input.recvNs());
        switch (input.kind()) {
            case OPEN -> opened(input.socket());
            case MESSAGE -> message(input.text());
            case PAGE -> page(input);
            case END -> lost(input.text(), lastRecvNs);
        }
    }

    private void opened(@Nullable WebSocket open) {
        if (open == null) {
            return;
        }
        decoder.begin();
        asking = false;
        due = false;
        askAt(System.nanoTime() + ASK_NS);
        CompletableFuture<WebSocket> sent = CompletableFuture.completedFuture(open);
        for (String subscription : name.feed().subscriptions(name.symbol())) {
            sent = sent.thenCompose(each -> each.sendText(subscription, true));
        }
    }

    private void message(String text) {
        messages++;
        if (!heard || failures > 0) {
            if (warned) {
                warnings.accept("the feed is back: feed=" + name);
            }
            heard = true;
            warned = false;
            failures = 0;
        }
        try {
            follow(decoder.message(JSON.readTree(text), lastRecvNs, place()));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            damaged(e);
        }
    }

    private void page(FeedInput input) {
        asking = false;
        int status = input.status();
        boolean refused = status >= FIRST_REFUSAL && status < FIRST_FAULT && !TOO_MANY.contains(status);
        if (refused && !rows.isBookKnown()) {
            throw new MarketDataException(place() + ": the exchange refuses: status=" + status + ", answer="
                    + input.text().lines().findFirst().orElse(""));
        }
        if (status != OK) {
            askAt(System.nanoTime() + timing.longestRetry().toNanos());
            return;
        }
        try {
            JsonNode book = JSON.readTree(input.text());
            follow(decoder.snapshot(book, lastRecvNs, place()));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            damaged(e);
        }
    }

    private void follow(Need need) {
        switch (need) {
            case NOTHING -> {}
            case SNAPSHOT -> askAt(System.nanoTime());
            case RECONNECT -> lost("messages are missing", lastRecvNs);
        }
    }

    /** Plans to ask for the book at a time of the machine, or earlier if that is planned; not while an answer is waited for. */
    private void askAt(long timeNs) {
        if (name.snapshot().isPresent() && !asking && (!due || timeNs - askNs < 0)) {
            due = true;
            askNs = timeNs;
        }
    }

    private void ask() {
        due = false;
        URI page = name.snapshot().orElse(null);
        if (page != null && socket != null) {
            asking = true;
            socket.ask(page);
        }
    }

    private void damaged(Exception fault) {
        String said = String.valueOf(fault.getMessage()).lines().findFirst().orElse("");
        issues.skip(DataIssue.BAD_ROW, place() + ": damaged message: " + said);
        lost("a damaged message", lastRecvNs);
    }

    private void lost(String why, long recvNs) {
        if (socket != null) {
            socket.close();
            socket = null;
        }
        reason = why;
        rows.lost(recvNs);
        failures++;
        due = false;
        long waitNs = timing.waitNs(failures);
        openNs = System.nanoTime() + waitNs;
        if (!warned) {
            warned = true;
            warnings.accept("the feed is lost and tried again: feed=" + name + ", reason=" + why);
        }
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.close();
        }
    }
}
