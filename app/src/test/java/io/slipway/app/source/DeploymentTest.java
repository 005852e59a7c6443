package io.slipway.app.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.slipway.app.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files of {@code deploy} and {@code docker-compose.yml}: they parse, have what they need, and name the pom's versions. */
class DeploymentTest {

    private static final Path ROOT = SharedFiles.root();
    private static final Pattern KAFKA = Pattern.compile("<kafka.version>([^<]+)<");

    private static List<JsonNode> documents(Path file) throws IOException {
        YAMLMapper mapper = new YAMLMapper();
        try (MappingIterator<JsonNode> all = mapper.readerFor(JsonNode.class).readValues(file.toFile())) {
            return all.readAll();
        }
    }

    private static List<JsonNode> manifests() throws IOException {
        List<JsonNode> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(ROOT.resolve("deploy/kubernetes"))) {
            for (Path file : files.filter(each -> !each.endsWith("kustomization.yaml"))
                    .sorted()
                    .toList()) {
                all.addAll(documents(file));
            }
        }
        return all;
    }

    private static JsonNode pod(JsonNode manifest) {
        return manifest.at("/spec/template/spec");
    }

    @Test
    void imagesOfKafkaHaveTheVersionOfThePom() throws IOException {
        String version = KAFKA.matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        Set<String> images = new TreeSet<>();
        images.add(documents(ROOT.resolve("docker-compose.yml"))
                .get(0)
                .at("/services/kafka/image")
                .asText());
        manifests()
                .forEach(each -> pod(each).findValuesAsText("image").stream()
                        .filter(image -> image.contains("kafka"))
                        .forEach(images::add));
        assertThat(images).containsExactly("apache/kafka:" + version);
    }

    @Test
    void everyManifestIsNamedOnceAndPodsMayDoLittle() throws IOException {
        Set<String> names = new TreeSet<>();
        int pods = 0;
        for (JsonNode manifest : manifests()) {
            String name = manifest.at("/kind").asText().toLowerCase(Locale.ROOT) + "/"
                    + manifest.at("/metadata/name").asText();
            assertThat(manifest.at("/apiVersion").asText()).as(name).isNotEmpty();
            assertThat(names.add(name)).as(name).isTrue();
            if (!pod(manifest).isMissingNode()) {
                pods++;
                assertLittle(name, pod(manifest));
            }
        }
        assertThat(pods).isEqualTo(3);
        assertThat(names).contains("statefulset/broker", "deployment/engine", "job/produce", "networkpolicy/broker");
    }

    private static void assertLittle(String name, JsonNode pod) {
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).as(name).isTrue();
        for (JsonNode container : pod.at("/containers")) {
            assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                    .as(name)
                    .isFalse();
            assertThat(container.at("/resources/limits/memory").asText())
                    .as(name)
                    .endsWith("Mi");
            Set<String> volumes = new TreeSet<>(pod.at("/volumes").findValuesAsText("name"));
            volumes.add("data");
            assertThat(volumes)
                    .as(name)
                    .containsAll(container.at("/volumeMounts").findValuesAsText("name"));
        }
    }

    @Test
    void theKustomizationNamesEveryFile() throws IOException {
        JsonNode resources = documents(ROOT.resolve("deploy/kubernetes/kustomization.yaml"))
                .get(0)
                .at("/resources");
        try (Stream<Path> files = Files.list(ROOT.resolve("deploy/kubernetes"))) {
            List<String> there = files.map(each -> each.getFileName().toString())
                    .filter(each -> !each.equals("kustomization.yaml"))
                    .toList();
            List<String> named = new ArrayList<>();
            resources.forEach(each -> named.add(each.asText()));
            assertThat(named).containsExactlyInAnyOrderElementsOf(there);
        }
    }

    @Test
    void theFirstStartOfAMachineComparesTheChecksum() throws IOException {
        JsonNode cloud = documents(ROOT.resolve("deploy/cloud-init.yaml")).get(0);
        String script = cloud.at("/write_files/0/content").asText();
        assertThat(script.indexOf("sha256sum --check")).isPositive().isLessThan(script.indexOf("tar -xzf"));
        assertThat(cloud.at("/runcmd/0/1").asText())
                .isEqualTo(cloud.at("/write_files/0/path").asText());
    }
}
