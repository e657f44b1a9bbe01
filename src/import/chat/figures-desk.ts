import type { Asker } from '../../conversation/asker.ts';
import type { FiguresDesk, FiguresTold, FileSaid } from '../../desk/figures-desk.ts';
import { ImportError } from '../../errors.ts';
import type { PersonNamed } from '../../setting-kinds.ts';
import type { IncomingFiles, WaitingFiles } from '../../store/incoming-files.ts';
import type { Brought } from '../publishing-desk.ts';
import { type IncomingFile, parseMapping } from '../read-input.ts';
import type { Mapping } from '../sheet/mapping.ts';
import { type AskNeeds, secondAsked } from './ask-second.ts';
import { firstOpen, type OpenQuestion, withChoice } from './open-question.ts';
import { actorOf, nameOf, publisherAmong } from './publisher.ts';
import * as tell from './tell.ts';

export interface FiguresNeeds extends AskNeeds {
  readonly waiting: IncomingFiles;
  /** Where the page is that shows all of it; null: it is not served. */
  readonly page: string | null;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** What a file of figures may be called. */
const FIGURES = /\.(xlsx|xlsm|ods|csv|tsv|txt|zip)$/i;
/** What `tell.ts` makes ids of: of a draft, of somebody asked about one, of files at a step. */
const PRESSED = /^(?:(draft|ask):(\d{1,9})|files:([\w-]{1,50}):(\d{1,6}))$/;
const DAY_MS = 86_400_000;

/** Says in words what comes of files and presses; who may do what is decided here, wherever they come from. */
export function createFiguresDesk(needs: FiguresNeeds): FiguresDesk {
  return {
    async bring({ files: said, hasWords }, asker) {
      const publisher = publisherAmong(needs.publishers, asker);
      if (publisher === null) return null;
      if (said.some(({ name }) => name !== '' && !FIGURES.test(name))) {
        // A picture beside a question is no figures.
        return hasWords ? null : plain(needs, tell.NOT_FIGURES);
      }
      return inWords(needs, async () => {
        const files = await fetched(said);
        const from = { id: needs.newId(), step: 0 };
        const { told, open } = await brought(needs, files, { mapping: {}, publisher, from });
        if (open !== null) await keepWaiting(needs, { id: from.id, files, sentBy: nameOf(publisher), asked: open });
        return told;
      });
    },
    async press({ replyId, key }, asker) {
      const [pressed, what, draft, files = '', step] = PRESSED.exec(replyId) ?? [];
      if (pressed === undefined) return null;
      const publisher = publisherAmong(needs.publishers, asker);
      const id = Number(draft);
      if (publisher === null) return refused(needs, asker, draft === undefined ? null : id);
      return inWords(needs, () => {
        if (what === undefined) return answered(needs, { id: files, step: Number(step), key, publisher });
        return what === 'ask' ? looked(needs, id) : decided(needs, { id, key, publisher });
      });
    },
  };
}

function plain({ newId }: Pick<FiguresNeeds, 'newId'>, sentence: string): FiguresTold {
  return { id: newId(), reply: tell.replyOf(sentence), actions: [], isInPlace: false };
}

async function refused(needs: FiguresNeeds, { platform, person }: Asker, id: number | null): Promise<FiguresTold> {
  if (id !== null) await needs.publishing.note('refused', id, { platform, name: person });
  return plain(needs, tell.NO_PUBLISHER);
}

/** What a person can mend is told to them. */
async function inWords(needs: FiguresNeeds, work: () => Promise<FiguresTold | null>): Promise<FiguresTold | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    return plain(needs, error.message);
  }
}

async function fetched(said: readonly FileSaid[]): Promise<readonly IncomingFile[]> {
  const files: IncomingFile[] = [];
  for (const each of said) files.push(await each.fetch());
  return files;
}

interface Bringing {
  readonly mapping: Mapping;
  readonly publisher: PersonNamed;
  /** Of the files, if they have to wait for an answer. */
  readonly from: { readonly id: string; readonly step: number };
}

interface Told {
  readonly told: FiguresTold;
  /** What is asked that a press can answer, as JSON; null: nothing. */
  readonly open: string | null;
}

async function brought(needs: FiguresNeeds, files: readonly IncomingFile[], how: Bringing): Promise<Told> {
  const { mapping, publisher, from } = how;
  const came = await needs.publishing.bring(files, { mapping, by: actorOf(publisher) });
  const { draft } = came;
  if (draft !== null) return { told: await draftTold(needs, { ...came, draft }, publisher), open: null };
  const closed = (reply: FiguresTold['reply']) => ({
    told: { id: needs.newId(), reply, actions: [], isInPlace: true },
    open: null,
  });
  if (came.problems.length > 0) return closed(tell.tellProblems(came.problems));
  const { questions = [], notes = [] } = came.sheet ?? {};
  const first = firstOpen(questions);
  const id = tell.filesId(from.id, from.step);
  if (first !== null) return { told: tell.tellQuestion(first, id, notes), open: JSON.stringify(first) };
  const count = questions.reduce((sum, { of }) => sum + Math.max(of.length, 1), 0);
  return closed(
    tell.tellTooMuch(
      questions.map((each) => each.text),
      count,
      needs.page,
    ),
  );
}

type Drafted = Brought & { readonly draft: NonNullable<Brought['draft']> };

async function draftTold(needs: FiguresNeeds, { draft, sheet }: Drafted, publisher: PersonNamed): Promise<FiguresTold> {
  await dropEarlier(needs, draft.id, publisher);
  if (draft.result.changed) return tell.tellDraft(draft, sheet?.notes ?? [], needs.page);
  await needs.publishing.decide(draft.id, 'discard', actorOf(publisher));
  return plain(needs, tell.NOTHING_NEW);
}

const LOOKED_AT = 50;

/** A file that is sent again, or whose message is answered again after a crash, leaves one draft. */
async function dropEarlier({ publishing }: FiguresNeeds, id: number, publisher: PersonNamed): Promise<void> {
  const listed = await publishing.list(LOOKED_AT);
  const digest = listed.find((each) => each.id === id)?.digest;
  const isSame = (each: (typeof listed)[number]) =>
    each.id < id && each.state === 'draft' && each.digest === digest && each.by === nameOf(publisher);
  for (const each of listed.filter(isSame)) await publishing.decide(each.id, 'discard', actorOf(publisher));
}

async function keepWaiting(needs: FiguresNeeds, files: Omit<WaitingFiles, 'step' | 'mapping'>): Promise<void> {
  const at = needs.now();
  await needs.waiting.purge(new Date(at.getTime() - DAY_MS).toISOString());
  await needs.waiting.keep({ ...files, mapping: '{}' }, at.toISOString());
}

interface Answering {
  readonly id: string;
  readonly step: number;
  readonly key: string;
  readonly publisher: PersonNamed;
}

/** A press on what was answered already asks what is open now. */
async function answered(needs: FiguresNeeds, { id, step, key, publisher }: Answering): Promise<FiguresTold | null> {
  const held = await needs.waiting.read(id);
  if (held === null) return null;
  if (held.sentBy !== nameOf(publisher)) return plain(needs, tell.NOT_YOURS);
  const said = held.step === step ? withAnswer(held, key) : null;
  if (said !== null) await needs.waiting.answer(id, step, JSON.stringify(said));
  const now = await needs.waiting.read(id);
  if (now === null) return null;
  const how = { mapping: parseMapping(now.mapping), publisher, from: { id, step: now.step } };
  const { told, open } = await brought(needs, now.files, how);
  if (open !== null) await needs.waiting.ask(id, now.step, open);
  return told;
}

/** What is said with the choice that was pressed; null: it is none of what is asked. */
function withAnswer({ mapping, asked }: WaitingFiles, key: string): Mapping | null {
  if (asked === null) return null;
  const open = JSON.parse(asked) as OpenQuestion;
  const choice = open.choices[Number(key.slice(tell.KEY.choice.length)) - 1];
  return choice === undefined ? null : withChoice(parseMapping(mapping), open, choice);
}

async function looked(needs: FiguresNeeds, id: number): Promise<FiguresTold | null> {
  const row = await needs.publishing.find(id);
  if (row === null) return null;
  if (row.state !== 'draft') return tell.tellState(row, true);
  return tell.tellDraft(await needs.publishing.preview(id), [], needs.page);
}

interface Deciding {
  readonly id: number;
  readonly key: string;
  readonly publisher: PersonNamed;
}

async function decided(needs: FiguresNeeds, { id, key, publisher }: Deciding): Promise<FiguresTold | null> {
  const done = key === tell.KEY.publish ? 'publish' : key === tell.KEY.discard ? 'discard' : null;
  if (done === null) return null;
  let isBefore = false;
  try {
    await needs.publishing.decide(id, done, actorOf(publisher));
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    if (error.code === 'import-second') return secondAsked(needs, id, publisher);
    if (error.code !== 'import-state') throw error;
    isBefore = true;
  }
  const row = await needs.publishing.find(id);
  return row && tell.tellState(row, isBefore);
}
