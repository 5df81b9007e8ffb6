'use strict';
const study = JSON.parse(document.getElementById('study').textContent);
const at = id => document.getElementById(id);
const rows = [['participant', 'trial', 'person', 'left', 'right', 'question', 'answer', 'seconds']];
let trial = -1;
let begun = 0;

function show(id) {
  for (const part of ['begin', 'trial', 'end']) at(part).hidden = part !== id;
  scrollTo(0, 0);
}

function picture(id, source) {
  at(id).hidden = !source;
  if (source) at(id).src = source;
}

function next() {
  trial++;
  if (trial === study.trials.length) {
    finish();
    return;
  }
  const shown = study.trials[trial];
  at('count').textContent = `${trial + 1} of ${study.trials.length}`;
  picture('photograph', shown.photo);
  at('photo').hidden = !shown.photo;
  picture('left', shown.left.picture);
  picture('right', shown.right.picture);
  at('answers').reset();
  at('next').disabled = true;
  begun = performance.now();
  show('trial');
}

function chosen(question) {
  return document.querySelector(`input[name=q${question}]:checked`);
}

function keep() {
  const shown = study.trials[trial];
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  study.questions.forEach((question, q) => {
    const side = chosen(q).value;
    rows.push([at('participant').value, trial + 1, shown.person, shown.left.method,
      shown.right.method, question, side === 'same' ? 'same' : shown[side].method, seconds]);
  });
}

function cell(value) {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function finish() {
  const csv = rows.map(row => row.map(cell).join(',')).join('\r\n') + '\r\n';
  at('csv').value = csv;
  at('save').href = URL.createObjectURL(new Blob([csv], {type: 'text/csv'}));
  show('end');
}

at('start').addEventListener('click', next);
at('answers').addEventListener('change', () => {
  at('next').disabled = !study.questions.every((question, q) => chosen(q));
});
at('answers').addEventListener('submit', event => {
  event.preventDefault();
  keep();
  next();
});
at('participant').value = Math.random().toString(36).slice(2, 8);
show('begin');
