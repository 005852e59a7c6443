package io.slipway.data.store;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Options of reading as a text that differs wherever they do; a file among them stands with the digest of its content. */
final class OptionsText {

    private final FileDigests digests;
    private final StringBuilder text = new StringBuilder();

    private OptionsText(FileDigests digests) {
        this.digests = digests;
    }

    /**
     * The text of any record of values.
     *
     * @throws IOException if a file cannot be read, or a value is of a kind that has no such text
     */
    static String of(Record options, FileDigests digests) throws IOException {
        OptionsText text = new OptionsText(digests);
        text.add(options);
        return text.text.toString();
    }

    private void add(Object value) throws IOException {
        if (value instanceof Path file) {
            put(file.toAbsolutePath());
            put(digests.read(file));
        } else if (value instanceof Optional<?> optional) {
            put(optional.isPresent());
            if (optional.isPresent()) {
                add(optional.get());
            }
        } else if (value instanceof Map<?, ?> map) {
            add(map.entrySet().stream()
                    .map(each -> List.of(each.getKey(), each.getValue()))
                    .toList());
        } else if (value instanceof Collection<?> values) {
            put(values.size());
            for (Object each : values) {
                add(each);
            }
        } else if (value instanceof Record options) {
            addComponents(options);
        } else if (value.getClass().getName().startsWith("java.") || value instanceof Enum<?>) {
            put(value.getClass().getName());
            put(value);
        } else {
            throw new IOException(
                    "no text for a value: class=" + value.getClass().getName());
        }
    }

    private void addComponents(Record options) throws IOException {
        put(options.getClass().getName());
        for (RecordComponent component : options.getClass().getRecordComponents()) {
            put(component.getName());
            try {
                component.getAccessor().setAccessible(true);
                add(component.getAccessor().invoke(options));
            } catch (ReflectiveOperationException e) {
                throw new IOException("no text for an option: name=" + component.getName(), e);
            }
        }
    }

    private void put(Object value) {
        text.append(value.toString().length()).append(':').append(value).append('\n');
    }
}
