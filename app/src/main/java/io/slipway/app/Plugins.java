package io.slipway.app;

import io.slipway.data.executions.ExecutionFormat;
import io.slipway.data.source.DataFormat;
import io.slipway.engine.Catalogue;
import io.slipway.publish.table.TableStore;
import io.slipway.strategy.Plugin;
import io.slipway.text.ConfigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Jars with a user's strategies: those of {@code --plugin} and those in the folder of plug-ins. They are found before the command
 * line is parsed, because settings name what they bring.
 */
final class Plugins {

    private static final String FLAG = "--plugin";

    private static final String FOLDER = "SLIPWAY_PLUGINS";

    /** The services that a jar can bring, each listed in a file of its {@code META-INF/services}. */
    private static final List<Class<?>> BROUGHT =
            List.of(Plugin.class, DataFormat.class, ExecutionFormat.class, TableStore.class);

    private Plugins() {}

    /**
     * Lets the calling thread, and those that it starts, find the plug-ins.
     *
     * @throws ConfigException if a jar does not exist or brings nothing, or what it brings cannot be loaded
     */
    static void install(String[] arguments) {
        List<Path> named = named(arguments);
        refuseNothing(named);
        List<Path> jars = new ArrayList<>(inFolder(System.getenv(FOLDER)));
        jars.addAll(named);
        if (jars.isEmpty()) {
            return;
        }
        Thread thread = Thread.currentThread();
        thread.setContextClassLoader(new URLClassLoader(
                jars.stream().map(Plugins::url).toArray(URL[]::new), thread.getContextClassLoader()));
        try {
            new Catalogue(ServiceLoader.load(Plugin.class));
        } catch (ServiceConfigurationError | LinkageError | IllegalArgumentException e) {
            throw new ConfigException(
                    FLAG + ": cannot load the plug-ins: jars=" + jars + ", reason=" + e.getMessage(), e);
        }
    }

    private static List<Path> named(String[] arguments) {
        List<Path> jars = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith(FLAG + "=")) {
                jars.add(existing(arguments[i].substring(FLAG.length() + 1)));
            } else if (arguments[i].equals(FLAG) && i + 1 < arguments.length) {
                jars.add(existing(arguments[++i]));
            }
        }
        return jars;
    }

    /** One of several may hold only what another needs. */
    private static void refuseNothing(List<Path> named) {
        if (named.isEmpty()) {
            return;
        }
        try (URLClassLoader own =
                new URLClassLoader(named.stream().map(Plugins::url).toArray(URL[]::new), null)) {
            for (Class<?> brought : BROUGHT) {
                if (own.findResource("META-INF/services/" + brought.getName()) != null) {
                    return;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the plug-ins: jars=" + named, e);
        }
        throw new ConfigException(FLAG + ": neither a plug-in nor a data format in it: value="
                + String.join(", ", named.stream().map(Path::toString).toList())
                + ", expected a jar with a file META-INF/services/" + Plugin.class.getName());
    }

    private static Path existing(String jar) {
        Path path = Path.of(jar);
        if (!Files.isReadable(path)) {
            throw new ConfigException(FLAG + ": no such jar or folder of classes: value=" + jar);
        }
        return path;
    }

    /**
     * Jars of a folder, by name.
     *
     * @param named the folder; that of {@code plugins} beside the launcher, if there is one, where none is named
     * @throws ConfigException if the named one does not exist
     */
    static List<Path> inFolder(@Nullable String named) {
        boolean isNamed = named != null && !named.isEmpty();
        Path path = isNamed ? Path.of(named) : Path.of(System.getProperty("slipway.root", ""), "plugins");
        if (!Files.isDirectory(path)) {
            if (isNamed) {
                throw new ConfigException(FOLDER + ": no such folder: value=" + named + ", looked for in "
                        + Path.of("").toAbsolutePath() + "; expected a folder with jars of plug-ins");
            }
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the plug-ins: folder=" + path, e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("a path without a URL: path=" + jar, e);
        }
    }
}
