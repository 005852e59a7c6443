package io.slipway.kafka.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BrokerLibrariesTest {

    private static final Pattern BROKER = Pattern.compile("(?:kafka(?!-clients)|scala-)[^/]*\\.jar");

    /** The class path of this test without the jars of the broker. */
    private static URL[] withoutBroker() throws MalformedURLException {
        List<URL> kept = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!BROKER.matcher(new File(entry).getName()).matches()) {
                kept.add(new File(entry).toURI().toURL());
            }
        }
        return kept.toArray(URL[]::new);
    }

    @Test
    void withoutItsLibrariesABrokerThatIsToStartSaysWhichFolderIsMissing() throws Exception {
        try (URLClassLoader loader = new URLClassLoader(withoutBroker(), ClassLoader.getPlatformClassLoader())) {
            Class<?> broker = loader.loadClass(EmbeddedBroker.class.getName());
            assertThat(broker).isNotSameAs(EmbeddedBroker.class);
            Method start = broker.getMethod("startTemporary");
            assertThatThrownBy(() -> start.invoke(null))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .hasMessageContaining("lib/broker")
                    .extracting(problem -> problem.getClass().getSimpleName())
                    .isEqualTo("KafkaProblem");
        }
    }
}
