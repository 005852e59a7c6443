package io.slipway.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.app.doctor.Check.Status;
import java.io.File;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KnownWeaknessesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

    private static final KnownWeaknesses LIST = KnownWeaknesses.parse(List.of(
            "# Advisories until: 2026-06-02", "library,least,advisory", "tool,1.10.4,CVE-1", "kafka_2.13,4.0.1,CVE-2"));

    @Test
    void versionsAreComparedByTheirNumbers() {
        assertThat(KnownWeaknesses.compare("1.9.0", "1.10")).isNegative();
        assertThat(KnownWeaknesses.compare("2.13.4.2", "2.13.4")).isPositive();
        assertThat(KnownWeaknesses.compare("1.5.7-28", "1.5.7-3")).isPositive();
        assertThat(KnownWeaknesses.compare("2.0", "2.0.0")).isZero();
    }

    @Test
    void aLibraryOlderThanTheLeastVersionFails() {
        Check check = LIST.all(List.of("tool-1.9.9.jar", "kafka_2.13-4.0.1.jar", "toolbox-0.1.jar"), TODAY)
                .get(0);
        assertThat(check.status()).isEqualTo(Status.FAIL);
        assertThat(check.text())
                .isEqualTo("known in the list until 2026-06-02: tool-1.9.9.jar (CVE-1, mended in 1.10.4)");
    }

    @Test
    void newerLibrariesPassAndThoseThatAreNotListedAreNotCounted() {
        Check check = LIST.all(List.of("tool-1.10.4.jar", "kafka_2.13-4.4.0.jar", "other-0.1.jar", "classes"), TODAY)
                .get(0);
        assertThat(check.status()).isEqualTo(Status.OK);
        assertThat(check.text()).isEqualTo("2 libraries, none with a weakness of the list until 2026-06-02");
        assertThat(LIST.all(List.of("other-0.1.jar"), TODAY).get(0).status()).isEqualTo(Status.WARN);
    }

    @Test
    void aListOlderThanHalfAYearIsNamed() {
        assertThat(LIST.all(List.of(), TODAY).get(1))
                .isEqualTo(Check.ok("age of advisories", "advisories until 2026-06-02, 182 days ago"));
        assertThat(LIST.all(List.of(), TODAY.plusDays(1)).get(1).status()).isEqualTo(Status.WARN);
    }

    @Test
    void aLineThatIsNoneIsRefused() {
        assertThatThrownBy(() -> KnownWeaknesses.parse(List.of("until: 2026-06-02", "", "tool,1")))
                .hasMessage("not a library, a version and an advisory: line=tool,1");
    }

    /** The libraries of this build. */
    @Test
    void theShippedListNamesNoWeaknessOfTheLibrariesThatAreShipped() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> jars = Stream.of(path.split(File.pathSeparator))
                .map(each -> Path.of(each).getFileName().toString())
                .toList();
        Check check = KnownWeaknesses.shipped().all(jars, TODAY).get(0);
        assertThat(check.status()).as(check.text()).isEqualTo(Status.OK);
        assertThat(Integer.parseInt(check.text().split(" ", -1)[0])).isGreaterThan(5);
    }
}
