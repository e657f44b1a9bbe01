/** Mutants that no test can fail for, each with why: by their file and what they change. */
export const EXPLAINED: readonly { readonly file: string; readonly what: string; readonly why: string }[] = [
  {
    file: 'src/evaluate/rate.ts',
    what: '|| becomes &&',
    why: 'without a threshold or a value there is no rating of ours either: the first two only tell the compiler',
  },
  {
    file: 'src/evaluate/hidden-parts.ts',
    what: '> becomes >=',
    why: 'with nothing kept nothing is shown, which is what comes after the loop too',
  },
  {
    file: 'adapters/slack/http-transport.ts',
    what: '1_000_000 becomes (1000000 + 1)',
    why: 'a bound far above all that Slack sends: one byte more or less is the same bound',
  },
];
