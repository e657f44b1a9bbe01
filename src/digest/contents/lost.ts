import type { Resolved } from '../../question/resolve.ts';

/** Whether nothing is left of what was named: the whole scorecard must not stand in for it. */
export function isLost({ question, indicators, themes, areas, lost }: Resolved): boolean {
  if (lost.length === 0) return false;
  const { of, where } = question;
  if (where.kind === 'areas' && areas.length === 0) return true;
  return (of.kind === 'indicators' && indicators.length === 0) || (of.kind === 'themes' && themes.length === 0);
}
