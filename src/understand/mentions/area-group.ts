import type { Area, Catalogue } from '../../catalogue/catalogue.ts';

/** Areas that the words ask for one by one, and the words themselves. */
export interface AreaGroup {
  readonly areas: readonly Area[];
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

const EACH = String.raw`(?:by|per|each|every|which|what|any|each of (?:the|our)|which of (?:the|our)|(?:the |our )?(?:best|worst|highest|lowest|weakest|strongest|(?:best|worst) performing))`;

/** 'By locality', 'which team', 'across all localities'. An area by itself may be one of concern, so it needs 'by' or 'each'. */
const ASKED: readonly (readonly [kind: Area['kind'], words: RegExp])[] = [
  [
    'locality',
    new RegExp(
      String.raw`\b${EACH} locality\b|\blocalities\b|\blocality (?:by locality|level|breakdown|split|table)\b`,
      'g',
    ),
  ],
  ['locality', /\b(?:by|per|each|every) area\b|\bwhich area (?:is|has|does)\b/g],
  [
    'team',
    new RegExp(
      String.raw`\b${EACH} team\b(?! manager)|\bteams\b|\bteam (?:by team|level|breakdown|split|table)\b`,
      'g',
    ),
  ],
];

/** Every area of the kinds that are asked for one by one, in the catalogue's order; none of a kind that is not held. */
export function areaGroup(text: string, { areas }: Pick<Catalogue, 'areas'>): AreaGroup {
  const found = ASKED.flatMap(([kind, words]) => {
    const ofKind = areas.filter((area) => area.kind === kind);
    const spans = [...text.matchAll(words)].map(({ index, 0: said }) => ({ start: index, end: index + said.length }));
    return ofKind.length === 0 || spans.length === 0 ? [] : [{ areas: ofKind, spans }];
  });
  return {
    areas: [...new Set(found.flatMap((group) => group.areas))],
    spans: found.flatMap((group) => group.spans),
  };
}
