import type { IsoDate } from '../query/period.ts';
import { checkBenchmarks } from './check-benchmarks.ts';
import { openObservations } from './check-observations.ts';
import {
  checkAliases,
  checkAreas,
  checkIndicators,
  checkRelations,
  checkSource,
  checkThemes,
  organisationOf,
} from './check-subjects.ts';
import { checkTargets } from './check-targets.ts';
import { checkCommentary, checkRisks, checkTerms, checkWords } from './check-words.ts';
import { FILE_NAMES, type FileName } from './files.ts';
import { hint, listWords } from './hint.ts';
import { namesOf } from './names.ts';
import { type Problem, report } from './problem.ts';
import type { AreaRow, CheckedFolder, Held, ObservationRow, ThemeRow } from './rows.ts';

/** The files of a folder by name, each as its text. */
export type FolderText = ReadonlyMap<string, string>;

export interface Check {
  readonly folder: CheckedFolder;
  /** Of every file; where there is one, the folder must not be used. */
  readonly problems: readonly Problem[];
}

/** What the organisation is called where no areas.csv names it. */
const DEFAULT_ORGANISATION = 'the council';

/**
 * Reads all files, and finds everything that is wrong in them. Pure: what the database holds is an argument.
 *
 * @param today - a source can't be published later; null: its day is not looked at
 */
export function checkFolder(files: FolderText, held: Held, today: IsoDate | null = null): Check {
  const { folder, numbers, problems } = openCheck(files, held, today);
  const text = files.get('observations.csv');
  const observations = text === undefined ? [] : numbers.take(text);
  const rest = numbers.end();
  return { folder: { ...folder, observations: [...observations, ...rest] }, problems: problems() };
}

/** A check of which the numbers come in pieces. */
export interface OpenCheck {
  /** All but the numbers. */
  readonly folder: Omit<CheckedFolder, 'observations'>;
  /** `take` gets observations.csv, piece by piece; `end` gives the numbers that other files bring. */
  readonly numbers: {
    readonly take: (text: string) => readonly ObservationRow[];
    /** Reading on is for nothing: there is more wrong already than anybody mends. */
    readonly isHopeless: () => boolean;
    readonly end: () => readonly ObservationRow[];
  };
  /** Of every file, once the numbers are through. */
  readonly problems: () => readonly Problem[];
}

/** As `checkFolder`, where observations.csv is only looked at for being there: its text is taken piece by piece. */
export function openCheck(files: ReadonlyMap<string, unknown>, held: Held, today: IsoDate | null = null): OpenCheck {
  const problems = checkNames(files);
  const names = namesOf(held);
  // A file is read once, and after those that it refers to: the order of these lines matters.
  const read = <T>(name: FileName, check: (text: string) => T, otherwise: T): T => {
    const text = files.get(name);
    return typeof text === 'string' ? check(text) : otherwise;
  };
  const source = read('source.csv', (text) => checkSource(text, problems), null);
  const themes = read('themes.csv', (text) => checkThemes(text, names, problems), []);
  const areas = read('areas.csv', (text) => checkAreas(text, names, problems), []);
  const organisation = organisationOf(names) ?? DEFAULT_ORGANISATION;
  const made = names.areas.has(organisation) ? [] : [anOrganisation(organisation)];
  names.areas.set(organisation, { kind: 'organisation', parent: null });
  const open = names.themes.size === 0;
  const indicators = read('indicators.csv', (text) => checkIndicators(text, names, open, problems), []);
  const benchmarks = read('benchmarks.csv', (text) => checkBenchmarks(text, names, problems), null);
  const folder = {
    title: source?.title ?? null,
    publishedOn: source?.publishedOn ?? null,
    changesAs: source?.changesAs ?? 'points',
    packs: source?.packs ?? null,
    themes: open ? [...names.themes.keys()].map(aTheme) : themes,
    areas: [...made, ...areas, ...(benchmarks?.areas ?? [])].map((area) => withParent(area, organisation)),
    indicators,
    relations: read('relations.csv', (text) => checkRelations(text, names, problems), []),
    aliases: read('aliases.csv', (text) => checkAliases(text, names, problems), []),
    thresholds: read('targets.csv', (text) => checkTargets(text, names, problems), []),
    commentary: read('commentary.csv', (text) => checkCommentary(text, names, problems), []),
    risks: read('risks.csv', (text) => checkRisks(text, names, problems), []),
    terms: read('terms.csv', (text) => checkTerms(text, names, problems), []),
    words: read('words.csv', (text) => checkWords(text, problems), []),
  };
  checkPublication(folder.publishedOn, today, problems);
  const observations = openObservations(names, problems);
  const ended = checkEnds(folder.publishedOn ?? today, problems);
  return {
    folder,
    numbers: {
      take: (text) => ended(observations.take(text)),
      isHopeless: () => observations.isHopeless(),
      end() {
        if (files.has('observations.csv')) observations.end();
        return ended(benchmarks?.observations ?? []);
      },
    },
    problems: () => inOrder(problems),
  };
}

/** Nothing has been published tomorrow. */
function checkPublication(publishedOn: IsoDate | null, today: IsoDate | null, problems: Problem[]): void {
  if (today === null || publishedOn === null || publishedOn <= today) return;
  const allowed = `today, ${today}, or a day before it`;
  problems.push({ file: 'source.csv', line: 2, column: 'published', found: `"${publishedOn}"`, allowed });
}

/** Nothing is published before it has been measured. */
function checkEnds(publishedOn: IsoDate | null, problems: Problem[]) {
  return (rows: readonly ObservationRow[]): readonly ObservationRow[] => {
    if (publishedOn === null) return rows;
    for (const { file, line, period } of rows) {
      if (period.end <= publishedOn) continue;
      const allowed = `a period that has ended when the source is published, ${publishedOn}`;
      report(problems, {
        file,
        line,
        column: 'period',
        found: `"${period.label}", which ends on ${period.end}`,
        allowed,
      });
    }
    return rows;
  };
}

function anOrganisation(name: string): AreaRow {
  return { name, kind: 'organisation', comparator: null, parent: null, aliases: [] };
}

function aTheme(name: string): ThemeRow {
  return { name, parent: null, aliases: [] };
}

/** Localities and teams are the organisation's where nothing else is said. */
function withParent(area: AreaRow, organisation: string): AreaRow {
  const isPart = area.kind === 'locality' || area.kind === 'team';
  return isPart && area.parent === null ? { ...area, parent: organisation } : area;
}

function checkNames(files: ReadonlyMap<string, unknown>): Problem[] {
  const problems: Problem[] = [];
  for (const name of files.keys()) {
    if (FILE_NAMES.some((known) => known === name)) continue;
    const allowed = `${listWords(FILE_NAMES)}${hint(name, FILE_NAMES)}`;
    problems.push({ file: name, line: null, column: null, found: 'a file of an unknown name', allowed });
  }
  if (files.size === 0) {
    const allowed = `at least one of ${listWords(FILE_NAMES)}`;
    problems.push({ file: 'the folder', line: null, column: null, found: 'no CSV file', allowed });
  }
  return problems;
}

/** By file, then line, as someone corrects them. */
function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const place = ({ file }: Problem) => FILE_NAMES.findIndex((name) => name === file);
  return problems.toSorted((a, b) => place(a) - place(b) || (a.line ?? 0) - (b.line ?? 0));
}
