import type { DigestForm, DigestFormValues } from '../../src/index.ts';
import { button, type Card, type ChoiceSet, card, type Element, oneLine, shorten, small, textBlock } from './card.ts';
import { LIMITS } from './limits.ts';
import { BUDGET, bytesOf } from './render.ts';
import { neutral } from './text.ts';

export interface DigestCard {
  readonly form: DigestForm;
  /** What was chosen before; null: nothing yet. */
  readonly values: DigestFormValues | null;
  /** Why that was refused; null: it wasn't. */
  readonly problem: string | null;
  /** The reply that it was opened from. */
  readonly backTo: string | null;
}

/** Whether a message asks for the form: it says that a digest is wanted, and nothing of what or when. */
export function asksForForm(text: string): boolean {
  return /^(?:(?:set ?up|new|add|create) )?(?:a )?(?:new )?digest[.!?]?$/i.test(text.replace(/\s+/g, ' ').trim());
}

const TITLE = 'Set up a digest';
const INTRODUCTION = 'It is posted here, in this chat or channel, as often as you choose.';

/** The form for a digest. */
export function digestCard(wanted: DigestCard): Card {
  const { contents } = wanted.form;
  for (let shown = contents.length; ; shown = Math.floor((shown * 3) / 4)) {
    const drawn = draw(wanted, contents.slice(0, shown));
    if (shown <= 1 || bytesOf(drawn) <= BUDGET) return drawn;
  }
}

function draw({ form, values, problem, backTo }: DigestCard, contents: DigestForm['contents']): Card {
  const chooser = choosing(values);
  const isCut = contents.length < form.contents.length;
  const body: Element[] = [
    textBlock(TITLE, { style: 'heading', weight: 'Bolder', size: 'Medium' }),
    problem === null
      ? textBlock(INTRODUCTION)
      : textBlock(shorten(neutral(problem), LIMITS.headline), { weight: 'Bolder', color: 'Attention' }),
    chooser('contents', 'What', contents),
    ...(isCut ? [small("There are more than fit here: name one in words, 'digest of … every Monday at 9'.")] : []),
    chooser('days', 'When', form.days),
    chooser('time', 'At', form.times),
    chooser('unchanged', 'When nothing has changed, post', form.unchanged),
    {
      type: 'ActionSet',
      actions: [
        button('Set it up', { do: 'digest', reply: backTo }, 'Set the digest up in this chat or channel'),
        ...(backTo === null ? [] : [button('Back', { do: 'show', reply: backTo }, 'The answer before')]),
      ],
    },
  ];
  const said = `${TITLE}. ${problem ?? INTRODUCTION}`;
  const how = "Where the form can't be shown, say it in words: 'digest of everything every Monday at 9'.";
  return card(body, { speak: shorten(said, LIMITS.speak), fallback: shorten(`${said} ${how}`, LIMITS.fallback) });
}

/** @returns what draws a choice, with what was chosen before where that is still offered */
function choosing(values: DigestFormValues | null) {
  return (id: keyof DigestFormValues, label: string, choices: DigestForm['contents']): ChoiceSet => {
    const value = values === null ? choices[0]?.value : choices.find((each) => each.value === values[id])?.value;
    return {
      type: 'Input.ChoiceSet',
      id,
      label,
      style: 'compact',
      isRequired: true,
      errorMessage: 'Please choose.',
      placeholder: 'Choose',
      wrap: true,
      ...(value === undefined ? {} : { value }),
      choices: choices.map((each) => ({ title: oneLine(each.label), value: each.value })),
    };
  };
}
