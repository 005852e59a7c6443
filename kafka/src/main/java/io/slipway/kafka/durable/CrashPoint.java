package io.slipway.kafka.durable;

/** Points of a run at which a process may be killed, so that a test can kill it there. */
public enum CrashPoint {
    /** The state was read, and the run is not restored from it yet. */
    RESTORING,
    /** The run was restored, nothing is done yet. */
    RESTORED,
    /** Records were fetched from the topic. */
    POLLED,
    /** One order went on by the rows that have arrived, others may not have. */
    STEPPING,
    /** The run went on by rows that have arrived: told for each of them, when all are worked. */
    STEPPED,
    /** Orders and fills were sent in a transaction that is open. */
    OUTPUTS_SENT,
    /** The state was sent too, the transaction is still open. */
    STATE_SENT,
    /** The transaction was committed. */
    COMMITTED
}
