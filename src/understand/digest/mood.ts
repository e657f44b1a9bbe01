/** How words stand to the bot: only an order makes it act. */
export type Mood = 'order' | 'question' | 'denied' | 'told';

const OPENERS =
  /^(?:(?:please|pls|ok|okay|hi|hiya|hello|hey|thanks|thank you|cheers|ta|right|so|and|now|then|actually|sorry|yes|no|just|kindly|also|\/?scorecard|bot|morning|good morning|splendid|great|lovely|perfect|brill)\b[,.! ]*)+(?=\S)/;
const POLITE =
  /^(?:can|could|would|will|might|may) (?:you|someone|somebody|anyone)\b(?: (?:please|just|kindly|possibly|perhaps|also|now|mind|be so kind as to))*/;
const TOGETHER =
  /^(?:(?:can|could|may|might|shall) (?:we|i|our \w+|my \w+|the \w+)|let us|let me)\b(?: (?:please|just|also|now))*/;
const WISH = /^(?:i|we)(?: am| are)? (?:would like|would love|want|need|wish|prefer|asking|like)(?: you)? to\b/;
const ASKED =
  /^(?:what|why|how|which|who|whose|whom|where|when|is|are|was|were|do|does|did|has|have|had|should|must|am|shall|if|whether)\b/;
const DENIED = /^(?:do not|never|please do not|not to|you must not|must not|should not)\b/;
/** 'Don't send' is an order to stop. */
const NOT_SENT =
  /^(?:please )?(?:do not|never) (?:send|post|message|e-?mail|mail|ping|notify|alert|remind|bother|want|need)\b/;

/** A text without the words that only open it. */
function withoutOpeners(text: string): string {
  return text.replace(OPENERS, '');
}

/** Whether an order is addressed to the bot; of asking together ('can we …') `isShared` says so. */
export function moodOf(said: string): { readonly mood: Mood; readonly words: string; readonly isShared: boolean } {
  const text = withoutOpeners(said);
  const of = (mood: Mood, words = text, isShared = false) => ({ mood, words, isShared });
  if (NOT_SENT.test(text)) return of('order');
  if (DENIED.test(text)) return of('denied');
  const polite = POLITE.exec(text) ?? WISH.exec(text);
  if (polite) return of('order', withoutOpeners(text.slice(polite[0].length).trim()));
  const together = TOGETHER.exec(text);
  if (together)
    return of('order', withoutOpeners(text.slice(together[0].length).trim()), !together[0].startsWith('let'));
  if (ASKED.test(text)) return of('question');
  return of(
    /^(?:the|our|my|your|this|that|it|they) (?:\w+ ){0,3}(?:did|does|do|has|have|is|are|was|were|will|would|can)\b/.test(
      text,
    )
      ? 'told'
      : 'order',
  );
}
