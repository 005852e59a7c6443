package io.slipway.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.kafka.durable.RunMeter;
import io.slipway.kafka.durable.RunMetrics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Metrics over real sockets, with figures worked by hand. */
class MetricsServerTest {

    private static String request(MetricsServer server, String method, String path, String host) throws IOException {
        int port = URI.create(server.address()).getPort();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String text = method + " " + path + " HTTP/1.1\r\nHost: " + host + ":" + port
                    + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aTimeIsInTheFirstBucketThatHoldsItAndInAllAbove() {
        LatencyHistogram times = new LatencyHistogram();
        times.add(0);
        times.add(1_000);
        times.add(1_001);
        times.add(20_000_000);
        times.add(11_000_000_000L);
        StringBuilder text = new StringBuilder();
        times.append(text, "x_seconds", "a=\"b\"");
        assertThat(text.toString())
                .contains("x_seconds_bucket{a=\"b\",le=\"0.000001\"} 2\n")
                .contains("x_seconds_bucket{a=\"b\",le=\"0.0000025\"} 3\n")
                .contains("x_seconds_bucket{a=\"b\",le=\"0.01\"} 3\n")
                .contains("x_seconds_bucket{a=\"b\",le=\"0.025\"} 4\n")
                .contains("x_seconds_bucket{a=\"b\",le=\"10\"} 4\n")
                .contains("x_seconds_bucket{a=\"b\",le=\"+Inf\"} 5\n")
                // 1,000 + 1,001 + 20,000,000 + 11,000,000,000 ns.
                .contains("x_seconds_sum{a=\"b\"} 11.020002001\n")
                .endsWith("x_seconds_count{a=\"b\"} 5\n");
    }

    @Test
    void servesCountsOfEachRunAndLeavesOutWhatIsNotKnown() throws IOException {
        RunMeters meters = RunMeters.measuring();
        RunMeter kept = meters.of("mine", "A\"B");
        RunMeter ofFile = meters.of("", "C");
        kept.stepped(2_000);
        kept.committed(3_000_000);
        kept.counted(new RunMetrics("mine", "A\"B", 17, 1_500_000_000L, 4, 2, 8, 5));
        ofFile.counted(new RunMetrics("", "C", 9, Long.MIN_VALUE, -1, -1, 0, 0));
        try (MetricsServer server = MetricsServer.open(0, meters)) {
            assertThat(request(server, "GET", "/metrics", "127.0.0.1"))
                    .startsWith("HTTP/1.1 200")
                    .contains("# TYPE slipway_events_total counter\nslipway_events_total{run=\"mine\"")
                    .contains("slipway_events_total{run=\"mine\",symbol=\"A\\\"B\"} 17\n")
                    .contains("slipway_events_total{run=\"\",symbol=\"C\"} 9\n")
                    .contains("slipway_clock_seconds{run=\"mine\",symbol=\"A\\\"B\"} 1.500\n")
                    .contains("slipway_lag_records{run=\"mine\",symbol=\"A\\\"B\"} 4\n")
                    .contains("slipway_commits_total{run=\"mine\",symbol=\"A\\\"B\"} 2\n")
                    .contains("slipway_orders_total{run=\"mine\",symbol=\"A\\\"B\"} 8\n")
                    .contains("slipway_fills_total{run=\"mine\",symbol=\"A\\\"B\"} 5\n")
                    .contains("# TYPE slipway_step_seconds histogram\n")
                    .contains("slipway_step_seconds_count{run=\"mine\",symbol=\"A\\\"B\"} 1\n")
                    .contains("slipway_commit_seconds_sum{run=\"mine\",symbol=\"A\\\"B\"} 0.003\n")
                    .doesNotContain("slipway_lag_records{run=\"\"")
                    .doesNotContain("slipway_commits_total{run=\"\"")
                    .doesNotContain("slipway_clock_seconds{run=\"\"");
        }
    }

    @Test
    void healthFollowsTheWork() throws IOException {
        RunMeters meters = RunMeters.measuring();
        meters.of("mine", "A").stepped(1);
        long nowNs = System.nanoTime();
        assertThat(meters.health(nowNs)).isEqualTo(RunMeters.Health.RUNNING);
        assertThat(meters.health(nowNs + Duration.ofSeconds(61).toNanos())).isEqualTo(RunMeters.Health.SILENT);
        try (MetricsServer server = MetricsServer.open(0, meters)) {
            assertThat(request(server, "GET", "/health", "localhost"))
                    .startsWith("HTTP/1.1 200")
                    .contains("{\"status\":\"running\"}");
            meters.end();
            assertThat(request(server, "GET", "/health", "localhost")).contains("{\"status\":\"finished\"}");
        }
    }

    @Test
    void refusesOtherNamesMethodsAndPaths() throws IOException {
        try (MetricsServer server = MetricsServer.open(0, RunMeters.measuring())) {
            assertThat(request(server, "GET", "/metrics", "evil.example")).startsWith("HTTP/1.1 421");
            assertThat(request(server, "POST", "/metrics", "localhost")).startsWith("HTTP/1.1 405");
            assertThat(request(server, "GET", "/metrics/x", "localhost")).startsWith("HTTP/1.1 404");
            assertThat(request(server, "GET", "/", "localhost")).startsWith("HTTP/1.1 404");
        }
    }
}
