import { parseArgs } from 'node:util';
import { UsageError } from '../../src/index.ts';
import { readDatasetName } from '../shared/datasets.ts';
import type { DataChosen } from '../shared/open.ts';
import { readToday } from './receive.ts';

/** What `chart` was told to do. */
export type ChartCommand =
  | { readonly kind: 'help' }
  | { readonly kind: 'draw'; readonly question: string; readonly file: string; readonly from: DataChosen }
  | { readonly kind: 'gallery'; readonly folder: string; readonly from: DataChosen };

const OPTIONS = {
  gallery: { type: 'string' },
  today: { type: 'string' },
  dataset: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** @throws UsageError with one line for the person who typed it */
export function readChartArguments(args: readonly string[]): ChartCommand {
  const { values, positionals } = parse(args);
  if (values.help) return { kind: 'help' };
  const dataset = values.dataset === undefined ? null : readDatasetName(values.dataset);
  const from = { today: readToday(values.today), dataset };
  if (values.gallery === undefined) return { kind: 'draw', ...readQuestion(positionals), from };
  if (values.gallery === '') throw usage('The flag --gallery needs a folder: --gallery pictures/.');
  if (positionals.length > 0) throw usage('With --gallery no question is asked: do one after the other.');
  return { kind: 'gallery', folder: values.gallery, from };
}

/** The file is the last; the question may have been typed without quotes. */
function readQuestion(words: readonly string[]): { readonly question: string; readonly file: string } {
  const file = words.at(-1) ?? '';
  const question = words.slice(0, -1).join(' ');
  if (!file.toLowerCase().endsWith('.png')) {
    const example = 'npm run chart -- "trend of re-referrals" out.png';
    throw usage(`A question and a file are needed, and the file is a PNG: ${example}; --help shows more.`);
  }
  if (question.trim() === '') throw usage(`What shall be drawn in ${file}? npm run chart -- "a question" ${file}`);
  return { question, file };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (cause) {
    const message = cause instanceof Error ? (cause.message.split('. ')[0] ?? '') : String(cause);
    const known = Object.keys(OPTIONS).map((flag) => `--${flag}`);
    throw usage(`${message}; there are ${known.join(', ')}.`);
  }
}

function usage(message: string): UsageError {
  return new UsageError('usage', message);
}
