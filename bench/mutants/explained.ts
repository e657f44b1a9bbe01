/** A mutant that no test can fail for: by its file, the line that it stands in, and what it changes. */
export interface Explained {
  readonly file: string;
  readonly source: string;
  readonly what: string;
  readonly why: string;
}

export const EXPLAINED: readonly Explained[] = [
  {
    file: 'src/evaluate/rate.ts',
    source: 'if (!threshold || !value || ours === null) {',
    what: '|| becomes &&',
    why: 'without a threshold or a value there is no rating of ours either: the first two only tell the compiler',
  },
  {
    file: 'src/evaluate/hidden-parts.ts',
    source: 'for (let kept = groups.length; kept > 0; kept -= 1) {',
    what: '> becomes >=',
    why: 'with nothing kept nothing is shown, which is what comes after the loop too',
  },
  {
    file: 'adapters/slack/http-transport.ts',
    source: 'const MOST_BYTES = 1_000_000;',
    what: '1_000_000 becomes (1000000 + 1)',
    why: 'a bound far above all that Slack sends: one byte more or less is the same bound',
  },
];
