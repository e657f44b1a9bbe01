import { allOf } from '../reply/name.ts';
import type { Told } from './told.ts';

export interface Scope {
  /** 'Child protection', 'Coldmere', 'Child protection, Coldmere'; null: all there is. */
  readonly name: string | null;
  /** ' in child protection'; '' for all there is. */
  readonly inIt: string;
}

/** What a list or a summary is about. */
export function scopeOf({ asked }: Pick<Told, 'asked'>): Scope {
  const { where } = asked.question;
  const place =
    where.kind === 'areas' ? asked.areas.filter(({ kind }) => kind !== 'organisation').map(({ name }) => name) : [];
  const names = [
    ...(asked.themes.length === 0 ? [] : [allOf(asked.themes.map(({ name }) => name))]),
    ...(place.length === 0 ? [] : [allOf(place)]),
  ];
  return {
    name: names.length === 0 ? null : names.join(', '),
    inIt: names.length === 0 ? '' : ` in ${names.join(', ')}`,
  };
}
