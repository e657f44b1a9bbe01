import { z } from 'zod';
import {
  areaSchema,
  areasHeld,
  measureSchema,
  measuresHeld,
  periodsHeld,
  periodsSchema,
  themeSchema,
  themesHeld,
} from '../../src/index.ts';
import { cutList } from './cut.ts';
import { type Tool, ToolProblem, textOf, tool } from './tool.ts';

const nothing = z.strictObject({});
const leftOut = z.array(z.string()).describe('What was cut to keep it short, with how to get it; mostly empty');
const name = z.string().min(1).max(200);
/** Its other names are many, and the bot's to know. */
const listed = measureSchema.omit({ otherNames: true });

/** What can be asked about. */
export const LIST_TOOLS: readonly Tool[] = [
  tool({
    name: 'list_measures',
    title: 'List measures',
    description: 'Lists the measures that can be asked about, with code, unit, definition and target.',
    input: z.strictObject({
      theme: name.optional().describe('Only those of this theme'),
      containing: name.optional().describe('Only those with these letters in code, name or other names'),
    }),
    output: z.object({ measures: z.array(listed), leftOut }),
    async run({ desk, asked }, { theme, containing }) {
      const catalogue = await desk.catalogue();
      asked('measures');
      if (theme !== undefined)
        checkKnown('theme', [theme], { known: catalogue.themes.map((each) => each.name), list: 'list_themes' });
      const letters = (containing ?? '').toLowerCase();
      const wanted = measuresHeld(catalogue, desk.today()).filter(
        (each) =>
          (theme === undefined || each.theme === theme) &&
          [each.code, each.name, ...each.otherNames].some((word) => word.toLowerCase().includes(letters)),
      );
      const { kept: found, leftOut: rest } = cutList(wanted, 'give a theme, or letters of the name');
      const kept = found.map(({ otherNames: _, ...each }) => each);
      const lines = kept.map((each) => `${each.code}: ${each.name} (${each.unit}; ${each.theme})`);
      return { content: [textOf(...lines, ...rest)], structuredContent: { measures: kept, leftOut: rest } };
    },
  }),
  tool({
    name: 'list_themes',
    title: 'List themes',
    description: 'Lists the themes that measures are grouped in.',
    input: nothing,
    output: z.object({ themes: z.array(themeSchema), leftOut }),
    async run({ desk, asked }) {
      const catalogue = await desk.catalogue();
      asked('themes');
      const { kept, leftOut: rest } = cutList(themesHeld(catalogue), 'ask about one by name');
      const lines = kept.map(
        (each) => `${each.name}${each.under === null ? '' : ` (under ${each.under})`}: ${each.measures}`,
      );
      return { content: [textOf(...lines, ...rest)], structuredContent: { themes: kept, leftOut: rest } };
    },
  }),
  tool({
    name: 'list_areas',
    title: 'List areas',
    description: 'Lists the organisation, its localities and teams, and the comparators (such as England).',
    input: z.strictObject({ kind: areaSchema.shape.kind.optional() }),
    output: z.object({ areas: z.array(areaSchema), leftOut }),
    async run({ desk, asked }, { kind }) {
      const catalogue = await desk.catalogue();
      asked('areas');
      const wanted = areasHeld(catalogue).filter((each) => kind === undefined || each.kind === kind);
      const { kept, leftOut: rest } = cutList(wanted, 'give a kind');
      const lines = kept.map((each) => `${each.name} (${each.kind})`);
      return { content: [textOf(...lines, ...rest)], structuredContent: { areas: kept, leftOut: rest } };
    },
  }),
  tool({
    name: 'list_periods',
    title: 'List periods held',
    description:
      'Lists the oldest and the newest period that is held of measures, for each basis, and how many figures.',
    input: z.strictObject({
      measures: z.array(name).max(60).default([]).describe('Codes of measures; empty: all'),
    }),
    output: z.object({ periods: z.array(periodsSchema), leftOut }),
    async run({ desk, asked }, { measures }) {
      const catalogue = await desk.catalogue();
      asked('periods');
      checkKnown('measures', measures, { known: catalogue.indicators.map(({ code }) => code), list: 'list_measures' });
      const wanted = catalogue.indicators.filter(({ code }) => measures.length === 0 || measures.includes(code));
      const { kept, leftOut: rest } = cutList(wanted, 'give codes of measures');
      const periods = [...(await periodsHeld(desk.store, catalogue, kept))];
      const lines = periods.map(
        ({ measure, spans }) =>
          `${measure}: ${spans.map((each) => `${each.basis} ${each.first} to ${each.last}`).join('; ') || 'none'}`,
      );
      return { content: [textOf(...lines, ...rest)], structuredContent: { periods, leftOut: rest } };
    },
  }),
];

function checkKnown(
  field: string,
  given: readonly string[],
  { known, list }: { readonly known: readonly string[]; readonly list: string },
): void {
  const unknown = given.find((each) => !known.includes(each));
  if (unknown === undefined) return;
  throw new ToolProblem(`/${field}: found ${JSON.stringify(unknown)}; allowed: what ${list} gives.`);
}
