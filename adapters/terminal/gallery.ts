import { join } from 'node:path';
import {
  type ChartSpec,
  type Charts,
  createCharts,
  createLog,
  type Ground,
  onGround,
  type Settings,
  UsageError,
} from '../../src/index.ts';
import { type DataChosen, openBot } from '../shared/open.ts';
import { MADE_UP } from './made-up-charts.ts';
import { makeFolder, writePicture } from './write-picture.ts';

/** Questions whose replies have charts, of each kind at least one. */
const QUESTIONS = [
  'trend of contact decisions within 24 hours',
  'trend of re-referrals',
  'trend of children in care',
  'what were the MOMO statements about?',
  'MOMO statements quarter by quarter',
  'how do we compare with good authorities on re-referrals?',
  'compare dental checks with health assessments',
  'how are initial health assessments doing?',
  're-referrals by locality',
  'how are children in care doing?',
  'what got worse since last quarter?',
  'how is child protection doing?',
  'is the change in three or more placements real?',
  'is the change in health assessments up to date real?',
];

/** What a phone gives a picture in a conversation. */
const PHONE_WIDTH = 360;

interface Gallery {
  readonly settings: Settings;
  /** Draw pictures as they are sent. */
  readonly charts: Charts;
  readonly say: (text: string) => void;
}

interface Named {
  readonly name: string;
  readonly spec: ChartSpec;
}

/**
 * Draws what the questions give on each dataset there is, then what no data has; each on every ground as it is sent,
 * and as a phone shows it.
 *
 * @returns the exit code: 1 where a picture that should be there is not
 */
export async function drawGallery(
  { folder, from }: { readonly folder: string; readonly from: DataChosen },
  gallery: Gallery,
): Promise<number> {
  const { settings, charts, say } = gallery;
  const problem = await makeFolder(folder);
  if (problem !== null) {
    say(problem);
    return 1;
  }
  const asked: Named[] = [];
  for (const dataset of datasetsOf(settings, from)) asked.push(...(await askAll({ ...from, dataset }, gallery)));
  const missing = KINDS.filter((kind) => !asked.some(({ spec }) => spec.kind === kind));
  if (missing.length > 0) say(`No reply has a chart of the kind ${missing.join(', ')}: see those that are made up.`);
  // Whatever draws the others: this only shows what becomes of a picture on a phone.
  const small = createCharts({ quickChart: null, log: createLog(settings.logLevel), shrinkTo: PHONE_WIDTH });
  try {
    let failed = 0;
    for (const { name, spec } of [...asked, ...MADE_UP]) {
      const files = [
        ...GROUNDS.map((ground) => ({
          file: `${name}${ground === 'both' ? '' : `-${ground}`}.png`,
          ground,
          by: charts,
        })),
        { file: `${name}-${PHONE_WIDTH}.png`, ground: 'both', by: small } as const,
      ];
      for (const { file, ground, by } of files)
        failed += (await drawTo(join(folder, file), onGround(spec, ground), { by, say })) ? 0 : 1;
    }
    return failed === 0 ? 0 : 1;
  } finally {
    await small.close();
  }
}

const KINDS: readonly ChartSpec['kind'][] = ['line', 'control', 'ranking', 'bars', 'theme', 'movers'];
const GROUNDS: readonly Ground[] = ['both', 'light', 'dark'];

/** Those that come with the program, unless one is named. */
function datasetsOf(settings: Settings, { dataset }: DataChosen): readonly (string | null)[] {
  return dataset !== null || settings.databaseUrl !== null ? [dataset] : ['report', 'sample'];
}

async function askAll(from: DataChosen, { settings, say }: Gallery): Promise<readonly Named[]> {
  const opened = await openBot(settings, from, say).catch((error: unknown) => {
    // One that a later version brings.
    if (error instanceof UsageError && from.dataset === 'sample') return null;
    throw error;
  });
  if (opened === null) return [];
  try {
    const named: Named[] = [];
    for (const question of QUESTIONS) {
      const { reply } = await opened.bot.ask(question, null);
      const spec = reply.parts.find((part) => part.kind === 'chart')?.spec;
      if (spec) named.push({ name: [from.dataset ?? 'data', spec.kind, slugOf(question)].join('-'), spec });
    }
    return named;
  } finally {
    await opened.close();
  }
}

function slugOf(question: string): string {
  return question
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** @returns whether the picture is there */
async function drawTo(
  file: string,
  spec: ChartSpec,
  { by, say }: { readonly by: Charts; readonly say: Gallery['say'] },
): Promise<boolean> {
  const drawn = await by.draw(spec);
  const problem = drawn.kind === 'none' ? `${file}: ${drawn.why}` : await writePicture(file, drawn.picture.png);
  if (problem !== null) say(problem);
  else process.stdout.write(`${file}\n`);
  return problem === null;
}
