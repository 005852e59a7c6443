package io.slipway.flink;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceEnumerator;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceReader;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** A source whose splits are tasks of a study. A reader asks for the next split when it has worked the one before. */
final class TaskSource implements Source<String, TaskSplit, Collection<TaskSplit>>, ResultTypeQueryable<String> {

    private static final long serialVersionUID = 1;

    private final ArrayList<String> tasks;
    private final String folder;

    /**
     * A source of tasks.
     *
     * @param tasks their texts
     * @param folder of the planned study, as workers see it
     */
    TaskSource(List<String> tasks, String folder) {
        this.tasks = new ArrayList<>(tasks);
        this.folder = folder;
    }

    @Override
    public TypeInformation<String> getProducedType() {
        return BasicTypeInfo.STRING_TYPE_INFO;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<String, TaskSplit> createReader(SourceReaderContext context) {
        return new IteratorSourceReader<>(context);
    }

    @Override
    public SplitEnumerator<TaskSplit, Collection<TaskSplit>> createEnumerator(
            SplitEnumeratorContext<TaskSplit> context) {
        List<TaskSplit> splits = new ArrayList<>();
        tasks.forEach(task -> splits.add(new TaskSplit(folder, task, false)));
        return restoreEnumerator(context, splits);
    }

    @Override
    public SplitEnumerator<TaskSplit, Collection<TaskSplit>> restoreEnumerator(
            SplitEnumeratorContext<TaskSplit> context, Collection<TaskSplit> splits) {
        return new IteratorSourceEnumerator<>(context, splits);
    }

    @Override
    public SimpleVersionedSerializer<TaskSplit> getSplitSerializer() {
        return new One();
    }

    @Override
    public SimpleVersionedSerializer<Collection<TaskSplit>> getEnumeratorCheckpointSerializer() {
        return new Many();
    }

    private static void write(TaskSplit split, DataOutputStream out) throws IOException {
        out.writeUTF(split.folder());
        out.writeUTF(split.task());
        out.writeBoolean(split.isDone());
    }

    private static TaskSplit read(DataInputStream in) throws IOException {
        return new TaskSplit(in.readUTF(), in.readUTF(), in.readBoolean());
    }

    private static final class One implements SimpleVersionedSerializer<TaskSplit> {

        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(TaskSplit split) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            write(split, new DataOutputStream(bytes));
            return bytes.toByteArray();
        }

        @Override
        public TaskSplit deserialize(int version, byte[] bytes) throws IOException {
            return read(new DataInputStream(new ByteArrayInputStream(bytes)));
        }
    }

    private static final class Many implements SimpleVersionedSerializer<Collection<TaskSplit>> {

        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(Collection<TaskSplit> splits) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeInt(splits.size());
            for (TaskSplit split : splits) {
                write(split, out);
            }
            return bytes.toByteArray();
        }

        @Override
        public Collection<TaskSplit> deserialize(int version, byte[] bytes) throws IOException {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            List<TaskSplit> splits = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                splits.add(read(in));
            }
            return splits;
        }
    }
}
