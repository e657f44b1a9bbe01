import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { ImportError, loadImporting, readSettings, type Settings } from '../../src/index.ts';
import { buildFile, type Database } from '../shared/build-file.ts';
import { addressOf, DEFAULT_DATASET, isShipped } from '../shared/datasets.ts';
import { explain } from '../shared/explain.ts';
import { openData } from '../shared/open.ts';
import { endQuietlyWith } from './deliver.ts';
import { type ImportCommand, readImportArguments } from './import-arguments.ts';
import { type Audited, audit, auditing, auditNewest, whoIsHere } from './import-audit.ts';
import { describeImport, describeList, describePreview, describeRetraction, describeSections } from './import-words.ts';

const HELP = `Usage: npm run import -- FILE… [--dataset NAME] [--dry-run | --yes] [--mapping FILE]
       npm run import -- --list | --show ID | --publish ID | --discard ID | --undo ID  [--dataset NAME]
       npm run import -- --retract CODE --basis BASIS --period PERIOD [--area AREA] [--breakdown "DIMENSION: PART"]

  FILE…                 a scorecard as .xlsx, .ods or .csv, or the CSV files of docs/importing.md as a
                        folder, one by one, or packed in a .zip
  --dataset NAME        which data to bring them into: a new name makes a dataset of your own, which
                        ask --dataset NAME then asks; DATABASE_URL names any other database
  --dry-run             only show what would change
  --mapping FILE        what a sheet doesn't say of itself: mapping.json
  --yes                 publish whatever is found; without it a draft is kept where something looks wrong
  --list                what was brought in: who, when, which files, what came of it
  --show ID             what publishing the draft ID would change
  --publish ID          publish the draft ID
  --discard ID          drop the draft ID
  --undo ID             take the import ID back, whole; what others brought stays
  --retract CODE        take one number of this indicator back
  --basis, --period     which number, as its row in observations.csv has it: quarter, "2018/19 Q3"
  --area, --breakdown   of an area or of a part; without them the organisation's total
  --help                show this

Exit code: 0 done; 1 refused, and nothing changed; 2 called in a way that is not known; 3 kept as a draft,
as something looks wrong.
`;

const SOMEONE_ELSE = 'Another import has made this dataset meanwhile, and nothing was imported: run this one again.';

const say = (text: string) => void process.stderr.write(`${text}\n`);

/** Something looks wrong, and so it is a draft. */
const KEPT_AS_DRAFT = 3;

interface Outcome {
  readonly text: string;
  readonly code: number;
}

async function main(args: readonly string[]): Promise<number> {
  endQuietlyWith(process.stdout);
  try {
    const command = readImportArguments(args);
    const { text, code } =
      command.kind === 'help' ? { text: HELP.trimEnd(), code: 0 } : await run(command, readSettings());
    process.stdout.write(`${text}\n`);
    return code;
  } catch (error) {
    if (error instanceof OnlyTried) {
      process.stdout.write(`${error.message}\n`);
      return 0;
    }
    return explain(error, 'import', say);
  }
}

type DoneCommand = Exclude<ImportCommand, { kind: 'help' }>;
type BringCommand = Extract<ImportCommand, { kind: 'import' }>;

/** What came of it, in words. */
async function run(command: DoneCommand, settings: Settings): Promise<Outcome> {
  const { dataset } = command;
  const address = addressOf(settings, dataset);
  const isNew = dataset !== null && !isShipped(dataset) && 'file' in address && !existsSync(address.file);
  if (isNew && command.kind === 'import') return bringNew(command, settings, { dataset, file: address.file });

  const { database } = await openData(settings, dataset, say);
  try {
    const at = { database, settings, dataset: dataset ?? DEFAULT_DATASET, by: whoIsHere() };
    return await (command.kind === 'import' ? bring(at, command) : change(at, command));
  } finally {
    await database.destroy();
  }
}

const done = (text: string): Outcome => ({ text, code: 0 });

/** What is there already is shown, published, discarded or taken back. */
async function change(at: Audited, command: Exclude<DoneCommand, BringCommand>): Promise<Outcome> {
  const { database, settings, by } = at;
  const importing = await loadImporting();
  const doing = { by, at: new Date().toISOString() };
  switch (command.kind) {
    case 'list':
      return done(describeList(await importing.listImports(database, MOST_LISTED)));
    case 'show':
      return done(await shown(database, command.id));
    case 'publish': {
      const { id } = command;
      const publish = () => importing.publishDraft(database, id, doing, settings.publishing);
      return done(describeImport(await auditing(at, 'published', id, publish)));
    }
    case 'discard':
      await auditing(at, 'discarded', command.id, () => importing.discardDraft(database, command.id, doing));
      return done(`The draft ${command.id} is discarded.`);
    case 'undo':
      await auditing(at, 'taken back', command.id, () => importing.undoImport(database, command.id, doing));
      return done(`Import ${command.id} is taken back; what others brought stays.`);
    case 'retract': {
      const retraction = await importing.retractNumber(database, command.number, new Date(), by);
      if (retraction.changed) await auditNewest(at, 'taken back');
      return done(describeRetraction(retraction));
    }
  }
}

const MOST_LISTED = 200;

async function shown(database: Database, id: number): Promise<string> {
  const { previewDraft, sayPreview } = await loadImporting();
  const preview = await previewDraft(database, id);
  return describePreview(preview.result, sayPreview(preview));
}

/** A first import is the dataset: where it fails, there is none. */
async function bringNew(
  command: BringCommand,
  settings: Settings,
  { dataset, file }: { readonly dataset: string; readonly file: string },
): Promise<Outcome> {
  const outcome = await buildFile(file, async (database) => {
    const came = await bring({ database, settings, dataset, by: whoIsHere() }, command);
    // Thrown, so that the file that was only built to try it on is not kept.
    if (command.decision === 'try') throw new OnlyTried(came.text);
    return came;
  });
  if (outcome === null) throw new ImportError('import-twice', SOMEONE_ELSE);
  const { text, code } = outcome;
  return { text: `${text}\nThe dataset '${dataset}' is new: npm run ask -- --dataset ${dataset} asks it.`, code };
}

/** Carries what a dry run showed past the making of a dataset. */
class OnlyTried extends Error {}

/** A draft, looked through, and then what was asked for. */
async function bring(at: Audited, { paths, mapping, dataset, decision }: BringCommand): Promise<Outcome> {
  const { database, by } = at;
  const { needsSecond } = at.settings.publishing;
  const importing = await loadImporting();
  const input = await importing.readInput(
    database,
    paths.map((path) => resolve(path)),
    mapping === null ? null : resolve(mapping),
  );
  const { id } = await importing.draftFiles(database, input, {
    ...{ now: new Date(), dataset: at.dataset },
    ...{ by, fileNames: paths.map((path) => basename(resolve(path))) },
  });
  const doing = { by, at: new Date().toISOString() };
  const preview = await importing.previewDraft(database, id);
  const sections = importing.sayPreview(preview);
  if (decision === 'try') {
    await auditing(at, 'tried', id, () => importing.discardDraft(database, id, doing));
    return done(`${describePreview(preview.result, sections)}\nNothing was changed, as --dry-run was said.`);
  }
  if (needsSecond || (decision === 'look' && importing.hasDoubts(preview))) {
    await audit(at, 'drafted', id);
    const flag = dataset === null ? '' : ` --dataset ${dataset}`;
    const second = needsSecond ? ', run by somebody else,' : '';
    const how = `Nobody sees it yet. npm run import -- --publish ${id}${flag}${second} publishes it, --discard ${id}${flag} drops it.`;
    return {
      text: `${describePreview(preview.result, sections)}\nKept as the draft ${id}. ${how}`,
      code: KEPT_AS_DRAFT,
    };
  }
  const result = await auditing(at, 'published', id, () => importing.publishDraft(database, id, doing));
  const more = describeSections(sections.filter(({ title }) => title !== LEFT_ALONE));
  return done([describeImport(result), ...more].join('\n'));
}

/** Said by the import itself already. */
const LEFT_ALONE = 'Left alone';

process.exitCode = await main(process.argv.slice(2));
