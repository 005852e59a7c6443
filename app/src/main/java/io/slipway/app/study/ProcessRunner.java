package io.slipway.app.study;

import io.slipway.app.run.Cleanups;
import io.slipway.app.run.Terminal;
import io.slipway.app.run.Workers;
import io.slipway.publish.PartFolder;
import io.slipway.search.ParallelTasks;
import io.slipway.study.LeftOut;
import io.slipway.study.StudyException;
import io.slipway.study.StudyPanel;
import io.slipway.study.StudyPart;
import io.slipway.study.StudyTask;
import io.slipway.study.TaskRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Works tasks in processes of this machine, each with its own memory. A process that dies is started again with the task that it had;
 * a task that ends several processes is left out.
 */
public final class ProcessRunner implements TaskRunner {

    /** So many even on one processor, so that one that dies does not hold up all work. */
    private static final int FEWEST = 2;

    private final PartFolder folder;
    private final int count;
    private final List<String> arguments;
    private final Consumer<Long> started;
    private final Map<StudyTask, Integer> numbers = new HashMap<>();

    /**
     * A runner of some processes.
     *
     * @param folder of the planned study, with its settings
     * @param panel its plan
     * @param count number of processes; not more are started than there are processors and tasks
     * @param plugins options that the processes need to know the same strategies
     * @param started takes the process id of each process
     */
    public ProcessRunner(PartFolder folder, StudyPanel panel, int count, List<String> plugins, Consumer<Long> started) {
        this.folder = folder;
        this.count = most(count, panel);
        this.started = started;
        arguments = new ArrayList<>(List.of("work", folder.folder().toString(), "--serve"));
        arguments.add(String.valueOf(ProcessHandle.current().pid()));
        arguments.addAll(plugins);
        List<StudyTask> tasks = panel.tasks();
        for (int i = 0; i < tasks.size(); i++) {
            numbers.put(tasks.get(i), i);
        }
    }

    /** The processes that are started where a number of them is wanted: a task is work for one processor. */
    public static int most(int wanted, StudyPanel panel) {
        int processors = Math.max(FEWEST, Runtime.getRuntime().availableProcessors());
        return Math.min(wanted, Math.min(processors, panel.tasks().size()));
    }

    /** The options of a command that name plug-ins, for the processes that it starts. */
    public static List<String> plugins(CommandSpec spec) {
        OptionSpec option = spec.root().findOption("--plugin");
        List<?> jars = option == null || !(option.getValue() instanceof List<?> given) ? List.of() : given;
        return jars.stream()
                .flatMap(jar -> Stream.of("--plugin", jar.toString()))
                .toList();
    }

    @Override
    @SuppressWarnings("try") // the threads are there to be closed
    public void run(List<StudyTask> tasks, Function<StudyTask, StudyPart> work, Results results) {
        Queue<StudyTask> queue = new ConcurrentLinkedQueue<>(tasks);
        List<Integer> places =
                IntStream.range(0, Math.min(count, tasks.size())).boxed().toList();
        try (Workers threads = new Workers(Math.max(1, places.size()))) {
            new ParallelTasks(threads).run(places, place -> {
                try (Seat seat = new Seat(folder.folder().resolve("worker-" + place + ".log"))) {
                    for (StudyTask task = queue.poll(); task != null; task = queue.poll()) {
                        seat.work(task, results);
                    }
                }
                return place;
            });
        }
    }

    /** A place for one process after the other. */
    private final class Seat implements AutoCloseable {

        private final Path log;
        private final Cleanups.Handle cleanup;
        private volatile @Nullable WorkerProcess process;

        Seat(Path log) {
            this.log = log;
            cleanup = Cleanups.register(this::end);
        }

        void work(StudyTask task, Results results) {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                String answer = process().ask(String.valueOf(numbers.get(task)));
                if (answer.startsWith(WorkerProcess.DONE)) {
                    results.done(folder.find(task)
                            .orElseThrow(() -> new StudyException(
                                    "a worker's part is not in the folder: folder=" + folder.folder() + ", " + task)));
                    return;
                }
                if (answer.startsWith(WorkerProcess.LEFT_OUT)) {
                    results.failed(new LeftOut(task, answer.substring(WorkerProcess.LEFT_OUT.length() + 1)));
                    return;
                }
                if (answer.startsWith(WorkerProcess.FAILED)) {
                    throw new StudyException(answer.substring(WorkerProcess.FAILED.length() + 1));
                }
                end();
            }
            Terminal.warn("a task ended " + ATTEMPTS + " processes: log=" + log + ", last line=" + lastLine());
            results.failed(new LeftOut(task, SharedWork.ended(ATTEMPTS)));
        }

        private String lastLine() {
            try {
                List<String> lines = Files.readAllLines(log);
                return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
            } catch (IOException e) {
                return "unknown";
            }
        }

        private WorkerProcess process() {
            WorkerProcess current = process;
            if (current == null) {
                current = WorkerProcess.start("io.slipway.app.Main", arguments, log);
                process = current;
                started.accept(current.pid());
            }
            return current;
        }

        private void end() {
            WorkerProcess current = process;
            if (current != null) {
                current.close();
                process = null;
            }
        }

        @Override
        public void close() {
            cleanup.close();
        }
    }
}
