import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Question } from '../../src/question/question.ts';
import { allText, ofCodes, openTold, shownText, type Told } from './said.ts';

/** What a manager of Northshire reads before 'More': order, verdicts and what is left out. */
let sample: Told;
beforeAll(async () => {
  sample = await openTold('sample');
});
afterAll(() => sample.remove());

const BY_LOCALITY: Question['where'] = { kind: 'each-area', areaKind: 'locality', except: [] };
const WORSE: Question['only'] = [{ not: false, test: { kind: 'moved', how: 'worse', since: null } }];

describe('replies on the sample', () => {
  it('tells a status by value, reason, direction, comparators, a newer figure and why', async () => {
    const reply = await sample.ask({ ask: 'value', of: ofCodes('CIC-IHA') });
    expect(reply.lead).toEqual({
      name: 'Initial health assessments within timescale',
      rating: 'red',
      value: '50.4%',
      counts: '64 of 127',
      word: 'red',
      when: 'Jul–Sep 2026',
    });
    expect(shownText(reply).split('\n').slice(1, 6)).toEqual([
      'Target 85%, red below 62%',
      '↓ 4.0 points from 54.4%, Apr–Jun: worse, 7th fall in a row',
      'Close to England 57.9%, behind statistical neighbours 60.4% (2025/26)',
      'Oct 2026 alone: 46.7% (21 of 45), also red',
      'Why: More children come into care than the clinics have appointments for, and consent often arrives late.',
    ]);
  });

  it('calls a change that may be chance no clear change', async () => {
    const reply = await sample.ask({ ask: 'value', of: ofCodes('REF-RE') });
    expect(shownText(reply)).toMatch(/↑ 0\.2 points .*: no clear change/);
    expect(shownText(reply)).not.toMatch(/: (better|worse)/);
  });

  it('ranks localities worst first, the whole in its place', async () => {
    const reply = await sample.ask({ ask: 'value', of: ofCodes('REF-RE'), where: BY_LOCALITY });
    expect(reply.headline).toBe('Re-referrals: highest in Alderbeck (23.8%), lowest in Coldmere (18.5%).');
    const rows = reply.parts.flatMap((part) => (part.kind === 'chart' ? part.rows : [part]));
    const names = rows.flatMap((part) => (part.kind === 'rows' ? part.rows.map(({ name }) => name) : []));
    expect(names).toEqual([
      'Alderbeck',
      'Fallowdale',
      'Northshire',
      'Brackenford',
      'Dunhallow',
      'Eastermoor',
      'Coldmere',
    ]);
  });

  it('leaves the whole out beside all localities but one, which it would give away', async () => {
    const placesOf = async (except: string[]) => {
      const reply = await sample.ask({ ask: 'value', of: ofCodes('REF-RE'), where: { ...BY_LOCALITY, except } });
      return reply.facts.filter(({ role }) => role === 'value').map(({ area }) => area);
    };
    expect(await placesOf(['Coldmere', 'Alderbeck'])).toContain(null);
    expect(await placesOf(['Coldmere'])).toHaveLength(5);
    expect(await placesOf(['Coldmere'])).not.toContain(null);
  });

  it('never calls one the highest beside hidden ones, and counts those', async () => {
    const reply = await sample.ask({ ask: 'value', of: ofCodes('CP-2Y'), where: BY_LOCALITY });
    expect(reply.headline).toMatch(/shown for 2 of 6 localities/);
    expect(shownText(reply)).toMatch(/4 of 6 localities not shown: small numbers/);
    expect(shownText(reply)).not.toMatch(/highest|lowest/);
  });

  it('finds the four that got clearly worse, and only counts those that may be chance', async () => {
    const reply = await sample.ask({ ask: 'movers', only: WORSE });
    expect(reply.headline).toMatch(/^4 measures got clearly worse/);
    const codes = ['CIC-3PLACE', 'CIC-IHA', 'CP-ICPC', 'WF-STABLE'];
    expect([...reply.listed].sort()).toEqual(codes);
    expect(shownText(reply)).toMatch(/14 others moved the wrong way, by no more than chance/);
  });

  it('tells how those moved that meet the other conditions too, and says which', async () => {
    const red: Question['only'][number] = { not: false, test: { kind: 'rated', ratings: ['red'] } };
    const reply = await sample.ask({ ask: 'movers', only: [...WORSE, red] });
    expect(reply.headline).toMatch(/^2 measures that are red got clearly worse/);
    expect([...reply.listed].sort()).toEqual(['CIC-3PLACE', 'CIC-IHA']);
  });

  it('speaks of none as of one', async () => {
    const within: Question['only'][number] = { not: false, test: { kind: 'rated', ratings: ['exceeds'] } };
    const reply = await sample.ask({ ask: 'movers', only: [...WORSE, within] });
    expect(reply.headline).toMatch(/^No measure that is exceeding target got clearly worse/);
  });

  it('says what is not compared, as it was counted another way in between', async () => {
    const reply = await sample.ask({
      ask: 'movers',
      when: { kind: 'range', from: '2025-06-01', to: '2026-10-31' },
      only: [{ not: false, test: { kind: 'moved', how: 'changed', since: null } }],
    });
    const said = 'Not compared: assessments in 45 days, counted differently from 31 Jul 2025';
    expect(
      shownText(reply)
        .split('\n')
        .filter((line) => line.startsWith('Not compared')),
    ).toEqual([said]);
    expect(reply.facts.map(({ indicator }) => indicator)).not.toContain('SA-45D');
  });

  it('lists what is worse than a comparator with its figures, in the place of the target', async () => {
    const test = { kind: 'comparator', side: 'worse', comparators: ['Statistical neighbours'] } as const;
    const reply = await sample.ask({
      ask: 'list',
      only: [{ not: false, test: { ...test, comparators: [...test.comparators] } }],
    });
    expect(reply.headline).toBe('8 of 45 measures are worse than Statistical neighbours.');
    expect(shownText(reply)).toMatch(/^▲ 50\.4% Initial health assessments · .*statistical neighbours 60\.4%/m);
    expect(shownText(reply)).not.toMatch(/target/);
    const theirs = reply.facts.filter(({ role }) => role === 'benchmark');
    expect(theirs.map(({ area }) => area)).toEqual(Array.from({ length: 8 }, () => 'Statistical neighbours'));
    expect(shownText(reply)).toMatch(/29 measures have no such comparator, or neither way is better/);
  });

  it('says of how many it can not be told whether they are red where none is', async () => {
    const only: Question['only'] = [{ not: false, test: { kind: 'rated', ratings: ['red'] } }];
    const reply = await sample.ask({ ask: 'list', of: { kind: 'themes', themes: ['Caseloads'] }, only });
    expect(shownText(reply)).toMatch(/^None of 4 measures in Caseloads is red\.\n2 are not rated\./);
  });

  it('says a correction before More, and once', async () => {
    const period = { grain: 'month', start: '2026-07-01', end: '2026-07-31', fromClock: false } as const;
    const reply = await sample.ask({ ask: 'value', of: ofCodes('SA-45D'), when: { kind: 'period', period } });
    const said = 'Corrected in this edition: 38 assessments in Dunhallow in July 2026 had been recorded as late';
    expect(shownText(reply)).toContain(said);
    expect(allText(reply).match(/orrected in this edition/g)).toHaveLength(1);
  });

  it('sums the whole up by rating, with those furthest off first', async () => {
    const reply = await sample.ask({ ask: 'overview' });
    expect(reply.headline).toBe('14 of 45 measures need attention.');
    expect(reply.listed.slice(0, 3)).toEqual(['CIC-3PLACE', 'CIC-IHA', 'SA-45D']);
  });

  it('compares two measures by how far one is ahead', async () => {
    const reply = await sample.ask({ ask: 'compare', of: ofCodes('CIC-DENTAL', 'CIC-HEALTH') });
    expect(reply.headline).toMatch(/86\.9%, 2\.3 points ahead of dental checks 84\.6% \(31 Oct 2026\)/);
    expect(shownText(reply)).toMatch(/A year before: 73\.9% and 88\.1%/);
  });

  it('tells a gap by how many more would have met the target', async () => {
    const reply = await sample.ask({ ask: 'gap', of: ofCodes('CP-ICPC') });
    expect(reply.headline).toBe('13.6 points short of the target of 85%: 48 more of the 346 would have met it.');
  });

  it('works the opposite out in numbers where they are asked for', async () => {
    const reply = await sample.ask({ ask: 'value', of: ofCodes('!CIC-DENTAL'), form: 'count' });
    expect(reply.headline).toMatch(/^141, worked out: 915 less 774/);
    expect(reply.facts[0]).toMatchObject({ role: 'worked-out', value: 141, unit: 'count' });
  });
});
