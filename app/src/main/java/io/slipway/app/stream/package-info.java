/** Streams of topics as files, and files as streams. */
@NullMarked
package io.slipway.app.stream;

import org.jspecify.annotations.NullMarked;
