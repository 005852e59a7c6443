package io.slipway.kafka.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.tuple;

import io.slipway.kafka.KafkaProblem;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void bytesAreThoseOfTheStandard() {
        // X.690, 8.19.5: {2 100 3}; 8.3.2 for integers; 8.1.3 for lengths over 127.
        assertThat(Der.objectId(2, 5, 4, 3)).containsExactly(0x06, 3, 0x55, 4, 3);
        assertThat(Der.objectId(1, 2, 840, 113_549)).containsExactly(0x06, 6, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d);
        assertThat(Der.integer(BigInteger.valueOf(128))).containsExactly(0x02, 2, 0, 0x80);
        assertThat(Der.value(Der.OCTET_STRING, new byte[300]))
                .startsWith(0x04, 0x82, 0x01, 0x2c)
                .hasSize(304);
        assertThat(Der.value(Der.OCTET_STRING, new byte[200]))
                .startsWith(0x04, 0x81, 0xc8)
                .hasSize(203);
    }

    @Test
    void theJdkReadsTheCertificateAsItWasMeant() throws Exception {
        Identity authority = Identity.authority("root", NOW, NOW.plus(Duration.ofDays(9)));
        X509Certificate certificate = authority
                .issue("slipway broker", NOW, NOW.plus(Duration.ofDays(3)))
                .certificate();
        assertThatNoException()
                .isThrownBy(() -> certificate.verify(authority.certificate().getPublicKey()));
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=slipway broker");
        assertThat(certificate.getIssuerX500Principal().getName()).isEqualTo("CN=root");
        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getNotBefore().toInstant()).isEqualTo(NOW);
        assertThat(certificate.getNotAfter().toInstant()).isEqualTo(Instant.parse("2026-12-02T12:00:00Z"));
        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> name.get(0), name -> name.get(1))
                .containsExactly(tuple(2, "localhost"), tuple(7, "127.0.0.1"), tuple(7, "0:0:0:0:0:0:0:1"));
    }

    @Test
    void onlyTheAuthorityMayIssue() throws Exception {
        Identity authority = Identity.authority("root", NOW, NOW.plus(Duration.ofDays(9)));
        Identity broker = authority.issue("broker", NOW, NOW.plus(Duration.ofDays(3)));
        assertThat(authority.certificate().getBasicConstraints()).isZero();
        assertThat(broker.certificate().getBasicConstraints()).isEqualTo(-1);
    }

    @Test
    void aKeyThatIsWrittenAndReadIsTheSame() throws Exception {
        Identity authority = Identity.authority("root", NOW, NOW.plus(Duration.ofDays(9)));
        assertThat(Identity.parse(authority.keyAndCertificate())).isEqualTo(authority);
    }

    @Test
    void theLastMonthOfACertificateRenewsIt() throws Exception {
        TlsFolder made = TlsFolder.prepare(folder, NOW);
        String authority = Files.readString(made.authorityCertificate());
        Instant later = NOW.plus(Duration.ofDays(336));
        TlsFolder.prepare(folder, later);
        assertThat(made.brokerValidUntil()).isEqualTo(later.plus(Duration.ofDays(365)));
        assertThat(Files.readString(made.authorityCertificate())).isEqualTo(authority);
    }

    @Test
    void secretsAreForTheirOwnerOnlyAndStay() throws Exception {
        Path tls = folder.resolve("tls");
        TlsFolder made = TlsFolder.prepare(tls, NOW);
        String key = Files.readString(made.brokerKey());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tls)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.brokerKey())))
                .isEqualTo("rw-------");
        TlsFolder.prepare(tls, NOW.plus(Duration.ofDays(1)));
        assertThat(Files.readString(made.brokerKey())).isEqualTo(key);
        assertThat(made.brokerValidUntil()).isEqualTo(NOW.plus(Duration.ofDays(365)));
    }

    @Test
    void anExpiredAuthorityIsRefused() {
        TlsFolder.prepare(folder, NOW);
        assertThatExceptionOfType(KafkaProblem.class)
                .isThrownBy(() -> TlsFolder.prepare(folder, NOW.plus(Duration.ofDays(3651))))
                .withMessageContaining("the certificate has expired: file=")
                .withMessageContaining("start again for new ones");
    }

    @Test
    void aKeyThatOthersMayReadIsRefused() throws Exception {
        Path key = TlsFolder.prepare(folder, NOW).brokerKey();
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatExceptionOfType(KafkaProblem.class)
                .isThrownBy(() -> TlsFolder.prepare(folder, NOW))
                .withMessageContaining("others may read the key");
    }
}
