import { z } from 'zod';
import { type Answer, type Question, questionSchema } from '../../src/index.ts';
import { type ChartState, renderReply, type SlackMessage } from '../slack/render.ts';
import {
  PLAIN_LOOK,
  type Rendered as RenderedForTeams,
  render as renderTeams,
  type Look as TeamsLook,
} from '../teams/render.ts';
import { slackHtml } from './slack-html.ts';

interface InSlack {
  readonly payload: SlackMessage;
  readonly html: string;
}

/** One answer as each platform would be sent it, and as the page shows that. */
export interface Rendered {
  /** `open`: once 'More' was pressed; null: there is no more. */
  readonly slack: InSlack & { readonly open: InSlack | null };
  /** In the card addresses of pictures are ours; in all else it is the payload's. */
  readonly teams: { readonly payload: RenderedForTeams['content']; readonly card: RenderedForTeams['card'] };
}

export interface ToRender {
  readonly answer: Answer;
  /** Of each part of the reply, where the page finds its chart as it was drawn; null: it is none, or has no picture. */
  readonly pictures: readonly (string | null)[];
  readonly offersWrongAnswer: boolean;
  /** Where Teams would fetch pictures from; null: nobody has said. */
  readonly publicUrl: string | null;
  readonly now: Date;
}

export function render(shown: ToRender): Rendered {
  const teams = (pictureAt: TeamsLook['pictureAt']) => forTeams(shown, pictureAt);
  return {
    slack: { ...inSlack(shown, false), open: shown.answer.reply.more.length > 0 ? inSlack(shown, true) : null },
    teams: {
      payload: teams((place) => linked(shown, place, () => publicAddress(shown, place))).content,
      card: teams((place) => linked(shown, place, (url) => url)).card,
    },
  };
}

function inSlack(shown: ToRender, isOpen: boolean): InSlack {
  const payload = slackMessage(shown, isOpen);
  return { payload, html: slackHtml(payload.blocks, { pictureOf: (id) => pictureOf(shown, id), now: shown.now }) };
}

/** Stands for the id that Slack gives a file once it is there; the number says which part of the reply it shows. */
const FILE_ID = 'FPLAYGROUND';

function slackMessage({ answer, pictures, offersWrongAnswer }: ToRender, isOpen: boolean): SlackMessage {
  const { id, reply, record, actions } = answer;
  const charts = reply.parts.flatMap((part, place): readonly ChartState[] => {
    if (part.kind !== 'chart') return [];
    return [pictures[place] ? { kind: 'file', id: `${FILE_ID}${place}` } : { kind: 'table' }];
  });
  return renderReply(reply, {
    surface: 'message',
    text: record.text,
    charts,
    more: isOpen,
    buttons: {
      replyId: id,
      actions,
      more: reply.more.length === 0 ? null : isOpen ? 'less' : 'more',
      share: false,
      sendChart: false,
      wrong: offersWrongAnswer,
    },
    opening: null,
    closing: null,
    // The page shows a button of its own.
    form: { pictures: true, tables: true, thumbs: false, blocks: true },
  });
}

function pictureOf({ pictures }: ToRender, fileId: string): string | null {
  return fileId.startsWith(FILE_ID) ? (pictures[Number(fileId.slice(FILE_ID.length))] ?? null) : null;
}

function forTeams({ answer, offersWrongAnswer }: ToRender, pictureAt: TeamsLook['pictureAt']): RenderedForTeams {
  const { id, reply, actions } = answer;
  return renderTeams({ reply, actions, replyId: id }, { ...PLAIN_LOOK, pictureAt, offersWrongAnswer });
}

function linked(
  { pictures }: ToRender,
  place: number,
  address: (url: string) => string,
): ReturnType<TeamsLook['pictureAt']> {
  const url = pictures[place] ?? null;
  return url === null ? null : { url: address(url), withRows: false };
}

/** Reserved for examples: https://www.rfc-editor.org/rfc/rfc6761#section-6.5 */
const SOMEWHERE = 'https://bot.example';

/** As Teams would find it, but for the signature: that is made when it is sent. */
function publicAddress({ publicUrl, answer }: ToRender, place: number): string {
  return `${publicUrl ?? SOMEWHERE}/charts/${encodeURIComponent(answer.id)}/${place}.png`;
}

export type View = 'slack' | 'teams';

/** What a button does; null: nothing that can be done here. */
export type Pressed =
  | { readonly do: 'press'; readonly replyId: string; readonly key: string }
  | { readonly do: 'wrong'; readonly replyId: string }
  | { readonly do: 'ask'; readonly text: string }
  | { readonly do: 'question'; readonly question: Question }
  | null;

/** Reads a button or an action as it stands in a payload, as the adapter does once it is sent back. */
export function pressedIn(view: View, pressed: Readonly<Record<string, unknown>>): Pressed {
  return view === 'slack' ? pressedInSlack(pressed) : pressedInTeams(pressed['data']);
}

function pressedInSlack(pressed: unknown): Pressed {
  const { data } = slackButton.safeParse(pressed);
  if (data === undefined) return null;
  const [what, key = ''] = data.action_id.split(':');
  if (what === 'press') return { do: 'press', replyId: data.value, key };
  if (what === 'question') return questionIn(data.value);
  return what === 'wrong' ? { do: 'wrong', replyId: data.value } : null;
}

function questionIn(value: string): Pressed {
  const { data } = questionSchema.safeParse(parsed(value));
  return data === undefined ? null : { do: 'question', question: data };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function pressedInTeams(pressed: unknown): Pressed {
  const { data } = teamsData.safeParse(pressed);
  if (data === undefined) return null;
  if ('msteams' in data) return { do: 'ask', text: data.msteams.text };
  return data.do === 'wrong'
    ? { do: 'wrong', replyId: data.reply }
    : { do: 'press', replyId: data.reply, key: data.pick };
}

const slackButton = z.object({ action_id: z.string(), value: z.string() });

const teamsData = z.union([
  z.object({ do: z.literal('press'), reply: z.string(), pick: z.string() }),
  z.object({ do: z.literal('wrong'), reply: z.string() }),
  z.object({ msteams: z.object({ text: z.string() }) }),
]);
