/**
 * Daily files of IEX: TOPS 1.6 and DEEP 1.0 messages in IEX-TP segments, in UDP packets captured as pcap or pcapng. Layouts are those
 * of IEX's specifications "TOPS 1.6", "DEEP 1.0" and "IEX Transport Specification 1.0".
 */
@NullMarked
package io.slipway.data.iex;

import org.jspecify.annotations.NullMarked;
