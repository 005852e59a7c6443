package io.slipway.app.stream;

import io.slipway.app.run.Cleanups;
import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.KafkaProblem;
import io.slipway.kafka.StreamMonitor;
import io.slipway.kafka.durable.RunTakenOver;
import io.slipway.kafka.group.EngineGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Work on the instruments of a topic that several engines share: each works those of the partitions that are its own, and goes on with
 * those of an engine that has left or died. An engine stays until all is done, by whichever engines, and then has all results.
 *
 * @param <T> a result
 */
public final class SharedInstruments<T> {

    private static final Duration POLL = Duration.ofMillis(200);

    /** Another engine that works a partition of this one was told so by the group, which tells this one soon. */
    private static final long DISPUTED_NS = 30_000_000_000L;

    private static final long FAREWELL_SECONDS = 3;

    private final List<Unit<T>> units;
    private final Map<Unit<T>, T> results = new HashMap<>();
    private final Map<Unit<T>, Worker> workers = new HashMap<>();
    private final Map<Unit<T>, Long> disputedNs = new HashMap<>();
    private final ExecutorService threads;
    private volatile boolean leaving;

    /**
     * Work on one instrument. Its state is kept, so that it may be ended at any moment and goes on elsewhere.
     *
     * @param partition partition of the instrument
     * @param work works it to its end, unless the monitor cancels
     * @param read gives the result of work that another engine has ended
     */
    public record Unit<T>(int partition, Function<StreamMonitor, T> work, Supplier<T> read) {}

    /** One attempt at a unit. */
    private final class Worker implements StreamMonitor {

        private final Future<T> future;
        private volatile boolean cancelled;

        Worker(Unit<T> unit) {
            future = threads.submit(() -> unit.work().apply(this));
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }

        /** Ends the attempt and waits for it, but not for long: what it commits later is refused. */
        void end() {
            cancelled = true;
            try {
                T unused = future.get(FAREWELL_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (TimeoutException e) {
                future.cancel(true);
            } catch (ExecutionException | CancellationException e) {
                // It is the other engine's now, and so are its faults.
            }
        }
    }

    /** Work on some instruments. */
    public SharedInstruments(List<Unit<T>> units) {
        this.units = List.copyOf(units);
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "slipway-instrument");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Works until all is done.
     *
     * @param name name that the engines have in common
     * @param plan digest of the work
     * @return the results in the order of the units
     */
    public List<T> run(KafkaConnection connection, String topic, String name, String plan) {
        CountDownLatch left = new CountDownLatch(1);
        Cleanups.Handle leave = Cleanups.register(() -> {
            leaving = Cleanups.isEnding();
            awaitLeft(left);
        });
        try (EngineGroup group = new EngineGroup(connection, topic, name, plan, listener())) {
            work(group);
        } finally {
            left.countDown();
            leave.close();
            threads.shutdownNow();
        }
        List<T> all = new ArrayList<>();
        for (Unit<T> unit : units) {
            T own = results.get(unit);
            all.add(own == null ? unit.read().get() : own);
        }
        return all;
    }

    private void awaitLeft(CountDownLatch left) {
        try {
            boolean unused = !leaving || left.await(FAREWELL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private EngineGroup.Listener listener() {
        return new EngineGroup.Listener() {
            @Override
            public void onGained(int partition) {
                // The loop begins what is held.
            }

            @Override
            public void onLost(int partition) {
                of(partition).forEach(unit -> {
                    disputedNs.remove(unit);
                    Worker worker = workers.remove(unit);
                    if (worker != null) {
                        worker.end();
                    }
                });
            }
        };
    }

    private List<Unit<T>> of(int partition) {
        return units.stream().filter(unit -> unit.partition() == partition).toList();
    }

    private void work(EngineGroup group) {
        Set<Integer> partitions = units.stream().map(Unit::partition).collect(Collectors.toCollection(TreeSet::new));
        Set<Integer> told = new TreeSet<>();
        while (!leaving) {
            group.poll(POLL);
            units.stream()
                    .filter(unit -> group.holds(unit.partition()))
                    .filter(unit -> !results.containsKey(unit) && !workers.containsKey(unit))
                    .filter(unit -> !disputedNs.containsKey(unit))
                    .forEach(unit -> workers.put(unit, new Worker(unit)));
            collect();
            for (int partition : partitions) {
                if (group.holds(partition) && results.keySet().containsAll(of(partition)) && told.add(partition)) {
                    group.done(partition);
                }
            }
            told.removeIf(partition -> !group.holds(partition));
            if (workers.isEmpty() && disputedNs.isEmpty() && group.areDone(partitions)) {
                return;
            }
        }
        throw new CancellationException("the run was interrupted");
    }

    private void collect() {
        Iterator<Map.Entry<Unit<T>, Worker>> each = workers.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<Unit<T>, Worker> next = each.next();
            if (next.getValue().future.isDone()) {
                each.remove();
                collect(next.getKey(), next.getValue().future);
            }
        }
        disputedNs.forEach((unit, sinceNs) -> {
            if (System.nanoTime() - sinceNs > DISPUTED_NS) {
                throw new KafkaProblem("another process works an instrument of this engine and is not of its group:"
                        + " partition=" + unit.partition() + "; give one of them another --id");
            }
        });
    }

    private void collect(Unit<T> unit, Future<T> future) {
        try {
            results.put(unit, future.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the run was interrupted");
        } catch (ExecutionException e) {
            @Nullable Throwable cause = e.getCause();
            if (cause instanceof RunTakenOver) {
                disputedNs.put(unit, System.nanoTime());
            } else if (cause instanceof RuntimeException failure) {
                throw failure;
            } else {
                throw new CompletionException(cause);
            }
        }
    }
}
