package io.slipway.flink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.junit.jupiter.api.Test;

/** The files for Kubernetes are read, and agree with each other and with this version of Flink. No cluster is asked. */
class FlinkDeployFilesTest {

    private static final Path FOLDER = Path.of(System.getProperty("slipway.root", ".."), "deploy", "flink");

    private static final Set<String> OPTIONS = Set.of(
            JobManagerOptions.SCHEDULER.key(),
            JobManagerOptions.SCHEDULER_SUBMISSION_RESOURCE_WAIT_TIMEOUT.key(),
            TaskManagerOptions.NUM_TASK_SLOTS.key(),
            TaskManagerOptions.MANAGED_MEMORY_SIZE.key(),
            RestOptions.ENABLE_PROFILER.key(),
            WebOptions.SUBMIT_ENABLE.key(),
            // Of the module flink-kubernetes, which is not on this class path.
            "kubernetes.rest-service.exposed.type");

    private static List<JsonNode> read(String name) throws IOException {
        YAMLFactory yaml = new YAMLFactory();
        try (MappingIterator<JsonNode> documents = new ObjectMapper(yaml)
                .readerFor(JsonNode.class)
                .readValues(yaml.createParser(FOLDER.resolve(name).toFile()))) {
            return documents.readAll();
        }
    }

    private static String claim(JsonNode pod) {
        assertThat(pod.at("/containers/0/name").asText()).isEqualTo("flink-main-container");
        assertThat(pod.at("/containers/0/volumeMounts/0/name").asText())
                .isEqualTo(pod.at("/volumes/0/name").asText());
        assertThat(pod.at("/containers/0/volumeMounts/0/mountPath").asText()).isEqualTo("/studies");
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        return pod.at("/volumes/0/persistentVolumeClaim/claimName").asText();
    }

    @Test
    void theOperatorsFileHasOptionsThatThisFlinkKnows() throws IOException {
        List<JsonNode> documents = read("operator.yaml");
        assertThat(documents)
                .extracting(each -> each.path("kind").asText())
                .containsExactly("FlinkDeployment", "PersistentVolumeClaim", "NetworkPolicy");
        JsonNode spec = documents.get(0).path("spec");
        Set<String> names = new TreeSet<>();
        spec.path("flinkConfiguration").fieldNames().forEachRemaining(names::add);
        assertThat(names).isSubsetOf(OPTIONS).contains(JobManagerOptions.SCHEDULER.key());
        assertThat(option(spec, JobManagerOptions.SCHEDULER)).isEqualToIgnoringCase("adaptive");
        assertThat(option(spec, TaskManagerOptions.NUM_TASK_SLOTS)).isEqualTo("1");
        assertThat(spec.path("flinkConfiguration")
                        .path("kubernetes.rest-service.exposed.type")
                        .asText())
                .isEqualTo("ClusterIP");
        String own = org.apache.flink.runtime.util.EnvironmentInformation.getVersion();
        assertThat(spec.path("flinkVersion").asText())
                .isEqualTo("v" + own.substring(0, own.lastIndexOf('.')).replace('.', '_'));
        assertThat(claim(spec.at("/podTemplate/spec")))
                .isEqualTo(documents.get(1).at("/metadata/name").asText());
        assertThat(documents.get(2).at("/spec/podSelector/matchLabels/app").asText())
                .isEqualTo(documents.get(0).at("/metadata/name").asText());
    }

    private static String option(JsonNode spec, ConfigOption<?> option) {
        return spec.path("flinkConfiguration").path(option.key()).asText();
    }

    @Test
    void theTemplateOfTheNativeModeHasTheSameVolume() throws IOException {
        List<JsonNode> pods = read("native-pod.yaml");
        assertThat(pods).hasSize(1);
        assertThat(pods.get(0).path("kind").asText()).isEqualTo("Pod");
        assertThat(claim(pods.get(0).path("spec"))).isEqualTo("slipway-studies");
        // The command in its head names the option of adaptive scheduling as the other file does.
        assertThat(Files.readString(FOLDER.resolve("native-pod.yaml")))
                .contains("-D" + JobManagerOptions.SCHEDULER.key() + "=adaptive");
    }
}
