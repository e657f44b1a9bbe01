// @ts-check
import { about, bringIn, decide, Failed, importsOf } from './api.js';
import { byId, element } from './elements.js';

/** @typedef {import('./api.js').Brought} Brought */
/** @typedef {import('./api.js').Mapping} Mapping */

const form = byId('bring', HTMLFormElement);
const dataset = byId('dataset', HTMLSelectElement);
const by = byId('by', HTMLInputElement);
const file = byId('file', HTMLInputElement);
const problem = byId('problem', HTMLParagraphElement);
const reading = byId('reading', HTMLElement);
const imports = byId('imports', HTMLOListElement);

const ROLES = [
  ...['code', 'measure', 'theme', 'area', 'basis', 'period', 'value', 'numerator', 'denominator', 'unit', 'polarity'],
  ...['target', 'green', 'amber', 'red', 'rating', 'benchmark', 'definition', 'owner', 'note', 'ignore'],
];
const CHOICES = {
  units: [
    'percent',
    'count',
    'per-1000',
    'per-10000',
    'per-100000',
    'minutes',
    'hours',
    'days',
    'money',
    'ratio',
    'score',
  ],
  polarity: ['higher', 'lower', 'none', 'range'],
};

/** What was said of this file so far. @type {Mapping} */
let mapping = {};

/** @param {() => Promise<void>} work what fails is told, not lost */
async function tell(work) {
  problem.textContent = '';
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    problem.textContent = error.message;
  }
}

/** @param {File} chosen @returns {Promise<{ name: string, base64: string }>} */
function encoded(chosen) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const address = typeof reader.result === 'string' ? reader.result : '';
      resolve({ name: chosen.name, base64: address.slice(address.indexOf(',') + 1) });
    });
    reader.addEventListener('error', () => reject(new Failed('The file can’t be read.')));
    reader.readAsDataURL(chosen);
  });
}

async function look() {
  const files = await Promise.all([...(file.files ?? [])].map(encoded));
  const brought = await bringIn({ dataset: dataset.value, files, mapping, by: by.value.trim() });
  reading.hidden = false;
  reading.replaceChildren(...shown(brought));
  reading.scrollIntoView();
  await listAgain();
}

/** @param {Brought} brought @returns {HTMLElement[]} */
function shown(brought) {
  const { sheet, columns, questions, problems, notes, draft } = brought;
  const parts = [];
  if (columns.length > 0) parts.push(element('h2', {}, `How the sheet ‘${sheet ?? ''}’ was read`), tableOf(columns));
  parts.push(...notes.map((note) => element('p', {}, note)));
  parts.push(...questions.map(asked));
  if (problems.length > 0) parts.push(listOf('What is wrong', problems, true));
  if (columns.length > 0) parts.push(button('Read it again with these answers', false, look));
  if (draft !== null) parts.push(...draftShown(draft));
  return parts;
}

/** @param {Brought['columns']} columns */
function tableOf(columns) {
  const rows = columns.map(({ heading, role, period, samples }) => {
    const choice = choiceOf(
      role === 'figures' ? ['figures', ...ROLES] : ROLES,
      role,
      `What the column ${heading} is`,
      (chosen) => {
        mapping = { ...mapping, columns: { ...mapping.columns, [heading]: chosen } };
      },
    );
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, heading),
      element('td', {}, choice, period === '' ? '' : ` of ${period}`),
      element('td', {}, samples.join(' · ')),
    );
  });
  const heads = ['Column', 'Read as', 'First cells'].map((text) => element('th', { scope: 'col' }, text));
  return element('table', {}, element('thead', {}, element('tr', {}, ...heads)), element('tbody', {}, ...rows));
}

/** @param {Brought['questions'][number]} question */
function asked({ kind, of, text }) {
  if (kind !== 'units' && kind !== 'polarity') return element('p', { class: 'doubt' }, text);
  const all = choiceOf(['', ...CHOICES[kind]], '', `${text} All of these`, (chosen) => say('*', chosen));
  const lines = of.map((measure) =>
    element(
      'li',
      {},
      choiceOf(['', ...CHOICES[kind]], '', measure, (chosen) => say(measure, chosen)),
      ` ${measure}`,
    ),
  );
  return element(
    'div',
    { class: 'doubt' },
    element('p', {}, text),
    element('p', {}, all, ' all of these'),
    element('ul', {}, ...lines),
  );

  /** @param {string} measure @param {string} chosen */
  function say(measure, chosen) {
    const answers = { ...mapping[/** @type {'units' | 'polarity'} */ (kind)], [measure]: chosen };
    if (chosen === '') delete answers[measure];
    mapping = { ...mapping, [kind]: answers };
  }
}

/**
 * @param {readonly string[]} values @param {string} chosen @param {string} label
 * @param {(value: string) => void} onChange
 */
function choiceOf(values, chosen, label, onChange) {
  const options = values.map((value) =>
    element('option', { value, selected: value === chosen }, value === '' ? '—' : value),
  );
  const select = element('select', { 'aria-label': label }, ...options);
  select.addEventListener('change', () => onChange(select.value));
  return select;
}

/** @param {NonNullable<Brought['draft']>} draft */
function draftShown({ id, title, publishedOn, changed, counts, sections }) {
  const what = changed ? 'would bring in' : 'says nothing that is not held already';
  const lines = Object.entries(counts ?? {}).map(([kind, fates]) => {
    const said = Object.entries(fates).filter(([, many]) => many > 0);
    return `${kind}: ${said.map(([fate, many]) => `${many} ${fate}`).join(', ')}`;
  });
  const acts = element('div', { class: 'acts' }, actOn(id, 'publish', 'Publish'), actOn(id, 'discard', 'Discard'));
  return [
    listOf(`‘${title}’, published ${publishedOn}, ${what}`, lines, false),
    ...sections.map((each) =>
      listOf(each.title, [...each.lines, ...(each.rest > 0 ? [`and ${each.rest} more`] : [])], each.isDoubt),
    ),
    acts,
  ];
}

/** @param {string} title @param {readonly string[]} lines @param {boolean} isDoubt */
function listOf(title, lines, isDoubt) {
  const items = lines.map((line) => element('li', {}, line));
  return element('div', isDoubt ? { class: 'doubt' } : {}, element('h2', {}, title), element('ul', {}, ...items));
}

/** @param {number} id @param {'publish' | 'discard' | 'undo'} done @param {string} label */
function actOn(id, done, label) {
  return button(label, done === 'publish', async () => {
    await decide({ dataset: dataset.value, id, done, by: by.value.trim() });
    if (done !== 'undo') {
      reading.replaceChildren(
        element('p', {}, done === 'publish' ? 'Published: everybody sees it now.' : 'Discarded.'),
      );
      mapping = {};
    }
    await listAgain();
  });
}

/** @param {string} label @param {boolean} isFirst @param {() => Promise<void>} work */
function button(label, isFirst, work) {
  const made = element('button', { type: 'button', class: isFirst ? 'primary' : false }, label);
  made.addEventListener('click', () => void tell(work));
  return made;
}

async function listAgain() {
  const listed = await importsOf(dataset.value);
  imports.replaceChildren(
    ...listed.map(({ id, kind, state, title, publishedOn, importedAt, by: who, files }) => {
      const what = kind === 'retract' ? `a number of ‘${title}’ taken back` : `‘${title}’, published ${publishedOn}`;
      const line = `${id}, ${state}: ${what}. ${importedAt.slice(0, 16).replace('T', ' ')} UTC${who ? ` by ${who}` : ''}. ${files.join(', ')}`;
      const acts =
        state === 'draft'
          ? [actOn(id, 'publish', 'Publish'), actOn(id, 'discard', 'Discard')]
          : state === 'published'
            ? [actOn(id, 'undo', 'Take back')]
            : [];
      return element('li', {}, line, ' ', ...acts);
    }),
  );
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void tell(look);
});
file.addEventListener('change', () => {
  mapping = {};
});
dataset.addEventListener('change', () => void tell(listAgain));
for (const type of ['dragover', 'dragleave', 'drop']) {
  form.addEventListener(type, (event) => {
    event.preventDefault();
    form.classList.toggle('over', type === 'dragover');
    if (!(event instanceof DragEvent) || type !== 'drop' || event.dataTransfer === null) return;
    file.files = event.dataTransfer.files;
    mapping = {};
    void tell(look);
  });
}
void tell(async () => {
  const { datasets } = await about('');
  dataset.replaceChildren(...datasets.map((name) => element('option', { value: name }, name)));
  await listAgain();
});
