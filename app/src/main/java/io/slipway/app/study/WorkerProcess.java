package io.slipway.app.study;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A child process {@code slipway work FOLDER --serve PID}: it gets the number of a task on a line, works the task, keeps its part in the
 * folder and answers with a line. It ends when its input ends,
 * or when its parent has ended.
 */
final class WorkerProcess implements AutoCloseable {

    /** First word of an answer: the part is in the folder. */
    static final String DONE = "done";

    /** First word of an answer: the study cannot go on, with the reason. */
    static final String FAILED = "failed";

    /** First word of an answer: the task failed in all attempts, with the reason. */
    static final String LEFT_OUT = "left-out";

    private final Process process;
    private final BufferedWriter input;
    private final BufferedReader output;

    private WorkerProcess(Process process) {
        this.process = process;
        input = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Starts a process with the memory and the options of this one. One starts at a time: of several that start at once, each would hold
     * the input of the others open if this process were killed meanwhile.
     *
     * @param arguments of the command line, after the main class
     * @param log file of what it says on standard error
     */
    static synchronized WorkerProcess start(String mainClass, List<String> arguments, Path log) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(each -> !each.startsWith("-agent") && !each.startsWith("-javaagent"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(arguments);
        try {
            return new WorkerProcess(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("a worker process does not start: log=" + log, e);
        }
    }

    /** Gives it a line and waits for its answer; empty if it died. */
    String ask(String line) {
        try {
            input.write(line);
            input.newLine();
            input.flush();
            String answer = output.readLine();
            return answer == null ? "" : answer;
        } catch (IOException e) {
            return "";
        }
    }

    long pid() {
        return process.pid();
    }

    /** Ends the process at once; parts are whole or absent whenever it ends. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
