/** Studies on Apache Flink: tasks are splits of a source that workers pull one at a time, and parts are files. */
@NullMarked
package io.slipway.flink;

import org.jspecify.annotations.NullMarked;
