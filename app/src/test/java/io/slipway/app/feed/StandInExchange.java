package io.slipway.app.feed;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server on the loopback address that speaks WebSocket and plays one script for each connection, in their order, and answers requests
 * for pages. Written from RFC 6455 and apart from the client.
 */
final class StandInExchange implements AutoCloseable {

    private static final String HANDSHAKE = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final Pattern KEY = Pattern.compile("(?im)^sec-websocket-key:\\s*(\\S+)");
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int FINAL = 0x80;

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Script> scripts;
    private final IntFunction<Page> pages;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final Semaphore answered = new Semaphore(0);
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<Exception> failures = new CopyOnWriteArrayList<>();

    /** The play of one connection. */
    interface Script {
        void play(Line line) throws Exception;
    }

    /** An answer to a request for a page. */
    record Page(int status, String body) {}

    /**
     * Starts to listen.
     *
     * @param pages the answer to each request, from 0
     */
    StandInExchange(List<Script> scripts, IntFunction<Page> pages) throws IOException {
        this.scripts = List.copyOf(scripts);
        this.pages = pages;
        daemon(this::acceptAll);
    }

    String address() {
        return "ws://127.0.0.1:" + server.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    List<Exception> failures() {
        return failures;
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "stand-in-exchange");
        thread.setDaemon(true);
        thread.start();
    }

    private void acceptAll() {
        try {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                sockets.add(socket);
                daemon(() -> serve(socket));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private void serve(Socket socket) {
        try {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            String head = head(in);
            Matcher key = KEY.matcher(head);
            if (key.find()) {
                upgrade(socket.getOutputStream(), key.group(1));
                Line line = new Line(socket, in);
                daemon(line::receiveAll);
                int index = connections.getAndIncrement();
                if (index < scripts.size()) {
                    scripts.get(index).play(line);
                }
            } else {
                Page page = pages.apply(asked.getAndIncrement());
                byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
                write(
                        socket.getOutputStream(),
                        ("HTTP/1.1 " + page.status() + " Any\r\nContent-Length: " + body.length
                                        + "\r\nConnection: close\r\n\r\n" + page.body())
                                .getBytes(StandardCharsets.UTF_8));
                answered.release();
            }
        } catch (Exception e) {
            if (!server.isClosed()) {
                failures.add(e);
            }
        }
    }

    private static String head(DataInputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    private static void upgrade(OutputStream out, String key) throws IOException, NoSuchAlgorithmException {
        byte[] digest =
                MessageDigest.getInstance("SHA-1").digest((key + HANDSHAKE).getBytes(StandardCharsets.US_ASCII));
        write(
                out,
                ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private static void write(OutputStream out, byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    /** One open connection. */
    final class Line {

        private final Socket socket;
        private final DataInputStream in;
        private final List<String> received = new CopyOnWriteArrayList<>();
        private final Semaphore texts = new Semaphore(0);
        private final Semaphore pongs = new Semaphore(0);

        Line(Socket socket, DataInputStream in) {
            this.socket = socket;
            this.in = in;
        }

        void send(String text) throws IOException {
            frame(FINAL | TEXT, text.getBytes(StandardCharsets.UTF_8));
        }

        /** Sends a message in two frames. */
        void sendInParts(String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            int half = bytes.length / 2;
            frame(TEXT, Arrays.copyOf(bytes, half));
            frame(FINAL, Arrays.copyOfRange(bytes, half, bytes.length));
        }

        /** Sends a ping and waits for its pong. */
        void ping() throws IOException, InterruptedException {
            frame(FINAL | PING, new byte[] {1, 2, 3});
            await(pongs, 1);
        }

        /** Ends the connection as the protocol says. */
        void sendClose(int status) throws IOException {
            frame(FINAL | CLOSE, new byte[] {(byte) (status >> 8), (byte) status});
        }

        /** Ends the connection without a word. */
        void cut() throws IOException {
            socket.close();
        }

        /** Waits for messages of the client. */
        List<String> awaitTexts(int count) throws InterruptedException {
            await(texts, count);
            return new ArrayList<>(received);
        }

        /** Waits until a page was answered. */
        void awaitPage() throws InterruptedException {
            await(answered, 1);
        }

        private void await(Semaphore what, int count) throws InterruptedException {
            if (!what.tryAcquire(count, 20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("waited in vain");
            }
        }

        private void frame(int first, byte[] content) throws IOException {
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            frame.write(first);
            if (content.length < 126) {
                frame.write(content.length);
            } else {
                boolean isShort = content.length < 1 << 16;
                frame.write(isShort ? 126 : 127);
                for (int shift = isShort ? 8 : 56; shift >= 0; shift -= 8) {
                    frame.write((int) ((long) content.length >> shift));
                }
            }
            frame.write(content);
            write(socket.getOutputStream(), frame.toByteArray());
        }

        private void receiveAll() {
            try {
                while (true) {
                    int kind = in.readUnsignedByte() & 0x0F;
                    int length = in.readUnsignedByte() & 0x7F;
                    length = length == 126 ? in.readUnsignedShort() : length;
                    byte[] mask = in.readNBytes(4);
                    byte[] content = in.readNBytes(length);
                    for (int i = 0; i < content.length; i++) {
                        content[i] ^= mask[i % 4];
                    }
                    if (kind == TEXT) {
                        received.add(new String(content, StandardCharsets.UTF_8));
                        texts.release();
                    } else if (kind == PONG) {
                        pongs.release();
                    }
                }
            } catch (IOException e) {
                // The client has gone.
            }
        }
    }
}
