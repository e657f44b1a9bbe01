// @ts-check
import { about, bringIn, decide, Failed, importsOf, make } from './api.js';
import { byId, element } from './elements.js';

/** @typedef {import('./api.js').Brought} Brought */
/** @typedef {import('./api.js').Mapping} Mapping */

const form = byId('bring', HTMLFormElement);
const dataset = byId('dataset', HTMLSelectElement);
const by = byId('by', HTMLInputElement);
const file = byId('file', HTMLInputElement);
const newName = byId('name', HTMLInputElement);
const newLine = byId('new', HTMLParagraphElement);
const title = byId('title', HTMLInputElement);
const published = byId('published', HTMLInputElement);
const problem = byId('problem', HTMLParagraphElement);
const reading = byId('reading', HTMLElement);
const imports = byId('imports', HTMLUListElement);
const nothing = byId('nothing', HTMLParagraphElement);

const ROLES = [
  ...['code', 'measure', 'theme', 'area', 'basis', 'period', 'value', 'numerator', 'denominator', 'unit', 'polarity'],
  ...['target', 'green', 'amber', 'red', 'rating', 'benchmark', 'definition', 'owner', 'note', 'filter', 'ignore'],
];
/** What can be chosen, in words. @type {Readonly<Record<string, string>>} */
const WORDS = {
  ...{ code: 'short code', measure: 'what is measured', theme: 'theme', area: 'area', basis: 'what a figure covers' },
  ...{
    value: 'the figure',
    numerator: 'how many',
    denominator: 'of how many',
    unit: 'unit',
    polarity: 'which way is good',
  },
  ...{ green: 'limit for green', amber: 'limit for amber', red: 'limit for red', rating: 'rating', note: 'note' },
  ...{ benchmark: 'figure of others', owner: 'who answers for it', filter: 'which group', ignore: 'left out' },
  ...{ figures: 'figures', percent: '%', count: 'a count', money: 'pounds', 'per-1000': 'per 1,000' },
  ...{ 'per-10000': 'per 10,000', 'per-100000': 'per 100,000' },
  ...{ higher: 'higher is better', lower: 'lower is better', none: 'neither', range: 'best between two limits' },
};

/** What was said of this file so far. @type {Mapping} */
let mapping = {};

/** The draft that was made of it so far. @type {number | null} */
let draftId = null;

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

/** What is chosen in place of a dataset that is there: one that is to be made. */
const NEW = '';

async function look() {
  if (dataset.value === NEW) await makeNew();
  const files = await Promise.all([...(file.files ?? [])].map(encoded));
  const said = {
    ...mapping,
    ...(title.value.trim() === '' ? {} : { title: title.value.trim() }),
    ...(published.value === '' ? {} : { published: published.value }),
  };
  const brought = await bringIn({
    dataset: dataset.value,
    files,
    mapping: said,
    by: by.value.trim(),
    instead: draftId,
  });
  if (brought.draft !== null) draftId = brought.draft.id;
  reading.hidden = false;
  reading.replaceChildren(...shown(brought));
  reading.scrollIntoView();
  await listAgain();
}

/** As if no sheet of this shape had been here before. */
function askAgain() {
  mapping = { kept: false };
  return look();
}

/** Another file, or the end of one. */
function begin() {
  mapping = {};
  draftId = null;
}

async function makeNew() {
  const name = newName.value
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[-0-9]+|-+$/g, '');
  if (name === '') throw new Failed('Say what to call the new figures.');
  await make(name);
  await offerDatasets(name);
}

/** @param {string} chosen '': the first */
async function offerDatasets(chosen) {
  const { datasets, canMake } = await about('');
  const options = datasets.map((name) => element('option', { value: name, selected: name === chosen }, name));
  const added = canMake ? [element('option', { value: NEW }, 'new ones of our own …')] : [];
  dataset.replaceChildren(...options, ...added);
  newLine.hidden = dataset.value !== NEW;
}

/** @param {Brought} brought @returns {HTMLElement[]} */
function shown(brought) {
  const { sheet, columns, questions, problems, notes, isKept, draft } = brought;
  const parts = [];
  if (questions.length > 0) parts.push(element('h2', {}, 'What the sheet doesn’t say'), ...questions.map(asked));
  if (problems.length > 0) parts.push(listOf('What is wrong', problems, true), element('p', {}, MEND));
  if (questions.length > 0) parts.push(button('Read it again with these answers', true, look));
  if (draft !== null) parts.push(...draftShown(draft));
  if (columns.length > 0)
    parts.push(element('h2', {}, `How the sheet ‘${sheet ?? ''}’ was read`), ...notesOf(notes), tableOf(columns));
  if (columns.length > 0) parts.push(button('Read it again as chosen here', false, look));
  if (isKept) parts.push(button('Ask me everything again', false, askAgain));
  return parts;
}

const MEND = 'Mend it in your sheet and choose the file again.';

/** @param {readonly string[]} notes */
function notesOf(notes) {
  return notes.length === 0 ? [] : [element('ul', {}, ...notes.map((note) => element('li', {}, note)))];
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
function asked({ kind, of, text, choices }) {
  const open = ['', ...choices];
  if (of.length === 0) {
    /** @param {string} said */
    const take = (said) => {
      mapping = { ...mapping, [kind]: said === '' ? undefined : said };
    };
    const one = choices.length === 0 ? written(text, take) : choiceOf(open, '', text, take);
    return element('div', { class: 'doubt' }, element('p', {}, text, ' ', one));
  }
  const all = choiceOf(open, '', `${text} All of these`, (chosen) => say('*', chosen));
  const lines = of.map((measure) =>
    element(
      'li',
      {},
      choiceOf(open, '', measure, (chosen) => say(measure, chosen)),
      ` ${measure}`,
    ),
  );
  return element(
    'div',
    { class: 'doubt' },
    element('p', {}, text),
    ...(of.length > 1 ? [element('p', {}, all, ' all of these')] : []),
    element('ul', {}, ...lines),
  );

  /** @param {string} measure @param {string} chosen */
  function say(measure, chosen) {
    const answers = { ...mapping[/** @type {'units' | 'polarity' | 'bounds'} */ (kind)], [measure]: chosen };
    if (chosen === '') delete answers[measure];
    mapping = { ...mapping, [kind]: answers };
  }
}

/** @param {string} label @param {(text: string) => void} onChange */
function written(label, onChange) {
  const input = element('input', { 'aria-label': label, maxlength: '60' });
  input.addEventListener('input', () => onChange(input.value.trim()));
  return input;
}

/**
 * @param {readonly string[]} values @param {string} chosen @param {string} label
 * @param {(value: string) => void} onChange
 */
function choiceOf(values, chosen, label, onChange) {
  const options = values.map((value) =>
    element('option', { value, selected: value === chosen }, value === '' ? '—' : (WORDS[value] ?? value)),
  );
  const select = element('select', { 'aria-label': label }, ...options);
  select.addEventListener('change', () => onChange(select.value));
  return select;
}

const KINDS = {
  ...{ observations: 'figures', targets: 'targets', indicators: 'measures', themes: 'themes', areas: 'areas' },
  ...{
    aliases: 'other names',
    relations: 'relations',
    commentary: 'passages',
    risks: 'risks',
    terms: 'terms',
    words: 'words',
  },
};
const FATES = {
  ...{ added: 'new', revised: 'changed', unchanged: 'as before' },
  ...{
    keptNewer: 'left alone, as a newer source says otherwise',
    keptRetracted: 'left alone, as they were taken back',
  },
};

/** @param {Record<string, Record<string, number>> | null} counts */
function countsShown(counts) {
  return Object.entries(KINDS).flatMap(([kind, name]) => {
    const said = Object.entries(FATES).flatMap(([fate, words]) => {
      const many = counts?.[kind]?.[fate] ?? 0;
      return many > 0 ? [`${many} ${words}`] : [];
    });
    return said.length > 0 ? [`${name}: ${said.join(', ')}`] : [];
  });
}

/** @param {NonNullable<Brought['draft']>} draft */
function draftShown({ id, title: name, publishedOn, changed, counts, sections }) {
  const what = changed ? 'would bring in' : 'says nothing that is not held already';
  const acts = element('div', { class: 'acts' }, actOn(id, 'publish', 'Publish'), actOn(id, 'discard', 'Discard'));
  const hasDoubts = sections.some(({ isDoubt }) => isDoubt);
  return [
    listOf(`‘${name}’, published ${publishedOn}, ${what}`, countsShown(counts), false),
    ...sections.map((each) =>
      listOf(each.title, [...each.lines, ...(each.rest > 0 ? [`and ${each.rest} more`] : [])], each.isDoubt),
    ),
    ...(hasDoubts
      ? [element('p', {}, `If it is right, publish it. If not: ${MEND.charAt(0).toLowerCase()}${MEND.slice(1)}`)]
      : []),
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
      begin();
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
  const listed = dataset.value === NEW ? [] : await importsOf(dataset.value);
  imports.replaceChildren(...listed.map(lineOf));
  nothing.hidden = listed.length > 0;
}

const STATES = { draft: 'draft, seen by nobody', published: 'published', discarded: 'discarded', undone: 'taken back' };

/** @param {import('./api.js').Listed} each */
function lineOf({ id, kind, state, title: name, publishedOn, importedAt, by: who, files, ...since }) {
  const what = kind === 'retract' ? `a number of ‘${name}’ taken back` : `‘${name}’, published ${publishedOn}`;
  const acts =
    state === 'draft'
      ? [actOn(id, 'publish', 'Publish'), actOn(id, 'discard', 'Discard')]
      : state === 'published'
        ? [actOn(id, 'undo', 'Take back')]
        : [];
  const said = STATES[/** @type {keyof typeof STATES} */ (state)] ?? state;
  const people = [
    `Brought in ${importedAt.slice(0, 16).replace('T', ' ')} UTC${who ? ` by ${who}` : ''}`,
    ...(since.publishedBy ? [`published by ${since.publishedBy}`] : []),
    ...(state !== 'published' && since.changedBy ? [`${said} by ${since.changedBy}`] : []),
  ];
  return element(
    'li',
    {},
    element('p', {}, element('strong', {}, `${id}. ${what}: ${said}`)),
    element('p', { class: 'quiet' }, `${people.join(', ')}. ${files.join(', ')}`),
    ...(acts.length > 0 ? [element('div', { class: 'acts' }, ...acts)] : []),
  );
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void tell(look);
});
file.addEventListener('change', begin);
dataset.addEventListener('change', () => {
  newLine.hidden = dataset.value !== NEW;
  reading.hidden = true;
  void tell(listAgain);
});
for (const type of ['dragover', 'dragleave', 'drop']) {
  form.addEventListener(type, (event) => {
    event.preventDefault();
    form.classList.toggle('over', type === 'dragover');
    if (!(event instanceof DragEvent) || type !== 'drop' || event.dataTransfer === null) return;
    file.files = event.dataTransfer.files;
    begin();
    void tell(look);
  });
}
void tell(async () => {
  await offerDatasets('');
  await listAgain();
});
