package io.slipway.kafka.tls;

import io.slipway.kafka.KafkaProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * A folder with an authority of certificates, the keys and certificates that it has issued for a broker and its clients, and the
 * settings that clients need. All files are readable by their owner only (0600).
 *
 * @param path the folder
 */
public record TlsFolder(Path path) {

    /** The authority is renewed by hand only, as clients on other machines have a copy of its certificate. */
    private static final Duration AUTHORITY_VALIDITY = Duration.ofDays(3650);

    /** A lost key ends by itself. Each start after the first eleven months issues another. */
    private static final Duration VALIDITY = Duration.ofDays(365);

    private static final Duration RENEWAL = Duration.ofDays(30);

    /** Clocks of two machines may differ. */
    private static final Duration BEFORE = Duration.ofHours(1);

    /**
     * Makes the folder and what is missing in it. Keys and certificates that are there stay, but those of broker and clients are
     * issued anew in their last 30 days.
     *
     * @param now time to judge the certificates at
     * @throws KafkaProblem if the authority has expired, a file cannot be used, or others may read a key
     */
    public static TlsFolder prepare(Path path, Instant now) {
        TlsFolder folder = new TlsFolder(path.toAbsolutePath().normalize());
        try {
            if (!Files.isDirectory(folder.path())) {
                Files.createDirectories(folder.path(), attributes(folder.path(), "rwx------"));
            }
            Identity authority = folder.authority(now);
            folder.issue("broker", authority, now);
            folder.issue("client", authority, now);
            Identity internal = Identity.alone("slipway internal", now.minus(BEFORE), now.plus(AUTHORITY_VALIDITY));
            folder.write("internal.crt", internal.certificateText());
            folder.write("internal.pem", internal.keyAndCertificate());
            return folder;
        } catch (IOException | GeneralSecurityException e) {
            throw new KafkaProblem("cannot use the folder of certificates: folder=" + path + ", reason=" + e, e);
        }
    }

    private Identity authority(Instant now) throws IOException, GeneralSecurityException {
        Path key = path.resolve("authority.pem");
        if (!Files.exists(key)) {
            Identity made = Identity.authority("slipway authority", now.minus(BEFORE), now.plus(AUTHORITY_VALIDITY));
            write("authority.crt", made.certificateText());
            write("authority.pem", made.keyAndCertificate());
            return made;
        }
        refuseReaders(key);
        Identity authority = Identity.parse(Files.readString(key, StandardCharsets.US_ASCII));
        Instant until = authority.certificate().getNotAfter().toInstant();
        if (!until.isAfter(now)) {
            throw new KafkaProblem("the certificate has expired: file=" + authorityCertificate() + ", until=" + until
                    + "; delete the folder and start again for new ones");
        }
        return authority;
    }

    private void issue(String name, Identity authority, Instant now) throws IOException, GeneralSecurityException {
        Path key = path.resolve(name + ".pem");
        if (Files.exists(key)) {
            refuseReaders(key);
            if (until(name).isAfter(now.plus(RENEWAL))) {
                return;
            }
        }
        Identity made = authority.issue("slipway " + name, now.minus(BEFORE), now.plus(VALIDITY));
        write(name + ".crt", made.certificateText());
        write(name + ".pem", made.keyAndCertificate());
    }

    private static void refuseReaders(Path key) throws IOException {
        if (!isPosix(key)) {
            return;
        }
        Set<PosixFilePermission> all = Files.getPosixFilePermissions(key);
        if (all.contains(PosixFilePermission.GROUP_READ) || all.contains(PosixFilePermission.OTHERS_READ)) {
            throw new KafkaProblem("others may read the key: file=" + key + "; make it private with chmod 600");
        }
    }

    private Instant until(String name) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(path.resolve(name + ".crt"))) {
            X509Certificate certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            return certificate.getNotAfter().toInstant();
        }
    }

    /** End of the validity of the broker's certificate. */
    public Instant brokerValidUntil() {
        try {
            return until("broker");
        } catch (IOException | GeneralSecurityException e) {
            throw new KafkaProblem("cannot read the certificate: folder=" + path + ", reason=" + e, e);
        }
    }

    /** Key and certificate of the broker. */
    public Path brokerKey() {
        return path.resolve("broker.pem");
    }

    /** Key and certificate with which the broker speaks to itself, new at each start. No client has them. */
    public Path internalKey() {
        return path.resolve("internal.pem");
    }

    /** Certificate of that key. */
    public Path internalCertificate() {
        return path.resolve("internal.crt");
    }

    /** Certificate of the authority, which clients trust. */
    public Path authorityCertificate() {
        return path.resolve("authority.crt");
    }

    /** Key and certificate of the clients, for a broker that asks for one. */
    public Path clientKey() {
        return path.resolve("client.pem");
    }

    /** Settings for {@code --kafka-config}. */
    public Path clientProperties() {
        return path.resolve("client.properties");
    }

    /**
     * Writes a file of the folder, which only its owner may read.
     *
     * @throws IOException if it cannot be written
     */
    public void write(String name, String text) throws IOException {
        Path made = Files.createTempFile(path, name, ".new", attributes(path, "rw-------"));
        Files.writeString(made, text, StandardCharsets.UTF_8);
        Files.move(made, path.resolve(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] attributes(Path path, String permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
