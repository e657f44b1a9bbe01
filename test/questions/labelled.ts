import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Organisation } from '../fixtures/organisations.ts';
import type { Labelled } from './grade.ts';

export interface LabelledFile {
  /** As it stands below this folder: 'blind-a.jsonl', 'fire/blind-1.jsonl'. */
  readonly name: string;
  readonly questions: readonly Labelled[];
}

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** The files of questions on an organisation's data: those on the report stand here, of each other in its folder. */
export function labelledOn(organisation: Organisation): readonly LabelledFile[] {
  const folder = organisation === 'report' ? '' : organisation;
  return readLabelled(join(HERE, folder)).map(({ name, questions }) => ({ name: join(folder, name), questions }));
}

/** The files of questions of a folder, by name. */
export function readLabelled(folder: string): readonly LabelledFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => {
      const lines = readFileSync(join(folder, name), 'utf8').split('\n');
      return {
        name,
        questions: lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Labelled),
      };
    });
}
