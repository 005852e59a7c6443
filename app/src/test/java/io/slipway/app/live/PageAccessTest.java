package io.slipway.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.text.ConfigException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page with a token over real sockets, on a loopback address that is not 127.0.0.1. */
class PageAccessTest {

    private static final String TOKEN = "right+token&of=20chars";
    private static final String FORM = "token=right%2Btoken%26of%3D20chars";
    private static final String HOST = "127.0.0.2";

    private static LivePage page() throws IOException {
        return LivePage.open(PageAccess.of(HOST, Optional.of(TOKEN)), 0, Optional.of(wish -> {}));
    }

    private static String ask(LivePage page, String line, String headers, String body) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getByName(HOST), URI.create(page.address()).getPort())) {
            String host = headers.contains("Host: ") ? "" : "Host: " + HOST + ":PORT\r\n";
            String text = line + " HTTP/1.1\r\n" + host + headers + "Content-Length: " + body.length()
                    + "\r\nConnection: close\r\n\r\n" + body;
            socket.getOutputStream()
                    .write(text.replace("PORT", "" + socket.getPort()).getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String get(LivePage page, String path, String headers) throws IOException {
        return ask(page, "GET " + path, headers, "");
    }

    private static String login(LivePage page, String origin, String form) throws IOException {
        return ask(page, "POST /login", origin.isEmpty() ? "" : "Origin: " + origin + "\r\n", form);
    }

    @Test
    void nothingIsShownWithoutTheToken() throws IOException {
        try (LivePage page = page()) {
            assertThat(get(page, "/", ""))
                    .startsWith("HTTP/1.1 401")
                    .contains("Log in")
                    .contains("form-action 'self'")
                    .contains("default-src 'none'")
                    .doesNotContain("Paper trading");
            for (String path : List.of("/events", "/metrics", "/health", "/page.js", "/?token=" + TOKEN, "/x")) {
                assertThat(get(page, path, ""))
                        .as(path)
                        .startsWith("HTTP/1.1 401")
                        .doesNotContain("slipway_live");
            }
            for (String header : List.of(
                    "Authorization: Bearer wrong-token-of-20chars",
                    "Authorization: Bearer " + TOKEN + "x",
                    "Authorization: Bearer " + TOKEN.substring(1),
                    "Authorization: Bearer ",
                    "Authorization: Basic " + TOKEN,
                    "Cookie: slipway_page=" + TOKEN,
                    "Cookie: slipway_page=",
                    "Cookie: slipway_page=0000000000000000000000000000000000000000000000000000000000000000")) {
                assertThat(get(page, "/health", header + "\r\n")).as(header).startsWith("HTTP/1.1 401");
            }
            String wish = "{\"v\":1,\"action\":\"pause\",\"id\":\"o1\"}";
            String json = "Origin: http://127.0.0.2:PORT\r\nContent-Type: application/json\r\n";
            assertThat(ask(page, "POST /control", json, wish)).startsWith("HTTP/1.1 401");
            assertThat(ask(page, "POST /control", json + "Authorization: Bearer " + TOKEN + "\r\n", wish))
                    .startsWith("HTTP/1.1 202");
        }
    }

    @Test
    void theTokenOpensThePageByHeaderAndByForm() throws IOException {
        try (LivePage page = page()) {
            assertThat(get(page, "/health", "Authorization: Bearer " + TOKEN + "\r\n"))
                    .startsWith("HTTP/1.1 200");
            String answer = login(page, "http://127.0.0.2:PORT", FORM);
            assertThat(answer)
                    .startsWith("HTTP/1.1 303")
                    .contains("Location: /\r\n")
                    .contains("; Path=/; HttpOnly; SameSite=Strict\r\n")
                    .doesNotContain(TOKEN);
            String cookie = answer.replaceAll("(?s).*Set-cookie: ([^;]*);.*", "$1");
            assertThat(get(page, "/", "Cookie: other=1; " + cookie + "\r\n"))
                    .startsWith("HTTP/1.1 200")
                    .contains("Paper trading")
                    .contains("form-action 'none'");
            try (LivePage next = page()) {
                assertThat(get(next, "/health", "Cookie: " + cookie + "\r\n"))
                        .as("the cookie of another process")
                        .startsWith("HTTP/1.1 401");
            }
        }
    }

    @Test
    void wrongFormsOriginsAndHostsAreRefused() throws IOException {
        try (LivePage page = page()) {
            for (String form : List.of("token=wrong", "token=", "", "other=1", "token=%zz", FORM + "x")) {
                assertThat(login(page, "http://127.0.0.2:PORT", form))
                        .as(form)
                        .startsWith("HTTP/1.1 401")
                        .doesNotContain("Set-cookie");
            }
            for (String origin : List.of("", "null", "http://evil.example", "http://127.0.0.2:1")) {
                assertThat(login(page, origin, FORM))
                        .as(origin)
                        .startsWith("HTTP/1.1 403")
                        .doesNotContain("Set-cookie");
            }
            String right = "Authorization: Bearer " + TOKEN + "\r\n";
            for (String host : List.of("evil.example:PORT", "127.0.0.2:1", "127.0.0.2", "127.0.0.2.evil:PORT")) {
                assertThat(get(page, "/health", right + "Host: " + host + "\r\n"))
                        .as(host)
                        .startsWith("HTTP/1.1 421");
            }
            assertThat(get(page, "/health", right + "Origin: http://evil.example\r\n"))
                    .startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void anAddressBeyondTheMachineNeedsALongToken(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> PageAccess.of("192.0.2.1", Optional.empty()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("needs a token");
        for (String bad : List.of("short", "with a space in the middle", "")) {
            assertThatThrownBy(() -> PageAccess.of("192.0.2.1", Optional.of(bad)))
                    .as(bad)
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("16 to 512 characters");
        }
        for (String all : List.of("0.0.0.0", "::")) {
            assertThatThrownBy(() -> PageAccess.of(all, Optional.of(TOKEN)))
                    .hasMessageContaining("give one address of this machine");
        }
        assertThat(PageAccess.of("2001:db8::1", Optional.of(TOKEN)).authority(80))
                .isEqualTo("[2001:db8::1]:80");
        Path file = Files.writeString(folder.resolve("token"), TOKEN + "\n");
        assertThat(PageAccess.token(file, Optional.of("other"))).contains(TOKEN);
        assertThat(PageAccess.token(null, Optional.of(TOKEN))).contains(TOKEN);
        assertThat(PageAccess.token(null, Optional.of(" "))).isEmpty();
        assertThatThrownBy(() -> PageAccess.token(folder.resolve("none"), Optional.empty()))
                .hasMessageContaining("--page-token-file: cannot be read");
    }
}
