import {
  type Addresses,
  type Answer,
  type Desk,
  type DigestFormValues,
  requestOfForm,
  SET_UP_DIGEST,
} from '../../src/index.ts';
import type { Card, Press } from './card.ts';
import { digestCard } from './digest-card.ts';
import { addressOf, type Where } from './receive.ts';

export interface SetUpPorts {
  readonly desk: Pick<Desk, 'digest' | 'digestForm'>;
  readonly addresses: Pick<Addresses, 'keep'>;
  readonly now: () => Date;
}

/** What is shown next: the form, once more where something in it was refused, or what came of it. */
export type SetUp =
  | { readonly kind: 'form'; readonly card: Card }
  | { readonly kind: 'answer'; readonly answer: Answer };

/** The form for a digest, empty; null where nothing can be posted by itself. */
export async function openForm({ desk }: Pick<SetUpPorts, 'desk'>, backTo: string | null): Promise<Card | null> {
  const form = await desk.digestForm();
  return form && digestCard({ form, values: null, problem: null, backTo });
}

/** Whether a button opens the form. */
export function opensForm(press: Press): press is Extract<Press, { do: 'press' }> {
  return press.do === 'press' && press.pick === SET_UP_DIGEST.key;
}

/** Does what a filled-in form asks, once however often it is sent; null where nothing can be posted by itself. */
export async function setUp(
  ports: SetUpPorts,
  { about, where }: { readonly about: Parameters<Desk['digest']>[1]; readonly where: Where },
  { reply: backTo, contents = '', days = '', time = '', unchanged = '' }: Extract<Press, { do: 'digest' }>,
): Promise<SetUp | null> {
  const { desk, addresses, now } = ports;
  const form = await desk.digestForm();
  if (form === null) return null;
  const values: DigestFormValues = { contents, days, time, unchanged };
  const again = (problem: string): SetUp => ({ kind: 'form', card: digestCard({ form, values, problem, backTo }) });
  if (contents === '' || days === '' || time === '') return again('Please choose what, when and at what time.');
  // Posts go to where somebody spoke last.
  await addresses.keep(addressOf(where), now().toISOString());
  const answer = await desk.digest(requestOfForm(values), about);
  // What was set up is confirmed with its next posts; what was refused is one sentence.
  return answer.reply.parts.length === 0 ? again(answer.reply.headline) : { kind: 'answer', answer };
}
