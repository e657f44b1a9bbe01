import type { Catalogue, Indicator, Theme } from '../catalogue/catalogue.ts';
import { indexOf, withBelow } from '../catalogue/catalogue-index.ts';
import { allHeld } from '../query/all-held.ts';
import type { Observation, Source } from '../query/observation.ts';
import type { ObservationStore } from '../query/store.ts';
import { type Mentions, mentionsOf } from './mentions.ts';

/**
 * A store that holds nothing but some themes, each with what is below it: whatever is made of it (readings, lists,
 * near-misses, options, counts, charts) knows no other measure. A theme that is not held gives nothing.
 *
 * @param themes - by name; null: the store itself
 */
export function narrowStore(store: ObservationStore, themes: readonly string[] | null): ObservationStore {
  if (themes === null) return store;
  // A catalogue is held until an import makes another: the narrow one is made once for each, as its index is.
  let last: { readonly whole: Catalogue; readonly narrow: Promise<Narrow> } | null = null;
  async function narrowed(): Promise<Narrow> {
    const whole = await store.catalogue();
    if (last?.whole !== whole) {
      const made = { whole, narrow: withSources(store, narrow(whole, themes ?? [])) };
      last = made;
      // One that failed is not held: whoever asks next tries again.
      made.narrow.catch(() => {
        if (last === made) last = null;
      });
    }
    return last.narrow;
  }
  return {
    catalogue: async () => (await narrowed()).catalogue,
    async find(plan) {
      const { ids, mentions } = await narrowed();
      const kept = (each: readonly number[]) => each.filter((id) => ids.has(id));
      const line = plan.line && { line: { ...plan.line, seriesIds: kept(plan.line.seriesIds) } };
      const found = await store.find({ ...plan, seriesIds: kept(plan.seriesIds), ...line });
      return found.map((each) => withoutMentions(each, mentions));
    },
  };
}

interface Narrow {
  readonly catalogue: Catalogue;
  /** Of its series. */
  readonly ids: ReadonlySet<number>;
  readonly mentions: Mentions;
}

/** What else was published is told by its title alone: so only what something comes from that may be seen is kept. */
async function withSources(store: ObservationStore, { catalogue, ids, ...rest }: Narrow): Promise<Narrow> {
  const found = await allHeld(store, [...ids]);
  const used = new Set([...found, ...catalogue.commentary, ...catalogue.risks].map(({ source }) => keyOf(source)));
  const sources = catalogue.sources.filter((each) => used.has(keyOf(each)));
  return { ...rest, ids, catalogue: { ...catalogue, sources } };
}

function keyOf({ title, publishedOn }: Source): string {
  return `${publishedOn} ${title}`;
}

function narrow(whole: Catalogue, names: readonly string[]): Narrow {
  const roots = whole.themes.filter(({ name }) => names.includes(name));
  const themeIds = withBelow(whole, roots);
  const isIn = ({ themeId }: { readonly themeId: number | null }) => themeId !== null && themeIds.has(themeId);
  const indicators = whole.indicators.filter(isIn);
  const themes = whole.themes.filter(({ id }) => themeIds.has(id));
  const mentions = mentionsOf({ of: whole.indicators.filter((each) => !isIn(each)), beside: { indicators, themes } });
  const said = <T extends string | null>(text: T) => (text !== null && mentions(text) ? null : text);
  const [codes, ids] = [new Set(indicators.map(({ code }) => code)), new Set(indicators.map(({ id }) => id))];
  const series = whole.series.filter(({ indicatorId }) => ids.has(indicatorId));
  const catalogue: Catalogue = {
    ...whole,
    indicators: indicators.map((each) => ({ ...withRelationsTo(each, codes), definition: said(each.definition) })),
    themes: themes.map((each) => withParentIn(each, themeIds)),
    areas: areasOf(whole, new Set(series.map(({ areaId }) => areaId))),
    series: series.map((each) => ({ ...each, breaks: each.breaks.filter(({ reason }) => !mentions(reason)) })),
    thresholds: whole.thresholds
      .filter(({ indicatorId }) => ids.has(indicatorId))
      .map((each) => ({ ...each, note: said(each.note) })),
    commentary: whole.commentary.filter(
      ({ indicatorCodes, themeId, text }) =>
        indicatorCodes.every((code) => codes.has(code)) &&
        (themeId === null ? indicatorCodes.length > 0 : themeIds.has(themeId)) &&
        !mentions(text),
    ),
    risks: whole.risks
      .filter((risk) => isIn(risk) && !mentions(risk.title))
      .map((risk) => ({ ...risk, controls: said(risk.controls) })),
    terms: whole.terms.filter(
      ({ code, term, meaning }) => (code === null || codes.has(code)) && !mentions(term) && !mentions(meaning),
    ),
  };
  return { catalogue, ids: new Set(series.map(({ id }) => id)), mentions };
}

function withRelationsTo(indicator: Indicator, codes: ReadonlySet<string>): Indicator {
  return { ...indicator, relations: indicator.relations.filter(({ code }) => codes.has(code)) };
}

function withParentIn(theme: Theme, ids: ReadonlySet<number>): Theme {
  return theme.parentId === null || ids.has(theme.parentId) ? theme : { ...theme, parentId: null };
}

/** Those that hold something, with all above them; the organisation always. */
function areasOf(whole: Catalogue, held: ReadonlySet<number>): Catalogue['areas'] {
  const kept = new Set(held);
  const { areas } = indexOf(whole);
  for (const id of held) {
    for (let at = areas.get(id); at && at.parentId !== null; at = areas.get(at.parentId)) kept.add(at.parentId);
  }
  return whole.areas.filter(({ id, kind }) => kept.has(id) || kind === 'organisation');
}

/** What the source says beside a number may be about another measure. */
function withoutMentions(observation: Observation, mentions: Mentions): Observation {
  const { note, remarks } = observation;
  return {
    ...observation,
    note: note !== null && mentions(note) ? null : note,
    remarks: remarks.filter((remark) => !mentions(remark)),
  };
}
