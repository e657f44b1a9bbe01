import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EXPLAINED } from '../../bench/mutants/explained.ts';
import { type Mutant, mutantsOf } from '../../bench/mutants/mutate.ts';
import { TARGETS } from '../../bench/mutants/targets.ts';

const made = new Map<string, readonly Mutant[]>();

function mutantsIn(file: string): readonly Mutant[] {
  const mutants = made.get(file) ?? mutantsOf(readFileSync(file, 'utf8'));
  made.set(file, mutants);
  return mutants;
}

describe('what the mutation check is told', () => {
  it.each(EXPLAINED)('explains a change that it still makes: $file, $what', ({ file, source, what }) => {
    expect(mutantsIn(file).some((each) => each.source === source && each.what === what)).toBe(true);
    expect(TARGETS.flatMap(({ files }) => files)).toContain(file);
  });

  it.each(TARGETS)('names files and tests that are there: $name', ({ files, tests }) => {
    const [paths] = tests.join('\n').split('\n-t\n');
    for (const path of [...files, ...(paths ?? '').split('\n')]) expect(existsSync(path), path).toBe(true);
  });
});
