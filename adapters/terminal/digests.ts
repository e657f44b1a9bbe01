import { type DeliveryStanding, type DigestStanding, digestStandings, openDigests } from '../../src/index.ts';
import { runListing } from './listing.ts';

const HELP = `Usage: npm run digests -- [flags]

Lists the digests and alerts that people have set up, by the place that they are posted in: what is posted and when, who
set it up, the next posts, and what became of the last ones. It changes nothing.

  --json           print them as JSON
  --most NUMBER    no more than so many of the last posts of each; 5 unless given
  --dataset NAME   those of another dataset; DATABASE_URL names any other database
  --help           show this

What became of a post:
  posted    the platform has said so
  skipped   not to be posted: missed during an outage, nothing had changed, paused, stopped, or a newer one was due
  refused   certainly not posted, and given up; its owner was told
  unknown   it may have arrived, and nobody can look: it is never repeated; its owner was told
  gone      nothing can be posted there any more: it is paused, and its owner was told
`;

function describe(standings: readonly DigestStanding[]): string {
  if (standings.length === 0) return 'No digest or alert is set up.\n';
  return `${standings.map(describeOne).join('\n')}\n${inAll(standings)}\n`;
}

function describeOne(standing: DigestStanding): string {
  const { platform, organisation, conversation, isPersonal, name, what, owner, createdAt, nextSlots, next } = standing;
  const last = standing.last.length === 0 ? ['    none yet'] : standing.last.map((each) => `    ${describePost(each)}`);
  return [
    `${platform} ${conversation}${isPersonal ? ' (personal)' : ''}, organisation ${organisation}`,
    `  ${name}: ${what}`,
    `  Set up by ${owner} on ${createdAt.slice(0, 10)}`,
    `  Next: ${next}${nextSlots.length > 1 ? `, then ${nextSlots.slice(1).map(inUtc).join(', ')}` : ''}`,
    '  Last:',
    ...last,
    '',
  ].join('\n');
}

/** 'Monday 30 March 2026 at 09:00: unknown (cannot-look), 2 attempts'. */
function describePost({ kind, due, outcome, reason, isLate, attempts }: DeliveryStanding): string {
  const notes = [...(isLate ? ['late'] : []), ...(reason === null ? [] : [reason])];
  const what = kind === 'digest' ? '' : ` (${kind === 'notice' ? 'told to its owner' : kind})`;
  return `${due}${what}: ${outcome ?? 'under way'}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}${attempts > 1 ? `, ${attempts} attempts` : ''}`;
}

function inUtc(moment: string): string {
  return `${moment.slice(0, 16).replace('T', ' ')} UTC`;
}

/** '3 digests and alerts, 1 paused. Of the posts above: 10 posted, 1 unknown.' */
function inAll(standings: readonly DigestStanding[]): string {
  const paused = standings.filter(({ state }) => state === 'paused').length;
  const counts = new Map<string, number>();
  for (const { outcome } of standings.flatMap(({ last }) => last)) {
    const key = outcome ?? 'under way';
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const posts = [...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ');
  const all = standings.length === 1 ? '1 digest or alert' : `${standings.length} digests and alerts`;
  return `${all}${paused > 0 ? `, ${paused} paused` : ''}.${posts === '' ? '' : ` Of the posts above: ${posts}.`}`;
}

process.exitCode = await runListing(
  {
    name: 'digests',
    help: HELP,
    most: 5,
    read: ({ database, store }, most, { timeZone: zone }) =>
      digestStandings({ digests: openDigests(database), data: store, now: () => new Date(), zone }, most),
    describe,
  },
  process.argv.slice(2),
);
