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

/** As `audit`, of an answer that a person has shown to others: no question was asked, so that no other line tells of it. */
export function sharedAudit(
  log: Log,
  { platform, organisation, person, conversation }: Asker,
  { id: replyId, record }: { readonly id: string; readonly record: AnswerRecord },
): void {
  const indicators = [...new Set(record.facts.map(({ indicator }) => indicator))];
  log.info({ audit: true, platform, organisation, person, conversation, replyId, indicators }, 'answer shared');
}
