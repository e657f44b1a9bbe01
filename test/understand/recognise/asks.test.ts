import { describe, expect, it } from 'vitest';
import { asks } from '../../../src/understand/recognise/asks.ts';
import { votesIn } from './spans.ts';

/** One way of asking each; every other phrase is needed by a question of test/understand/lexicon. */
describe('words that ask', () => {
  it.each([
    ['how many children are in care?', 'value'],
    ['is it up or down?', 'change'],
    ['show me the trend', 'course'],
    ['how does A compare with B', 'compare'],
    ['what is the target', 'target'],
    ['how do we compare nationally', 'benchmark'],
    ['how far off target are we', 'gap'],
    ['when did it peak', 'extreme'],
    ['best month ever', 'extreme'],
    ['when did we last meet it', 'when'],
    ['how long has it been falling', 'run'],
    ['how many of the last 24 months', 'tally'],
    ['how many localities are below', 'tally'],
    ['what is the sum of admissions', 'sum'],
    ['average over the year', 'mean'],
    ['what share of the total', 'share'],
    ['admissions minus leavers', 'difference'],
    ['which measures are red', 'list'],
    ['what got worse since last quarter', 'movers'],
    ['summary of repairs', 'overview'],
    ['is it true that it fell', 'check'],
    ['why do some say 31% and some 26.5%', 'reconcile'],
    ['what was corrected', 'revisions'],
    ['why is it low', 'why'],
    ['what does voids mean', 'meaning'],
    ['where does it come from', 'source'],
    ['who owns it', 'owner'],
    ['how old is the data', 'age'],
    ['what are our strategic risks', 'risks'],
    ['is that real or noise', 'verdict'],
    ['what can you do', 'help'],
    ['what would turn it green', 'gap'],
    ['will we hit the target', 'verdict'],
  ] as const)('%s asks for %s', (text, ask) => {
    expect(votesIn(asks, text)[0]).toBe(ask);
  });

  it.each(['Harbour', 'repairs in time', 'voids', '2018/19'])('%s asks nothing by itself', (text) => {
    expect(votesIn(asks, text)).toEqual([]);
  });
});
