package io.slipway.kafka.tls;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key of the curve P-256 with its certificate (X.509, RFC 5280). An authority signs itself and issues the others. Java does not
 * look at the end of a certificate that is trusted by itself, so clients trust the authority, and the end of the broker's counts.
 *
 * @param key the private key
 * @param certificate the certificate
 */
record Identity(PrivateKey key, X509Certificate certificate) {

    private static final int SERIAL_BITS = 63;
    private static final int LINE = 64;
    private static final byte[] NEWLINE = {'\n'};
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final byte[] LOOPBACK_6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    private static final byte[] TRUE = {1, 1, (byte) 0xff};
    private static final String KEY = "PRIVATE KEY";
    private static final Pattern KEY_TEXT =
            Pattern.compile("-----BEGIN " + KEY + "-----(.*?)-----END " + KEY + "-----", Pattern.DOTALL);

    /** Makes an authority, whose certificate may issue those of brokers and clients, but not of other authorities. */
    static Identity authority(String name, Instant from, Instant to) throws GeneralSecurityException {
        KeyPair pair = pair();
        byte[] constraints = Der.value(Der.SEQUENCE, TRUE, Der.integer(BigInteger.ZERO));
        byte[] extension =
                Der.value(Der.SEQUENCE, Der.objectId(2, 5, 29, 19), TRUE, Der.value(Der.OCTET_STRING, constraints));
        byte[] contents = contents(name, name, from, to, pair.getPublic(), extension);
        return new Identity(pair.getPrivate(), signed(contents, pair.getPrivate()));
    }

    /** Makes an identity of this machine's own names whose certificate nobody else has issued. */
    static Identity alone(String name, Instant from, Instant to) throws GeneralSecurityException {
        KeyPair pair = pair();
        byte[] contents = contents(name, name, from, to, pair.getPublic(), alternativeNames());
        return new Identity(pair.getPrivate(), signed(contents, pair.getPrivate()));
    }

    /** Makes an identity of this machine's own names, {@code localhost}, 127.0.0.1 and ::1, with a certificate by this authority. */
    Identity issue(String name, Instant from, Instant to) throws GeneralSecurityException {
        KeyPair pair = pair();
        String issuer = certificate.getSubjectX500Principal().getName().replaceFirst("^CN=", "");
        byte[] contents = contents(issuer, name, from, to, pair.getPublic(), alternativeNames());
        return new Identity(pair.getPrivate(), signed(contents, key));
    }

    /** Reads a key and the certificate after it. */
    static Identity parse(String text) throws GeneralSecurityException {
        Matcher found = KEY_TEXT.matcher(text);
        if (!found.find()) {
            throw new GeneralSecurityException("no private key in the file");
        }
        byte[] bytes = Base64.getMimeDecoder().decode(found.group(1));
        PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(bytes));
        return new Identity(key, certificate(text.substring(found.end()).strip().getBytes(StandardCharsets.US_ASCII)));
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), new SecureRandom());
        return generator.generateKeyPair();
    }

    private static byte[] contents(
            String issuer, String subject, Instant from, Instant to, PublicKey key, byte[] extension) {
        return Der.value(
                Der.SEQUENCE,
                Der.tagged(0, true, Der.integer(BigInteger.TWO)),
                Der.integer(new BigInteger(SERIAL_BITS, new SecureRandom()).add(BigInteger.ONE)),
                algorithm(),
                name(issuer),
                Der.value(Der.SEQUENCE, Der.time(from), Der.time(to)),
                name(subject),
                key.getEncoded(),
                Der.tagged(3, true, Der.value(Der.SEQUENCE, extension)));
    }

    /** ECDSA with SHA-256. */
    private static byte[] algorithm() {
        return Der.value(Der.SEQUENCE, Der.objectId(1, 2, 840, 10045, 4, 3, 2));
    }

    private static X509Certificate signed(byte[] contents, PrivateKey issuer) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(issuer, new SecureRandom());
        signature.update(contents);
        return certificate(Der.value(Der.SEQUENCE, contents, algorithm(), Der.bits(signature.sign())));
    }

    private static X509Certificate certificate(byte[] bytes) throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(bytes));
    }

    private static byte[] name(String commonName) {
        byte[] pair = Der.value(Der.SEQUENCE, Der.objectId(2, 5, 4, 3), Der.text(commonName));
        return Der.value(Der.SEQUENCE, Der.value(Der.SET, pair));
    }

    private static byte[] alternativeNames() {
        byte[] names = Der.value(
                Der.SEQUENCE,
                Der.tagged(2, false, "localhost".getBytes(StandardCharsets.US_ASCII)),
                Der.tagged(7, false, LOOPBACK),
                Der.tagged(7, false, LOOPBACK_6));
        return Der.value(Der.SEQUENCE, Der.objectId(2, 5, 29, 17), Der.value(Der.OCTET_STRING, names));
    }

    /** The private key (PKCS 8, not encrypted) and the certificate as text. */
    String keyAndCertificate() throws GeneralSecurityException {
        return pem(KEY, key.getEncoded()) + certificateText();
    }

    /** The certificate as text. */
    String certificateText() throws GeneralSecurityException {
        return pem("CERTIFICATE", certificate.getEncoded());
    }

    private static String pem(String kind, byte[] bytes) {
        String lines = Base64.getMimeEncoder(LINE, NEWLINE).encodeToString(bytes);
        return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
    }
}
