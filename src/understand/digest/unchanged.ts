import type { Unchanged } from '../../digest/request.ts';
import { type Taken, without } from './time.ts';

const CHANGED =
  '(?:something|anything|things?|it|they|there|the (?:figures?|numbers?|data)|figures?|numbers?|any of (?:it|them|these)|one|an indicator|a (?:figure|number|measure))';
const ONLY_CHANGED = new RegExp(
  `(?:,? (?:and|but) )?\\b(?:only|just)(?: (?:send|post)(?: it| this)?| want (?:it|this))? (?:when|if|where) ${CHANGED}(?: \\w+){0,3}? (?:changed?|changes|chang\\w+|new|moved?|moves|different|updated?)\\b|\\bunless nothing (?:has |is |was )?(?:changed|new|moved)\\b|\\bif (?:something|anything) (?:has |is )?(?:changed|new|moved)\\b`,
);
const LEAD = '[,;.]? ?(?:and |or |but )?(?:otherwise |else |or |if not )?';
const NOTHING =
  '(?:nothing(?! (?:has|is|was|changed|new))(?: otherwise| at all| else)?|stay (?:quiet|silent)|no (?:message|post|line)s?)';
const WHEN_UNCHANGED =
  '(?: (?:if|when|where|unless) (?:nothing|something|anything) (?:has |is |was )?(?:changed|changes|new|moved))?';
const OR_NOTHING = new RegExp(`${LEAD}(?:say |send |post |have )?\\b${NOTHING}(?: otherwise)?\\b${WHEN_UNCHANGED}`);
const OR_LINE =
  /[,;.]? ?(?:and |or |but )?(?:otherwise |else |or |if not )?(?:just |only |send |post |say )*\b(?:an?|one)(?: short| single| quiet)? lines?\b(?: otherwise| (?:when|if) nothing (?:has |is )?(?:changed|new))?/;
const IN_FULL =
  /(?:,? ?\b(?:and )?(?:(?:always )?in full(?: (?:every|each) time)?|always (?:send|post) (?:it|this|everything)|even (?:if|when) (?:nothing|it|they) (?:has |have |is |has not |have not |is not )?(?:changed|new|moved)|regardless)\b)+/;

/** What shall be posted where nothing has changed. */
export function unchangedIn(text: string): Taken<Unchanged> {
  const full = IN_FULL.exec(text);
  if (full) return { value: 'full', rest: without(text, full) };
  const only = ONLY_CHANGED.exec(text);
  const rest = only ? without(text, only) : text;
  const nothing = OR_NOTHING.exec(rest);
  if (nothing) return { value: 'nothing', rest: without(rest, nothing) };
  const line = OR_LINE.exec(rest);
  if (line) return { value: 'line', rest: without(rest, line) };
  return { value: only ? 'line' : null, rest };
}
