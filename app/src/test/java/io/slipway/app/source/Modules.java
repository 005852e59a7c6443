package io.slipway.app.source;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Modules of this build: which one a class comes from, by the place of its file, and which ones a module's pom names. */
final class Modules {

    private static final Path ROOT = Path.of(System.getProperty("slipway.root", ".."));
    private static final Pattern PLACE = Pattern.compile("/([a-z]+)/target/(?:classes/|slipway-[a-z]+-)");
    private static final Pattern DEPENDENCY =
            Pattern.compile("<artifactId>slipway-([a-z]+)</artifactId>\\s*(?:<scope>([a-z]+)</scope>)?");

    private Modules() {}

    /** The module whose classes or jar hold the class, or nothing for a library's. */
    static Optional<String> of(JavaClass type) {
        return type.getSource()
                .map(source -> PLACE.matcher(source.getUri().toString()))
                .filter(Matcher::find)
                .map(found -> found.group(1));
    }

    static DescribedPredicate<JavaClass> isIn(String... modules) {
        return DescribedPredicate.describe(
                "are in the module " + String.join(" or ", modules),
                type -> of(type).filter(Set.of(modules)::contains).isPresent());
    }

    /** Modules that the pom of a module names as its own, without those of tests. */
    static Set<String> declaredBy(String module) {
        Set<String> declared = new TreeSet<>();
        Matcher found = DEPENDENCY.matcher(dependencies(module));
        for (MatchResult dependency : found.results().toList()) {
            if (!"test".equals(dependency.group(2))) {
                declared.add(dependency.group(1));
            }
        }
        return declared;
    }

    private static String dependencies(String module) {
        try {
            String pom = Files.readString(ROOT.resolve(module).resolve("pom.xml"));
            int from = pom.indexOf("<dependencies>");
            return from < 0 ? "" : pom.substring(from, pom.indexOf("</dependencies>", from));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
