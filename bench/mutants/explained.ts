/** Mutants that no test can fail for, each with why: by their file and what they change. */
export const EXPLAINED: readonly { readonly file: string; readonly what: string; readonly why: string }[] = [
  {
    file: 'src/evaluate/rate.ts',
    what: '|| becomes &&',
    why: 'without a threshold or a value there is no rating of ours either: the first two only tell the compiler',
  },
];
