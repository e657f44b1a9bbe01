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
  {
    file: 'src/digest/schedule/slots.ts',
    source: 'yield* slotsAfter(schedule, day > schedule.from ? day : schedule.from);',
    what: '> becomes >=',
    why: 'of two days that are the same either is taken',
  },
  {
    file: 'src/digest/schedule/slots.ts',
    source: 'const today = dayAfter(wallOf(now, schedule.zone).day, -1);',
    what: '1 becomes (1 + 1)',
    why: 'a day earlier gives slots that have passed, which are passed over',
  },
  {
    file: 'src/digest/schedule/slots.ts',
    source: 'for (let at = new Date(Date.parse(`${day}T00:00:00Z`) - 1); ; ) {',
    what: '1 becomes (1 + 1)',
    why: 'runs begin at whole seconds: one or two thousandths before the first give the same',
  },
  {
    file: 'src/digest/schedule/slots.ts',
    source: 'if (next === null) return;',
    what: 'next === null becomes false',
    why: 'the days of a schedule come round for ever: only the compiler does not know',
  },
  {
    file: 'src/digest/schedule/slots.ts',
    source: 'return found.length === 0 ? null : found.reduce((first, date) => (date < first ? date : first));',
    what: 'found.length === 0 becomes false',
    why: 'the days of a schedule come round for ever: only the compiler does not know',
  },
  {
    file: 'src/digest/schedule/slots.ts',
    source: 'return found.length === 0 ? null : found.reduce((first, date) => (date < first ? date : first));',
    what: '< becomes <=',
    why: 'of two moments that are the same either is taken',
  },
  {
    file: 'src/digest/claim.ts',
    source: 'if (schedule === null || next === null) return null;',
    what: 'schedule === null || next === null becomes false',
    why: 'only what has a schedule and a next slot is looked up as due: it tells the compiler',
  },
  {
    file: 'src/digest/claim.ts',
    source: 'if (schedule === null || next === null) return null;',
    what: '|| becomes &&',
    why: 'only what has a schedule and a next slot is looked up as due: it tells the compiler',
  },
  {
    file: 'src/digest/claim.ts',
    source: 'return checked === null || Number(version) > Number(checked);',
    what: '> becomes >=',
    why: 'what was looked at by this version is not looked up again',
  },
];
