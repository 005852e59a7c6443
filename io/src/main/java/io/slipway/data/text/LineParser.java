package io.slipway.data.text;

/** Parses the lines of a block before they are asked for, on the thread that read them; see {@link LineBlocks#readAhead}. */
@FunctionalInterface
public interface LineParser {

    /**
     * Parses whole lines, from the start of the buffer on.
     *
     * @param buffer goes on for {@link LineBlocks#SLACK} bytes after the last line
     * @param linesEnd index after the newline of the last line; zero if there is none
     */
    void parse(byte[] buffer, int linesEnd);
}
