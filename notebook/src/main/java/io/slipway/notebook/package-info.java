/** Results of commands as tables and pictures in Java notebooks, in {@code jshell} and in programs, and the kernel for Jupyter. */
@NullMarked
package io.slipway.notebook;

import org.jspecify.annotations.NullMarked;
