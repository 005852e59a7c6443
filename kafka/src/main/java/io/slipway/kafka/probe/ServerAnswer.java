package io.slipway.kafka.probe;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Protocol that a server speaks. Two short connections find it out, so that a failed client can say more than that nobody answered.
 * A Kafka client itself waits for its time limit, or takes the first bytes of another protocol for a length.
 *
 * <pre>{@code
 * ServerAnswer answer = ServerAnswer.of("localhost", 9092, Duration.ofSeconds(2));
 * }</pre>
 */
public enum ServerAnswer {
    /** The name of the host is not known. */
    UNKNOWN_HOST,
    /** No program listens on the port, or it cannot be reached within the limit. */
    NOBODY,
    /** The port accepts connections and says nothing. */
    SILENT,
    /** A Kafka broker that reads requests without TLS; it may still ask for a user. */
    KAFKA,
    /** A server that speaks TLS. */
    TLS,
    /** A server of another protocol, such as HTTP. */
    OTHER;

    private static final int CORRELATION_ID = 0x511b;
    private static final short API_VERSIONS = 18;
    private static final int TLS_ALERT = 0x15;
    private static final int TLS_MAJOR = 3;
    private static final int FRAME_BYTES = 8;

    /** Asks a server. Takes at most some three times the limit. */
    public static ServerAnswer of(String host, int port, Duration limit) {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            return UNKNOWN_HOST;
        }
        int millis = Math.toIntExact(limit.toMillis());
        ServerAnswer plain = plain(address, millis);
        return plain == NOBODY || plain == KAFKA || plain == TLS || !speaksTls(address, millis) ? plain : TLS;
    }

    private static ServerAnswer plain(InetSocketAddress address, int millis) {
        try (Socket socket = connected(address, millis)) {
            socket.getOutputStream().write(request());
            return judge(firstBytes(socket.getInputStream()));
        } catch (SocketTimeoutException | ConnectException e) {
            return NOBODY;
        } catch (IOException e) {
            return OTHER;
        }
    }

    private static Socket connected(InetSocketAddress address, int millis) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(address, millis);
            socket.setSoTimeout(millis);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e instanceof SocketTimeoutException || e instanceof ConnectException
                    ? e
                    : new ConnectException(String.valueOf(e.getMessage()));
        }
    }

    /** The request with which every Kafka client begins, in its oldest version. */
    private static byte[] request() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] client = "slipway".getBytes(StandardCharsets.US_ASCII);
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            out.writeInt(2 + 2 + 4 + 2 + client.length);
            out.writeShort(API_VERSIONS);
            out.writeShort(0);
            out.writeInt(CORRELATION_ID);
            out.writeShort(client.length);
            out.write(client);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The first bytes; fewer where the server closes the connection or says no more. */
    private static byte[] firstBytes(InputStream in) throws IOException {
        byte[] bytes = new byte[FRAME_BYTES];
        int length = 0;
        try {
            int read = 0;
            while (length < bytes.length && read >= 0) {
                length += read;
                read = in.read(bytes, length, bytes.length - length);
            }
        } catch (SocketTimeoutException e) {
            return Arrays.copyOf(bytes, length);
        }
        return Arrays.copyOf(bytes, length);
    }

    private static ServerAnswer judge(byte[] bytes) {
        if (bytes.length == FRAME_BYTES && ByteBuffer.wrap(bytes, 4, 4).getInt() == CORRELATION_ID) {
            return KAFKA;
        }
        if (bytes.length >= 2 && bytes[0] == TLS_ALERT && bytes[1] == TLS_MAJOR) {
            return TLS;
        }
        return bytes.length == 0 ? SILENT : OTHER;
    }

    /** True if a handshake begins; whether its certificate is trusted does not matter here. */
    private static boolean speaksTls(InetSocketAddress address, int millis) {
        try (Socket socket = connected(address, millis);
                SSLSocket tls = (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault())
                        .createSocket(socket, address.getHostString(), address.getPort(), true)) {
            tls.startHandshake();
            return true;
        } catch (SSLException e) {
            String reason = String.valueOf(e.getMessage());
            return !reason.contains("Unsupported or unrecognized") && !reason.contains("terminated the handshake");
        } catch (IOException e) {
            return false;
        }
    }
}
