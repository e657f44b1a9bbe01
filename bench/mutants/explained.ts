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
    file: 'src/evaluate/rate.ts',
    source: 'area = parentId === null ? undefined : areas.get(parentId);',
    what: 'parentId === null becomes false',
    why: 'no area has null for its id: it tells the compiler',
  },
  {
    file: 'src/evaluate/rate.ts',
    source: 'return a.from < b.from ? 1 : -1;',
    what: '< becomes <=',
    why: 'of one area and basis no two begin on the same day: the database holds that',
  },
  {
    file: 'src/evaluate/rate.ts',
    source: 'if ((a.basis === null) !== (b.basis === null)) return a.basis === null ? 1 : -1;',
    what: '1 becomes (1 + 1)',
    why: 'which of two comes first is told by the sign alone',
  },
  {
    file: 'src/evaluate/rate.ts',
    source: 'return a.from < b.from ? 1 : -1;',
    what: '1 becomes (1 + 1)',
    why: 'which of two comes first is told by the sign alone',
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
  {
    file: 'src/conversation/work.ts',
    source: 'tooOldMs: 10 * 60_000,',
    what: '10 becomes (10 + 1)',
    why: 'how long or how many by our own choice: one more is the same choice',
  },
  {
    file: 'src/conversation/work.ts',
    source: 'tooOldMs: 10 * 60_000,',
    what: '60_000 becomes (60000 + 1)',
    why: 'how long or how many by our own choice: one more is the same choice',
  },
  {
    file: 'src/conversation/work.ts',
    source: 'leaseMs: 4_500,',
    what: '4_500 becomes (4500 + 1)',
    why: 'how long or how many by our own choice: one more is the same choice',
  },
  {
    file: 'src/conversation/work.ts',
    source: 'fewAttempts: 3,',
    what: '3 becomes (3 + 1)',
    why: 'how long or how many by our own choice: one more is the same choice',
  },
  {
    file: 'src/conversation/work.ts',
    source: 'atOnce: 64,',
    what: '64 becomes (64 + 1)',
    why: 'how long or how many by our own choice: one more is the same choice',
  },
  {
    file: 'src/conversation/work.ts',
    source: 'if (isStopped || underWay.has(id) || queue.includes(id)) return;',
    what: 'isStopped || underWay.has(id) || queue.includes(id) becomes false',
    why: 'an event that is taken up a second time is refused by its lease: this only saves the question',
  },
  {
    file: 'src/conversation/work.ts',
    source: 'if (isStopped || underWay.has(id) || queue.includes(id)) return;',
    what: '|| becomes &&',
    why: 'an event that is taken up a second time is refused by its lease: this only saves the question',
  },
  {
    file: 'src/conversation/work.ts',
    source: 'await Promise.all(ids.map((id) => ports.inbox.release(ports.platform, id, leaseFor(0))));',
    what: '0 becomes (0 + 1)',
    why: 'a thousandth of a second later is at once too',
  },
  {
    file: 'src/conversation/work.ts',
    source: 'if (claimed !== null) hold(id, lease);',
    what: 'claimed !== null becomes true',
    why: 'what is not ours is let go of before anybody can ask: its work ends there',
  },
  {
    file: 'src/conversation/work.ts',
    source: 'if (isFresh(mine.get(id) ?? 0)) return true;',
    what: '0 becomes (0 + 1)',
    why: 'a lease that ran out in 1970, a thousandth of a second later',
  },
  {
    file: 'src/conversation/work.ts',
    source: 'await endedWithin([letGoOfHeld()], Math.max(0, until - ports.now().getTime()));',
    what: '0 becomes (0 + 1)',
    why: 'a thousandth of a second later is at once too',
  },
  {
    file: 'src/evaluate/change.ts',
    source: "return units > 0 ? 'rose' : 'fell';",
    what: '> becomes >=',
    why: 'what is 0 has gone before as unchanged',
  },
  {
    file: 'src/evaluate/change.ts',
    source:
      '.reduce<Observation | null>((last, one) => (last && last.period.end > one.period.end ? last : one), null);',
    what: '> becomes >=',
    why: 'one series has one observation of a day',
  },
  {
    file: 'src/query/pick.ts',
    source: 'if (!first) return null;',
    what: '!first becomes false',
    why: 'who picks tells nothing from none: both are no observation',
  },
  {
    file: 'src/query/pick.ts',
    source: "const onlyRolling = series.length > 0 && series.every((each) => each.basis === 'rolling-year');",
    what: '> becomes >=',
    why: 'of no series nothing is found on any basis',
  },
  {
    file: 'src/import/check-observations.ts',
    source: 'const [dimension, category] = [text.slice(0, Math.max(colon, 0)).trim(), text.slice(colon + 1).trim()];',
    what: '0 becomes (0 + 1)',
    why: 'without a colon the row is refused all the same',
  },
  {
    file: 'src/import/check-observations.ts',
    source: 'const printed = symbol === null ? undefined : RATING_OF.get(symbol);',
    what: 'symbol === null becomes false',
    why: 'no rating has null for its symbol: it tells the compiler',
  },
  {
    file: 'src/import/check-observations.ts',
    source:
      'return moved === null && verdict === null && since === null && by === null ? STILL : { moved, verdict, since, by };',
    what: 'moved === null && verdict === null && since === null && by = becomes false',
    why: 'rows that say nothing share one value, which saves room and changes no answer',
  },
  {
    file: 'src/import/check-observations.ts',
    source:
      'return moved === null && verdict === null && since === null && by === null ? STILL : { moved, verdict, since, by };',
    what: '&& becomes ||',
    why: 'rows that say nothing share one value, which saves room and changes no answer',
  },
  {
    file: 'src/import/check-observations.ts',
    source:
      'return moved === null && verdict === null && since === null && by === null ? STILL : { moved, verdict, since, by };',
    what: '=== becomes !==',
    why: 'rows that say nothing share one value, which saves room and changes no answer',
  },
];
