import type { Answer, Desk } from '../../src/index.ts';
import type { Card, Press } from './card.ts';
import { askerOf, threadOf, type Where } from './receive.ts';
import { openForm, opensForm, type SetUpPorts, setUp } from './set-up.ts';

export interface PressPorts extends SetUpPorts {
  readonly desk: Desk;
}

/** What is shown for a button that was pressed, in its place or under it. */
export type Pressed =
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'form'; readonly card: Card }
  | { readonly kind: 'answer'; readonly answer: Pick<Answer, 'id' | 'reply' | 'actions'> };

const NOT_KEPT = 'That answer is not kept any more. Please ask the question again.';
const NOT_HERE = 'Nothing can be posted by itself here.';
const THANKS = 'Thank you. The answer is kept for the administrator to look at.';
const THANKED = 'Thank you. This answer was reported before, or is not kept any more.';

/**
 * Does what a button says, however it came.
 *
 * @param id - of the reply; left out: a new one
 * @param isInPlace - what is shown takes the place of the card, so that a form leads back to it
 */
export async function doPress(
  ports: PressPorts,
  { id, where, isInPlace }: { readonly id?: string; readonly where: Where; readonly isInPlace: boolean },
  press: Press,
): Promise<Pressed> {
  const { desk } = ports;
  const about = { ...(id === undefined ? {} : { id }), thread: threadOf(where), asker: askerOf(where) };
  if (press.do === 'wrong') return said((await desk.reportWrong(press.reply, about.asker)) ? THANKS : THANKED);
  if (press.do === 'digest') return (await setUp(ports, { about, where }, press)) ?? said(NOT_HERE);
  const form = opensForm(press) ? await openForm(ports, isInPlace ? press.reply : null) : null;
  if (form !== null) return { kind: 'form', card: form };
  const answer =
    press.do === 'show'
      ? await desk.shown(press.reply)
      : await desk.press({ ...about, replyId: press.reply, key: press.pick });
  return answer === null ? said(NOT_KEPT) : { kind: 'answer', answer };
}

function said(text: string): Pressed {
  return { kind: 'said', text };
}
