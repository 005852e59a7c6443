/**
 * Nasdaq TotalView-ITCH 5.0: files of the day's messages, read to exact books and written from levels. Message layouts are those of
 * Nasdaq's specification "Nasdaq TotalView-ITCH 5.0".
 */
@NullMarked
package io.slipway.data.itch;

import org.jspecify.annotations.NullMarked;
