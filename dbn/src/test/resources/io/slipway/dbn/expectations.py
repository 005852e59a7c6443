#!/usr/bin/env python3
"""Writes fixtures.csv: what each DBN file of a folder holds, decoded with struct and nothing of this library.

Usage: expectations.py FOLDER > fixtures.csv    (needs the command zstd)

Columns: file, version, schema code, bytes before the first record, records, first and last ts_event, number of symbols
and mappings, CRC-32 of all bytes from the first record on, CRC-32 of the records as text: one line each, the fields in
the order of Databento's CSV as decimal numbers with commas between, or "rtype,length" for types without a view.
"""
import pathlib
import struct
import subprocess
import sys
import zlib

HEAD = "<BBHIQ"  # length, rtype, publisher_id, instrument_id, ts_event


def level(b, at):
    return struct.unpack_from("<qqIIII", b, at)


def consolidated_level(b, at):
    bid, ask, bid_sz, ask_sz, bid_pb, _, ask_pb, _ = struct.unpack_from("<qqIIHHHH", b, at)
    return bid, ask, bid_sz, ask_sz, bid_pb, ask_pb


def trade(b, rtype, pub, iid, ts, levels):
    price, size, action, side, flags, depth, recv, delta, seq = struct.unpack_from("<qIBBBBQiI", b, 16)
    row = [recv, ts, rtype, pub, iid, action, side, depth, price, size, flags, delta, seq]
    for i in range(levels):
        row += level(b, 48 + 32 * i)
    return row


def fields(b):
    _, rtype, pub, iid, ts = struct.unpack_from(HEAD, b)
    head = [rtype, pub, iid]
    if rtype in (0x00, 0x01, 0x0A):
        return trade(b, rtype, pub, iid, ts, {0: 0, 1: 1, 10: 10}[rtype])
    if rtype in (0xB1, 0xC2):
        price, size, action, side, flags, _, recv, delta = struct.unpack_from("<qIBBBBQi", b, 16)
        return [recv, ts, *head, action, side, price, size, flags, delta, *consolidated_level(b, 48)]
    if rtype in (0xC3, 0xC4):
        price, size, _, side, flags, _, recv, _, seq = struct.unpack_from("<qIBBBBQII", b, 16)
        return [recv, ts, *head, side, price, size, flags, seq, *level(b, 48)]
    if rtype in (0xC0, 0xC1):
        price, size, _, side, flags, _, recv = struct.unpack_from("<qIBBBBQ", b, 16)
        return [recv, ts, *head, side, price, size, flags, *consolidated_level(b, 48)]
    if rtype == 0xA0:
        order, price, size, flags, channel, action, side, recv, delta, seq = struct.unpack_from("<QqIBBBBQiI", b, 16)
        return [recv, ts, *head, action, side, price, size, channel, order, flags, delta, seq]
    if 0x20 <= rtype <= 0x24:
        return [ts, *head, *struct.unpack_from("<qqqqQ", b, 16)]
    if rtype == 0x12:
        return [ts, *head, *struct.unpack_from("<QHHHBBB", b, 16)]
    if rtype == 0x16:
        if len(b) < 176:
            a, c, start, end = struct.unpack_from("<22s22s4xQQ", b, 16)
            types = (255, 255)
        else:
            i, a, o, c, start, end = struct.unpack_from("<B71sB71sQQ", b, 16)
            types = (i, o)
        names = [x.split(b"\0")[0].decode() for x in (a, c)]
        return [ts, *head, types[0], names[0], types[1], names[1], start, end]
    return [rtype, len(b)]


def describe(name, b):
    length = struct.unpack_from("<I", b, 4)[0]
    width = 22 if b[3] == 1 else struct.unpack_from("<H", b, 53)[0]
    at, counts = 112, []
    for _ in range(3):
        counts.append(struct.unpack_from("<I", b, at)[0])
        at += 4 + counts[-1] * width
    counts.append(struct.unpack_from("<I", b, at)[0])
    at = first = 8 + length
    records, text, times = 0, 0, []
    while at < len(b):
        record = b[at : at + 4 * b[at]]
        times = [times[0] if times else struct.unpack_from("<Q", record, 8)[0], struct.unpack_from("<Q", record, 8)[0]]
        text = zlib.crc32((",".join(map(str, fields(record))) + "\n").encode(), text)
        records += 1
        at += len(record)
    assert at == len(b), name
    schema = struct.unpack_from("<H", b, 24)[0]
    times = times or ["", ""]
    return [name, b[3], schema, first, records, *times, counts[0], counts[3], "%08x" % zlib.crc32(b[first:]), "%08x" % text]


def main():
    folder = pathlib.Path(sys.argv[1])
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or not path.name.endswith((".dbn", ".dbn.zst")):
            continue
        b = path.read_bytes()
        if b[:4] == b"\x28\xb5\x2f\xfd":
            b = subprocess.run(["zstd", "-dc"], input=b, capture_output=True, check=True).stdout
        print(",".join(map(str, describe(path.relative_to(folder).as_posix(), b))))


main()
