package io.slipway.app.live;

import io.slipway.kafka.orders.OrderWish;
import io.slipway.text.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the address of the page of a live order. */
public final class PageOptions {

    private static final int LAST_PORT = 65_535;
    private static final String LOOPBACK = "127.0.0.1";

    @Option(names = "--page-port", paramLabel = "PORT", description = "port of the live page, 0 for a free one [0]")
    private int port;

    @Option(
            names = "--page-host",
            paramLabel = "HOST",
            description = "show the live page on this address of the machine; beyond " + LOOPBACK
                    + " it needs a token [" + LOOPBACK + "]")
    private @Nullable String host;

    @Option(
            names = "--page-token-file",
            paramLabel = "FILE",
            description = "file with the token of the live page, 16 characters or more [environment: "
                    + PageAccess.VARIABLE + "]")
    private @Nullable Path token;

    /** True if an address for the page is given. */
    public boolean hasHost() {
        return host != null;
    }

    /** True if any of the options is given. */
    public boolean isUsed() {
        return host != null || token != null || port != 0;
    }

    /** The options as words of a command line. */
    public List<String> words() {
        List<String> words = new ArrayList<>(List.of("--page-port", Integer.toString(port)));
        if (host != null) {
            words.addAll(List.of("--page-host", host));
        }
        if (token != null) {
            words.addAll(List.of("--page-token-file", token.toString()));
        }
        return words;
    }

    /**
     * Opens the page and names its address on standard error.
     *
     * @param control takes what the page asks of an order; empty if the page may ask nothing
     * @throws ConfigException if the address cannot be used
     */
    LivePage open(Optional<Consumer<OrderWish>> control) {
        if (port < 0 || port > LAST_PORT) {
            throw new ConfigException("--page-port: out of range: value=" + port + ", expected 0 to " + LAST_PORT);
        }
        Optional<String> secret = PageAccess.token(token, Optional.ofNullable(System.getenv(PageAccess.VARIABLE)));
        try {
            LivePage page = LivePage.open(PageAccess.of(host == null ? LOOPBACK : host, secret), port, control);
            System.err.println("Page: " + page.address());
            return page;
        } catch (IOException e) {
            throw new ConfigException("--page-port: cannot be used: port=" + port + ", reason=" + e.getMessage(), e);
        }
    }
}
