/** Studies as the command line runs them: planned from settings, worked by threads or processes, over one tape or a corpus. */
@NullMarked
package io.slipway.app.study;

import org.jspecify.annotations.NullMarked;
