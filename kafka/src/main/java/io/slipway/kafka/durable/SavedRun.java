package io.slipway.kafka.durable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.slipway.kafka.StreamFacts;
import io.slipway.market.MarketDataException;
import io.slipway.model.SavedState;
import java.io.IOException;

/** A run between two rows: its position on the topic and its state. Immutable. */
public final class SavedRun {

    /** Writes the components of records alone, not what they answer by a method named isX. */
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().disable(MapperFeature.AUTO_DETECT_IS_GETTERS).build();

    private final Head head;
    private final SavedState state;

    /** The run with the state that {@link io.slipway.engine.Replay#save} gave. */
    public SavedRun(Head head, SavedState state) {
        this.head = head;
        this.state = state;
    }

    /**
     * Facts of a saved run, which are written as JSON.
     *
     * @param plan digest of the settings and the program that made the run
     * @param facts the stream
     * @param offset offset of the first record that the rest of the run needs
     * @param row number of the first row that the rest of the run needs
     * @param commits commits of the run so far
     * @param finished true if the run is at its end
     * @param passed true if the state has not looked at rows before {@code row}, as they are later than the end of the order
     */
    public record Head(
            String plan, StreamFacts facts, long offset, long row, long commits, boolean finished, boolean passed) {}

    /** Position of the run. */
    public Head head() {
        return head;
    }

    /** The state of the replay. */
    public SavedState state() {
        return state;
    }

    byte[] headBytes() {
        try {
            return MAPPER.writeValueAsBytes(head);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of texts and numbers is always JSON", e);
        }
    }

    /**
     * Reads a run back.
     *
     * @throws MarketDataException if the bytes are damaged
     */
    static SavedRun parse(byte[] headBytes, SavedState state) {
        try {
            return new SavedRun(MAPPER.readValue(headBytes, Head.class), state);
        } catch (IOException e) {
            throw new MarketDataException("damaged state of a run: reason=" + e.getMessage(), e);
        }
    }
}
