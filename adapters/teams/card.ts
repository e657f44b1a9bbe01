import type { DigestFormValues } from '../../src/index.ts';
import { LIMITS } from './limits.ts';
import { neutral, printable } from './text.ts';

/** The elements of Adaptive Cards that we use: https://adaptivecards.io/explorer/ */
export type Element =
  | TextBlock
  | ColumnSet
  | Container
  | {
      readonly type: 'Image';
      readonly url: string;
      readonly altText: string;
      readonly size: 'Stretch';
      /** Opens it large when it is tapped. */
      readonly msteams: { readonly allowExpand: true };
    }
  | Table
  | ChoiceSet
  | { readonly type: 'ActionSet'; readonly actions: readonly CardAction[]; readonly spacing?: Spacing };

type Spacing = 'None' | 'Small' | 'Medium' | 'Large';

/** Side by side, each as wide as it is told: https://adaptivecards.io/explorer/ColumnSet.html */
export interface ColumnSet {
  readonly type: 'ColumnSet';
  readonly spacing?: Spacing;
  readonly separator?: true;
  readonly columns: readonly {
    readonly type: 'Column';
    readonly width: 'auto' | 'stretch' | `${number}px`;
    readonly spacing?: Spacing;
    readonly verticalContentAlignment: 'Center';
    readonly items: readonly TextBlock[];
  }[];
}

/** Elements that are shown and hidden together: https://adaptivecards.io/explorer/Container.html */
export interface Container {
  readonly type: 'Container';
  readonly id: string;
  readonly isVisible: false;
  readonly separator: true;
  readonly spacing: 'Medium';
  readonly items: readonly Element[];
}

export interface TextBlock {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly wrap: boolean;
  readonly style?: 'heading';
  readonly weight?: 'Bolder';
  readonly size?: 'Small' | 'Medium' | 'Large' | 'ExtraLarge';
  readonly horizontalAlignment?: 'Right';
  readonly maxLines?: number;
  readonly isSubtle?: true;
  readonly color?: 'Attention';
  readonly spacing?: Spacing;
  readonly separator?: true;
}

/** One of several to choose: https://adaptivecards.io/explorer/Input.ChoiceSet.html */
export interface ChoiceSet {
  readonly type: 'Input.ChoiceSet';
  /** Under this name the value comes back beside the data of the button. */
  readonly id: string;
  readonly label: string;
  readonly style: 'compact';
  readonly isRequired: true;
  readonly errorMessage: string;
  readonly wrap: true;
  readonly value?: string;
  readonly placeholder: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
}

export interface Table {
  readonly type: 'Table';
  readonly firstRowAsHeaders: true;
  readonly showGridLines: true;
  readonly columns: readonly { readonly width: number }[];
  readonly rows: readonly {
    readonly type: 'TableRow';
    readonly cells: readonly { readonly type: 'TableCell'; readonly items: readonly TextBlock[] }[];
  }[];
}

/** What comes back when a button is pressed. */
export type Press =
  | { readonly do: 'press'; readonly reply: string; readonly pick: string }
  | { readonly do: 'show'; readonly reply: string }
  | { readonly do: 'wrong'; readonly reply: string }
  /** The form for a digest, filled in; `reply`: the list that it was opened from. */
  | ({ readonly do: 'digest'; readonly reply: string | null } & Partial<DigestFormValues>);

export type CardAction =
  | {
      readonly type: 'Action.Execute';
      readonly title: string;
      readonly verb: string;
      readonly data: Press;
      readonly tooltip?: string;
      readonly fallback: { readonly type: 'Action.Submit'; readonly title: string; readonly data: Press };
    }
  | { readonly type: 'Action.Submit'; readonly title: string; readonly data: SaidFor }
  /** Done by the client itself: https://adaptivecards.io/explorer/Action.ToggleVisibility.html */
  | { readonly type: 'Action.ToggleVisibility'; readonly title: string; readonly targetElements: readonly string[] };

/** Says something as if the person had typed it: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-actions */
interface SaidFor {
  readonly msteams: { readonly type: 'messageBack'; readonly text: string; readonly displayText: string };
}

export interface Card {
  readonly type: 'AdaptiveCard';
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly version: typeof LIMITS.cardVersion;
  readonly speak: string;
  readonly fallbackText: string;
  readonly msteams: { readonly width: 'Full' };
  readonly body: readonly Element[];
}

export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

export function card(body: readonly Element[], said: { readonly speak: string; readonly fallback: string }): Card {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: LIMITS.cardVersion,
    speak: said.speak,
    fallbackText: said.fallback,
    msteams: { width: 'Full' },
    body,
  };
}

/** @param text - neutral already */
export function textBlock(text: string, look: Omit<TextBlock, 'type' | 'text' | 'wrap'> = {}): TextBlock {
  return { type: 'TextBlock', text, wrap: true, ...look };
}

export const small = (text: string): TextBlock => textBlock(text, { size: 'Small', isSubtle: true, spacing: 'Small' });

/** A button; an older client that can't replace the card in its place sends it as a message. */
export function button(title: string, data: Press, tooltip: string): CardAction {
  const shown = oneLine(title);
  const tip = oneLine(tooltip);
  const hint = tip === shown ? {} : { tooltip: tip };
  const fallback = { type: 'Action.Submit', title: shown, data } as const;
  return { type: 'Action.Execute', title: shown, verb: data.do, data, ...hint, fallback };
}

/** A button that asks a question in the person's name. */
export function asking(title: string, question: string): CardAction {
  return {
    type: 'Action.Submit',
    title: shorten(oneLine(title), LIMITS.actionTitle),
    data: { msteams: { type: 'messageBack', text: question, displayText: question } },
  };
}

/** Titles of buttons and of choices are no Markdown: nothing in them has to be broken up. */
export function oneLine(title: string): string {
  return printable(title).replace(/\s+/g, ' ').trim() || '…';
}

/** By characters, and not through the middle of one. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  // A character takes two units at the most: what lies behind need not be looked at, however long it is.
  const characters = Array.from(text.slice(0, 2 * most));
  if (characters.length <= most && text.length <= 2 * most) return text;
  return `${characters
    .slice(0, most - 1)
    .join('')
    .trimEnd()}…`;
}

/** A row that is too short is filled up. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): Table {
  const groups = grouped(columns.length);
  type Look = Omit<TextBlock, 'type' | 'text' | 'wrap'>;
  const cellOf = (row: readonly string[], group: readonly number[], look: Look) => {
    // In a cell of several each has its line, whether it says anything or not.
    const empty = group.length > 1 ? '–' : '';
    const items = group.map((at, place) =>
      textBlock(neutral(row[at] ?? '') || empty, place === 0 ? look : { ...look, spacing: 'None' }),
    );
    return { type: 'TableCell', items } as const;
  };
  const rowOf = (row: readonly string[], look: Look) =>
    ({ type: 'TableRow', cells: groups.map((group) => cellOf(row, group, look)) }) as const;
  return {
    type: 'Table',
    firstRowAsHeaders: true,
    showGridLines: true,
    columns: groups.map((group) => ({
      width: longestWord([columns, ...rows].flatMap((row) => group.map((at) => row[at] ?? ''))),
    })),
    rows: [rowOf(columns, { weight: 'Bolder', size: 'Small' }), ...rows.map((row) => rowOf(row, { size: 'Small' }))],
  };
}

/**
 * Which columns share one. A phone has room for four without breaking words: of more, those after the first stand below
 * each other in two.
 */
function grouped(columns: number): readonly (readonly number[])[] {
  const all = Array.from({ length: columns }, (_, at) => at);
  if (columns <= LIMITS.columns) return all.map((at) => [at]);
  const middle = Math.ceil((columns - 1) / 2) + 1;
  return [[0], all.slice(1, middle), all.slice(middle)];
}

/** On a phone a column is as wide as its longest word, so that none is broken; very long ones are. */
function longestWord(cells: readonly string[]): number {
  const lengths = cells.flatMap((cell) => cell.split(/\s+/)).map(({ length }) => length);
  return Math.min(16, Math.max(4, ...lengths));
}
