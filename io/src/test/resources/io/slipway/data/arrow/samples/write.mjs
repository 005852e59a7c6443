// Arrow files of other writers, for ArrowTest: node write.mjs OUT. Needs the packages nodejs-polars and apache-arrow.
import fs from 'fs';
import path from 'path';
import pl from 'nodejs-polars';
import * as arrow from 'apache-arrow';

const out = process.argv[2];
const ns = 1722519000000000123n;

// Quotes as of a data frame: numbers of all widths, none values, texts as a dictionary, times in ms without a zone.
const frame = pl.DataFrame({
  ts: [new Date(1722519000001), new Date(1722519000002), new Date(1722519000003)],
  sym: ['ABC', 'ABC', 'ABC'],
  bid: [50.01, 50.0, null],
  bsize: [200, 300, null],
  ask: [50.02, 50.03, 50.03],
  asize: [100, 150, 175],
  ex: ['N', 'P', 'N'],
  note: ['short', 'a text that is longer than twelve bytes', null],
  ok: [true, false, null],
}).withColumns(pl.col('ex').cast(pl.Categorical), pl.col('bsize').cast(pl.Int32), pl.col('asize').cast(pl.UInt16));
for (const compression of ['uncompressed', 'lz4', 'zstd']) {
  frame.writeIPC(path.join(out, `polars_${compression}.arrow`), { compression });
}

// A table with the columns of Tardis.dev's quotes, which needs no mapping.
pl.DataFrame({
  exchange: ['binance', 'binance'],
  symbol: ['BTCUSDT', 'BTCUSDT'],
  timestamp: [1714521600000000, 1714521601000000],
  local_timestamp: [1714521600000500, 1714521601000500],
  ask_amount: [0.5, 0.25],
  ask_price: [60000.0, 60000.1],
  bid_price: [59999.0, 59999.9],
  bid_amount: [1.0, 2.5],
}).withColumns(pl.col('timestamp').cast(pl.Int64), pl.col('local_timestamp').cast(pl.Int64))
  .writeIPC(path.join(out, 'tardis_quotes.arrow'), { compression: 'lz4' });

// Arrow's own writer for JavaScript: streams and files, dictionaries, lists, structures, decimals, zones.
const f = (name, type) => new arrow.Field(name, type, true);
const level = new arrow.Struct([f('price', new arrow.Float64()), f('size', new arrow.Float32())]);
const types = {
  ns: new arrow.TimestampNanosecond('UTC'),
  us: new arrow.Timestamp(arrow.TimeUnit.MICROSECOND, 'America/New_York'),
  s: new arrow.Timestamp(arrow.TimeUnit.SECOND),
  day: new arrow.DateDay(),
  clock: new arrow.TimeMicrosecond(),
  i8: new arrow.Int8(),
  u64: new arrow.Uint64(),
  f32: new arrow.Float32(),
  dec: new arrow.Decimal(2, 38, 128),
  venue: new arrow.Dictionary(new arrow.Utf8(), new arrow.Int8()),
  bids: new arrow.List(f('item', level)),
  asks: new arrow.List(f('item', level)),
  pair: new arrow.FixedSizeList(2, f('item', new arrow.Int32())),
  raw: new arrow.FixedSizeBinary(8),
};
// The builders take these in ms alone, and decimals not at all: 50.01 and -50.01 as whole numbers of 128 bits.
const raw = {
  ns: new BigInt64Array([ns, 0n]),
  us: new BigInt64Array([1722519000000001n, 1722519000000002n]),
  s: new BigInt64Array([1722519000n, 0n]),
  clock: new BigInt64Array([48600000001n, 0n]),
  dec: new Uint32Array([5001, 0, 0, 0, 4294962295, 4294967295, 4294967295, 4294967295]),
};
const vectors = {};
const rows = {
  ns: [ns, null],
  us: [1722519000000001n, 1722519000000002n],
  s: [1722519000n, null],
  day: [new Date('2024-08-01'), null],
  clock: [48600000001n, null],
  i8: [-5, null],
  dec: ['50.01', '-50.01'],
  u64: [18446744073709551615n, 7n],
  f32: [0.1, null],
  venue: ['XNAS', 'ARCX'],
  bids: [[{ price: 50.01, size: 300 }, { price: 50, size: 0.25 }], []],
  asks: [[{ price: 50.02, size: 7 }], []],
  pair: [[1, 2], [3, 4]],
  raw: [new Uint8Array(new BigInt64Array([50010000000n]).buffer), null],
};
for (const [name, type] of Object.entries(types)) {
  if (raw[name]) {
    const valid = rows[name].map((value) => value !== null);
    const nullBitmap = new Uint8Array([valid[0] + 2 * valid[1]]);
    const nullCount = 2 - valid[0] - valid[1];
    vectors[name] = arrow.makeVector(arrow.makeData({ type, length: 2, nullCount, nullBitmap, data: raw[name] }));
    continue;
  }
  const builder = arrow.makeBuilder({ type, nullValues: [null] });
  rows[name].forEach((value) => builder.append(value));
  vectors[name] = builder.finish().toVector();
}
const table = new arrow.Table(vectors);
fs.writeFileSync(path.join(out, 'arrow_js.arrow'), arrow.tableToIPC(table, 'file'));
fs.writeFileSync(path.join(out, 'arrow_js.arrows'), arrow.tableToIPC(table, 'stream'));
