package io.slipway.app.live;

import com.sun.net.httpserver.Headers;
import io.slipway.text.ConfigException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The address of a page and the token that opens it. Another address than the loopback needs a token. The token is never part of an
 * address: it comes in a form or in the header {@code Authorization}, and a browser then holds a cookie that is not the token. Thread-safe.
 */
final class PageAccess {

    /** Environment variable with the token. */
    static final String VARIABLE = "SLIPWAY_PAGE_TOKEN";

    private static final String COOKIE = "slipway_page=";
    private static final String BEARER = "Bearer ";
    private static final int SESSION_BYTES = 32;

    private final String host;
    private final InetAddress address;
    private final byte @Nullable [] tokenDigest;
    private final String session;

    private PageAccess(String host, InetAddress address, byte @Nullable [] tokenDigest) {
        this.host = host;
        this.address = address;
        this.tokenDigest = tokenDigest;
        byte[] random = new byte[SESSION_BYTES];
        new SecureRandom().nextBytes(random);
        session = HexFormat.of().formatHex(random);
    }

    /**
     * Access by an address.
     *
     * @param host an address of this machine, or a name of one
     * @param token the token, of 16 characters of ASCII or more without spaces; empty for none
     * @throws ConfigException if the address needs a token, is none, or stands for all addresses
     */
    static PageAccess of(String host, Optional<String> token) {
        InetAddress address;
        try {
            address = InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new ConfigException("--page-host: not an address or a known name: value=" + host, e);
        }
        if (address.isAnyLocalAddress()) {
            throw new ConfigException("--page-host: give one address of this machine: value=" + host);
        }
        if (token.isEmpty() && !address.isLoopbackAddress()) {
            throw new ConfigException("--page-host: an address beyond this machine needs a token, by --page-token-file"
                    + " or the environment variable " + VARIABLE + ": value=" + host);
        }
        if (token.isPresent() && !token.get().matches("[!-~]{16,512}")) {
            throw new ConfigException("the token of the page has 16 to 512 characters of ASCII, none of them a space");
        }
        return new PageAccess(host, address, token.isPresent() ? digest(token.get()) : null);
    }

    /** The token of a file, or of the environment if there is no file. */
    static Optional<String> token(@Nullable Path file, Optional<String> variable) {
        if (file == null) {
            return variable.map(String::strip).filter(text -> !text.isEmpty());
        }
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            throw new ConfigException("--page-token-file: cannot be read: file=" + file, e);
        }
    }

    /** True if the page asks for a token. */
    boolean hasToken() {
        return tokenDigest != null;
    }

    InetAddress address() {
        return address;
    }

    /** Host and port as a browser writes them. */
    String authority(int port) {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** True if a request was meant for this page, by the name that the browser used. */
    boolean isOwn(@Nullable String named, int port) {
        return authority(port).equalsIgnoreCase(named)
                || (address.isLoopbackAddress()
                        && (("127.0.0.1:" + port).equals(named) || ("localhost:" + port).equals(named)));
    }

    /** True if a request may see the page. */
    boolean isOpenTo(Headers headers) {
        if (tokenDigest == null) {
            return true;
        }
        String given = headers.getFirst("Authorization");
        if (given != null) {
            return given.startsWith(BEARER) && isToken(given.substring(BEARER.length()));
        }
        String cookies = headers.getFirst("Cookie");
        if (cookies == null) {
            return false;
        }
        boolean found = false;
        for (String cookie : cookies.split(";", -1)) {
            String text = cookie.strip();
            found |= text.startsWith(COOKIE)
                    && MessageDigest.isEqual(digest(text.substring(COOKIE.length())), digest(session));
        }
        return found;
    }

    /** The cookie for who sent the right form; empty for a wrong token. */
    Optional<String> login(String form) {
        if (!form.startsWith("token=")) {
            return Optional.empty();
        }
        String token;
        try {
            token = URLDecoder.decode(form.substring("token=".length()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return isToken(token)
                ? Optional.of(COOKIE + session + "; Path=/; HttpOnly; SameSite=Strict")
                : Optional.empty();
    }

    /** Compares digests of one length, in a time that does not depend on the token. */
    private boolean isToken(String given) {
        return tokenDigest != null && MessageDigest.isEqual(digest(given), tokenDigest);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
