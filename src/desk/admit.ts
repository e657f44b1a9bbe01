import type { Asker } from '../conversation/asker.ts';

/** Why somebody is not answered. */
export type Refusal = 'elsewhere' | 'guest' | 'external' | 'unknown' | 'shared-place';

/** Whether a person may ask where they do; `ignored`: they get no word, as bots don't. */
export type Admission =
  | { readonly kind: 'admitted'; readonly asker: Asker }
  | { readonly kind: 'refused'; readonly why: Refusal }
  | { readonly kind: 'ignored' };

/**
 * What a platform says of a person: `external` of another organisation, `elsewhere` of ours and of no part of it that is
 * served, `nobody` without a name, `unknown` where it doesn't say.
 */
export type Belonging = 'member' | 'guest' | 'external' | 'elsewhere' | 'nobody' | 'unknown';

/** What an operator has set for a platform. */
export interface AdmissionRules {
  readonly allowsGuests: boolean;
  /** People of other organisations, and places shared with them. */
  readonly allowsExternal: boolean;
}

/**
 * Why a person is refused; null: they may ask.
 *
 * @param isShared - whether people of other organisations see what is answered there
 */
export function refusalOf(belonging: Belonging, isShared: boolean, rules: AdmissionRules): Refusal | null {
  switch (belonging) {
    case 'nobody':
      return 'external';
    case 'external':
      return rules.allowsExternal ? null : 'external';
    case 'elsewhere':
    case 'unknown':
      return belonging;
    case 'guest':
      return rules.allowsGuests ? inPlace(isShared, rules) : 'guest';
    case 'member':
      return inPlace(isShared, rules);
  }
}

function inPlace(isShared: boolean, { allowsExternal }: AdmissionRules): Refusal | null {
  return isShared && !allowsExternal ? 'shared-place' : null;
}
