import type { Asker } from './conversation/asker.ts';
import type { Log } from './log.ts';
import type { AnswerRecord } from './reply/record.ts';

/** Leaves a line that says who asked, where, and about what; never their words. */
export function audit(
  log: Log,
  asker: Asker,
  { id, record }: { readonly id: string; readonly record: AnswerRecord },
): void {
  const indicators = [...new Set([...record.understood.indicators, ...record.facts.map((fact) => fact.indicator)])];
  log.info(
    {
      audit: true,
      ...asker,
      replyId: id,
      intent: record.intent,
      outcome: record.outcome,
      indicators: indicators.filter((code) => code !== null),
      elapsedMs: record.elapsedMs,
    },
    'question answered',
  );
}
