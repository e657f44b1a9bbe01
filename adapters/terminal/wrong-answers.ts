import { openConversations, type WrongAnswer } from '../../src/index.ts';
import { runListing } from './listing.ts';

const HELP = `Usage: npm run wrong-answers -- [flags]

Prints the answers that people called wrong, the newest first: what was asked, what was answered and how it was read.
They are kept where KEEP_WRONG_ANSWERS=true, for RETENTION_DAYS days.

  --json           print them as JSON
  --most NUMBER    no more than so many; 50 unless given
  --dataset NAME   those of another dataset; DATABASE_URL names any other database
  --help           show this
`;

function describe(kept: readonly WrongAnswer[]): string {
  if (kept.length === 0) return 'No answer that is kept was called wrong.\n';
  return kept.map(describeOne).join(`\n${'-'.repeat(72)}\n\n`);
}

function describeOne({ replyId, reportedBy, at, question, record }: WrongAnswer): string {
  const { indicators, themes, areas, period, basis } = record.understood;
  const read = [record.intent, ...indicators, ...themes, ...areas, period && JSON.stringify(period), basis];
  return [
    `${at.slice(0, 16).replace('T', ' ')} UTC, called wrong by ${reportedBy} (answer ${replyId})`,
    `Asked: ${question}`,
    `Read as: ${read.filter((each) => each !== null).join(' · ')}`,
    '',
    record.text,
    '',
  ].join('\n');
}

process.exitCode = await runListing(
  {
    name: 'wrong-answers',
    help: HELP,
    most: 50,
    read: ({ database }, most) => openConversations(database).wrongAnswers.list(most),
    describe,
  },
  process.argv.slice(2),
);
