package io.slipway.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.model.FeeRate;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.study.ParentOutcome;
import io.slipway.study.StudyDesign;
import io.slipway.study.StudyException;
import io.slipway.study.StudyGrid;
import io.slipway.study.StudyGrid.Stretch;
import io.slipway.study.StudyPanel;
import io.slipway.study.StudyPart;
import io.slipway.study.StudyPlan;
import io.slipway.study.StudyTask;
import io.slipway.tca.Execution;
import io.slipway.tca.OrderCost;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFolderTest {

    @TempDir
    private Path directory = Path.of("");

    private final List<String> warnings = new ArrayList<>();

    private static StudyPlan plan(String slice) {
        StudyGrid grid = new StudyGrid(List.of(Side.BUY), List.of(1L), List.of(new Stretch(0, 10)), 1, 10);
        return StudyPlan.of("data", grid, List.of("twap"), new StudyDesign("twap", "twap", 2, 0.05, 1))
                .withSettings(Map.of("slice", slice));
    }

    private static StudyPart part(StudyTask task) {
        OrderCost prices =
                new OrderCost(new ParentOrder(Side.BUY, 1, task.fromNs(), task.toNs()), null, null, FeeRate.NONE);
        return StudyPart.of(
                task,
                List.of(new ParentOutcome(
                        prices, new Execution(0, BigInteger.ZERO), List.of(), List.of(), List.of(), null)));
    }

    private PartFolder open(StudyPlan plan, boolean resumes) {
        return PartFolder.open(directory.resolve("mine"), StudyPanel.of(plan), resumes, warnings::add);
    }

    private Path folder() {
        return directory.resolve("mine.parts");
    }

    @Test
    void partsAreFoundAgainAndTheFolderGoesInTheEnd() {
        StudyPlan plan = plan("5s");
        StudyTask task = plan.tasks().get(3);
        try (PartFolder parts = open(plan, false)) {
            assertThat(parts.find(task)).isEmpty();
            parts.keep(part(task));
        }
        try (PartFolder parts = open(plan, true)) {
            assertThat(parts.find(task)).contains(part(task));
            assertThat(parts.find(plan.tasks().get(4))).isEmpty();
            parts.delete();
        }
        assertThat(folder()).doesNotExist();
        assertThat(warnings).isEmpty();
    }

    @Test
    void anUnfinishedStudyIsNeitherReplacedNorMixedWithAnother() {
        StudyPlan plan = plan("5s");
        try (PartFolder parts = open(plan, false)) {
            parts.keep(part(plan.tasks().get(3)));
        }
        assertThatThrownBy(() -> open(plan, false))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("--resume")
                .hasMessageContaining("parts=1");
        assertThatThrownBy(() -> open(plan("6s"), true))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("begun with slice=5s, not 6s");
        assertThat(folder()).isDirectoryContaining("glob:**/part-000003-*");
    }

    @Test
    void aStudyWithoutAPartLeavesNothingBehind() {
        open(plan("5s"), false).close();
        assertThat(folder()).doesNotExist();
        open(plan("6s"), true).close();
        assertThat(folder()).doesNotExist();
    }

    @Test
    void aDamagedPartIsWorkedAgain() throws IOException {
        StudyPlan plan = plan("5s");
        StudyTask task = plan.tasks().get(0);
        try (PartFolder parts = open(plan, false)) {
            parts.keep(part(task));
            Path file = folder().resolve("part-000000-" + task.digest().substring(0, 16) + ".txt");
            String text = Files.readString(file);
            Files.writeString(file, text.replace("buy", "sell"));
            assertThat(parts.find(task)).isEmpty();
            Files.writeString(file, part(plan.tasks().get(1)).toText());
            assertThat(parts.find(task)).isEmpty();
            assertThat(warnings).hasSize(2);
            parts.keep(part(task));
            assertThat(parts.find(task)).contains(part(task));
        }
    }

    @Test
    void onlyOneProcessWorksOnAFolder() {
        PartFolder first = open(plan("5s"), false);
        assertThatThrownBy(() -> open(plan("5s"), true)).hasMessageContaining("another process");
        first.close();
    }
}
