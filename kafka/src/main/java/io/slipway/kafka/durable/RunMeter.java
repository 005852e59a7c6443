package io.slipway.kafka.durable;

/** Told of the work of a run, for monitoring. No result depends on it. Called by the thread of the run. */
public interface RunMeter {

    /** Takes no notice. */
    RunMeter NONE = new RunMeter() {
        @Override
        public void stepped(long ns) {}

        @Override
        public void counted(RunMetrics counts) {}

        @Override
        public void committed(long ns) {}
    };

    /**
     * Told that a row or a clock was worked.
     *
     * @param ns time that it took without the wait for it, in nanoseconds
     */
    void stepped(long ns);

    /** Told the counts of the run. */
    void counted(RunMetrics counts);

    /**
     * Told that the state was committed.
     *
     * @param ns time that it took, in nanoseconds
     */
    void committed(long ns);
}
