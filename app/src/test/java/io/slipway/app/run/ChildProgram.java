package io.slipway.app.run;

import io.slipway.app.Main;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program as a process of its own, on the class path of the tests. */
public final class ChildProgram {

    /** Compiles little: a process of a test ends soon. */
    public static final List<String> SHORT = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m");

    private ChildProgram() {}

    /**
     * A process that is not started yet. What it says on standard error is part of its output.
     *
     * @param javaOptions options of its virtual machine, such as {@link #SHORT}
     * @param words its command line
     */
    public static ProcessBuilder of(List<String> javaOptions, List<String> words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(words);
        return new ProcessBuilder(command).redirectErrorStream(true);
    }
}
