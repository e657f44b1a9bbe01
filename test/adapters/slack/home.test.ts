import { describe, expect, it } from 'vitest';
import { homeView, refusedView } from '../../../adapters/slack/home.ts';
import { LIMITS, MODAL_VIEW, TEXT_INPUT } from '../../../adapters/slack/limits.ts';
import { askModal } from '../../../adapters/slack/modal.ts';
import type { Overview, RatingCounts, Standing } from '../../../src/index.ts';
import { viewProblems } from '../../fixtures/slack-blocks.ts';

const NONE: RatingCounts = { exceeds: 0, within: 0, attention: 0, yellow: 0, amber: 0, red: 0, notRated: 0 };

function standing(over: Partial<Standing> = {}): Standing {
  return {
    ...{
      code: 'BOATS',
      name: 'Boats out',
      short: 'Boats',
      aliases: [],
      theme: 'Harbour',
      value: '79%',
      period: 'Dec 2018',
      rating: null,
    },
    ...{ ratingWords: 'not rated', movement: 'not known', verdict: null },
    // No view shows these.
    aliases: [],
    observation: {} as Standing['observation'],
    ...over,
  };
}

function overview(over: Partial<Overview> = {}): Overview {
  return { counts: NONE, themes: [], standings: [], sources: ['Summer report'], ...over };
}

const hostile = '<!channel> & <https://a.example|x> *bold* \u202E '.repeat(200);

describe('the home', () => {
  it('has the worst first, what changed, and themes by how many need attention', () => {
    const red = standing({
      name: 'Nets <5',
      rating: 'red',
      ratingWords: '▲ red',
      verdict: 'worse',
      movement: 'fell, worse',
    });
    const themes = [
      { name: 'Harbour', counts: { ...NONE, exceeds: 1 }, standings: [standing()] },
      { name: 'Sea', counts: { ...NONE, red: 1 }, standings: [red] },
    ];
    const { blocks } = homeView(
      overview({ counts: { ...NONE, exceeds: 1, red: 1, amber: 2 }, standings: [red, standing()], themes }),
      [],
    );
    const texts = blocks.map((block) => JSON.stringify('text' in block ? block.text : block));
    const order = [
      'The scorecard',
      '1 ▲ red · 2 ◆ amber · 1 ★ exceeding target',
      'Needing attention',
      'Worse than',
      '*Sea*',
      '*Harbour*',
    ];
    const places = order.map((words) => texts.findIndex((text) => text.includes(words)));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBe(0);
    expect(JSON.stringify(blocks)).toContain('*Nets &lt;5* · 79%, Dec 2018 · ▲ red');
    expect(JSON.stringify(blocks)).not.toContain('Better than');
  });

  it('without any figure says so, and how they are brought in', () => {
    const view = homeView(overview(), []);
    expect(JSON.stringify(view.blocks)).toContain('I hold no figures yet.');
    expect(viewProblems(view)).toEqual([]);
  });

  it('stays within what Slack takes, however much there is and whatever it is called', () => {
    const rated = { rating: 'red', ratingWords: hostile, verdict: 'worse' } as const;
    const standings = Array.from({ length: 300 }, () => standing({ ...rated, name: hostile, value: hostile }));
    const themes = Array.from({ length: 90 }, () => ({ name: hostile, counts: { ...NONE, red: 3 }, standings }));
    const digest = { name: hostile, what: hostile, next: hostile, conversation: 'C0001> <!channel', isPersonal: false };
    const digests = Array.from({ length: 60 }, (_, at) => ({ ...digest, isMine: at % 2 === 0 }));
    const full = overview({ counts: { ...NONE, red: 300 }, standings, themes, sources: [hostile] });
    const view = homeView(full, digests);
    expect(viewProblems(view)).toEqual([]);
    expect(view.blocks.length).toBeLessThanOrEqual(LIMITS.home.blocks);
    // Not printed where it fails: it is long.
    expect(/<[!@#]|<https?:|\u202E/.test(JSON.stringify(view.blocks))).toBe(false);
  });

  it('of who may not ask is a sentence', () => {
    expect(refusedView('Not <you>.')).toEqual({
      type: 'home',
      blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Not &lt;you&gt;.', verbatim: true } }],
    });
  });
});

it('the window to ask in stays within what Slack takes', () => {
  expect(viewProblems(askModal)).toEqual([]);
  expect(askModal.title.text.length).toBeLessThanOrEqual(MODAL_VIEW.title);
  expect(askModal.submit?.text.length).toBeLessThanOrEqual(MODAL_VIEW.submit);
  expect(askModal.close?.text.length).toBeLessThanOrEqual(MODAL_VIEW.close);
  expect(askModal.callback_id?.length).toBeLessThanOrEqual(MODAL_VIEW.callbackId);
  const [input] = askModal.blocks;
  const element = input && 'element' in input && input.element.type === 'plain_text_input' ? input.element : null;
  expect(element?.max_length).toBeLessThanOrEqual(TEXT_INPUT.maxLength);
  expect(element?.placeholder?.text.length).toBeLessThanOrEqual(TEXT_INPUT.placeholder);
});
