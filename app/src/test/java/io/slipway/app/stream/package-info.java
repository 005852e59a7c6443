/** Tests of streams of topics as files, and of files as streams. */
@NullMarked
package io.slipway.app.stream;

import org.jspecify.annotations.NullMarked;
