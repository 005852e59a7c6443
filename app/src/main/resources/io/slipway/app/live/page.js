'use strict';
const at = id => document.getElementById(id);
const count = n => n.toLocaleString('en-US');
const quote = q => q ? q.bid + ' / ' + q.ask : 'none';

function row(cells) {
  const tr = document.createElement('tr');
  for (const cell of cells) {
    const td = document.createElement('td');
    td.append(cell);
    tr.append(td);
  }
  return tr;
}

function bar(done) {
  const progress = document.createElement('progress');
  progress.max = 1;
  progress.value = done;
  return progress;
}

function show(run) {
  at('symbol').textContent = run.symbol;
  at('order').textContent = run.side + ' ' + count(run.qty) + ', ' + run.start + ' to ' + run.end;
  at('elapsed').value = run.elapsed;
  at('clock').textContent = run.clock;
  at('nbbo').textContent = quote(run.nbbo);
  at('arrival').textContent = quote(run.arrival);
  at('rows').textContent = count(run.rows);
  at('state').textContent = run.finished ? 'finished' : 'running';
  at('strategies').replaceChildren(...run.strategies.map(s => row([
    s.name, count(s.filled), bar(s.filled / run.qty), count(s.orders), count(s.fills), s.cost,
    s.working.map(w => count(w.qty) + ' ' + w.type.replace('_', ' ') + ' ' + w.px).join(', ')])));
  const fills = run.strategies.flatMap(s => s.newest.map(f => ({ name: s.name, ...f })));
  fills.sort((a, b) => a.time < b.time ? 1 : a.time > b.time ? -1 : 0);
  at('fills').replaceChildren(...fills.slice(0, 12).map(f => row([f.time, f.name, f.venue, count(f.qty), f.px])));
}

const events = new EventSource('events');
events.onmessage = message => {
  const run = JSON.parse(message.data);
  show(run);
  if (run.finished) events.close();
};
events.onerror = () => { at('state').textContent = 'no connection, trying again'; };
