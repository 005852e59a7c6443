package io.slipway.app.study;

import io.slipway.publish.PartFolder;
import io.slipway.study.TaskRunner;
import io.slipway.text.ConfigException;
import io.slipway.text.MissingModule;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/** An engine that works the tasks of studies on several machines. An optional module brings it. */
public interface ClusterEngine {

    /**
     * A runner of a cluster whose workers see the plan's folder and the data by the same names as this process.
     *
     * @param address of the cluster, {@code HOST:PORT}
     * @throws ConfigException if it is none
     */
    TaskRunner runner(String address, PartFolder folder);

    /**
     * A cluster of processes on this machine that nobody else can reach.
     *
     * @param workers number of workers, each with one task at a time
     * @param port of its interface for clients
     * @param folder for its settings and logs
     * @param said takes sentences on its processes
     * @return the running cluster, which ends when it is closed
     */
    LocalCluster start(int workers, int port, Path folder, Consumer<String> said);

    /** A cluster of processes on this machine. */
    interface LocalCluster extends AutoCloseable {

        /** The address for {@code study --cluster}. */
        String address();

        /** Process ids of the workers. */
        List<Long> workers();

        /** Waits until a process of it ends. */
        void await() throws InterruptedException;

        @Override
        void close();
    }

    /**
     * The engine that is installed.
     *
     * @throws ConfigException if none is
     */
    static ClusterEngine installed() {
        return ServiceLoader.load(ClusterEngine.class)
                .findFirst()
                .orElseThrow(() -> new ConfigException(MissingModule.FLINK));
    }
}
