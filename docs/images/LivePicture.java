import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A picture of a page that changes, by the protocol of the browser's developer tools: its own command takes one when the page has stopped
 * loading, which a live page never does. Arguments: port of the tools, address of the page, file, and milliseconds to wait.
 */
public final class LivePicture {

    private LivePicture() {}

    public static void main(String[] arguments) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        URI open = URI.create("http://127.0.0.1:" + arguments[0] + "/json/new?" + arguments[1]);
        String tab = http.send(
                        HttpRequest.newBuilder(open)
                                .PUT(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString())
                .body();
        Matcher socket = Pattern.compile("\"webSocketDebuggerUrl\": \"([^\"]+)\"").matcher(tab);
        if (!socket.find()) {
            throw new IllegalStateException("no tab: " + tab);
        }
        Thread.sleep(Long.parseLong(arguments[3]));
        CompletableFuture<String> answer = new CompletableFuture<>();
        WebSocket tools =
                http.newWebSocketBuilder().buildAsync(URI.create(socket.group(1)), new Answer(answer)).join();
        tools.sendText("{\"id\":1,\"method\":\"Page.captureScreenshot\"}", true).join();
        Matcher picture = Pattern.compile("\"data\":\"([^\"]+)\"").matcher(answer.get(30, TimeUnit.SECONDS));
        if (!picture.find()) {
            throw new IllegalStateException("no picture: " + answer.join());
        }
        Files.write(Path.of(arguments[2]), Base64.getDecoder().decode(picture.group(1)));
        tools.abort();
    }

    /** Takes the first message, which may come in parts. */
    private static final class Answer implements WebSocket.Listener {

        private final CompletableFuture<String> whole;
        private final StringBuilder text = new StringBuilder();

        private Answer(CompletableFuture<String> whole) {
            this.whole = whole;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean isLast) {
            text.append(part);
            if (isLast) {
                whole.complete(text.toString());
            }
            socket.request(1);
            return null;
        }
    }
}
