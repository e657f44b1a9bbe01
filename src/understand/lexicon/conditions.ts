import type { Test } from '../../question/question.ts';
import { type Row, rows } from './row.ts';
import { VERDICTS_KEPT } from './verdicts.ts';

function kept(test: Test, weight: number, phrases: readonly string[]): readonly Row[] {
  return rows('condition', { role: 'condition', condition: { not: false, test } }, weight, phrases);
}

/** The same, where the words themselves deny it. */
function left(test: Test, weight: number, phrases: readonly string[]): readonly Row[] {
  return rows('condition', { role: 'condition', condition: { not: true, test } }, weight, phrases);
}

type Rated = Extract<Test, { kind: 'rated' }>['ratings'][number];

function rated(ratings: readonly Rated[], phrases: readonly string[]): readonly Row[] {
  return kept({ kind: 'rated', ratings: [...ratings] }, 1, phrases);
}

type How = Extract<Test, { kind: 'moved' }>['how'];

function moved(how: How, phrases: readonly string[]): readonly Row[] {
  return kept({ kind: 'moved', how, since: null }, 0.7, phrases);
}

/** What is kept of several, or asked of one: ratings, targets, comparators, movement, states, verdicts. */
export const CONDITIONS: readonly Row[] = [
  ...rated(
    ['red'],
    [
      'red|reds',
      'rated|rag|ragged|turned|gone|go|going|turning|currently red',
      'in the red',
      'a? red rating|rag|status',
    ],
  ),
  ...rated(['amber'], ['amber|ambers', 'rated|rag|ragged|turned|gone|go|going|turning|currently amber']),
  ...rated(['yellow'], ['yellow|yellows', 'rated|rag|ragged|turned|gone|go|going|turning|currently yellow']),
  ...rated(
    ['green'],
    ['green|greens', 'rated|rag|ragged|turned|gone|go|going|turning|currently green', 'back to? green'],
  ),
  ...rated(['red', 'amber'], ['red or|and|/|& amber', 'amber or|and|/|& red']),
  ...rated(['amber', 'green'], ['amber or green', 'green or amber']),
  ...rated(['red', 'green'], ['red or green', 'green or red']),
  ...rated(
    ['exceeds'],
    [
      'star|stars|starred|★',
      'given|got|have|has|with|a|been|carry|carrying star|stars',
      'exceeding|exceeds|exceed expectations',
      'doing|going|performing|done really|very? well',
      'good at',
      '$best things|bits|areas',
      'strengths|strong points',
      'proud of',
      'shout about',
      'celebrate|celebrating',
    ],
  ),
  ...rated(
    ['attention'],
    [
      'need|needs|needing|require|requires|requiring|wants some|our|urgent|my|more|most? attention|work|fixing|improvement',
      'flagged',
      'problem|problems|trouble|weak|hot areas|spots|measures|indicators|spot',
      'of concern',
      'concern|concerns|concerning|worry|worries|worrying',
      'struggling|underperforming|failing',
      'doing|going|performing badly|poorly',
      'bad at',
      'weaknesses',
      'should|do we|i worry|be? worried|concerned about',
    ],
  ),
  ...rated(['within'], ['within|in tolerance', 'acceptable']),
  ...rated(['unrated'], ['unrated', 'not rated|ragged', 'without|no|has|have a|no rating|rag|colour']),
  ...kept({ kind: 'symbol', symbols: ['▲'] }, 1, ['▲', 'triangle|triangles']),
  ...kept({ kind: 'symbol', symbols: ['●'] }, 1, ['●', 'dot|dots|circle|circles']),
  ...kept({ kind: 'symbol', symbols: ['▼'] }, 1, ['▼']),
  ...kept({ kind: 'symbol', symbols: ['↑', '▲'] }, 1, ['up arrow|arrows', '↑', 'arrow|arrows up|upwards']),
  ...kept({ kind: 'symbol', symbols: ['↓', '▼'] }, 1, ['down arrow|arrows', '↓', 'arrow|arrows down|downwards']),
  ...kept({ kind: 'target', side: 'meets' }, 1, [
    '$meet|$beat the|our|its|their|that|a|any? $target|it|them|that|this',
    '$meet|$beat ... $target',
    'on|at|hitting the|our|its|their? $target',
    'within|inside the|our|its|their .. $target',
    'ahead|better than|of? the|our|its|their|what? $target',
    'exceeding|exceeds|exceed|exceeded',
    'on track|course',
    'up to standard|scratch',
    '$meet|$beat .',
    'pass|passing|passed',
  ]),
  ...kept({ kind: 'target', side: 'misses' }, 1, [
    '$miss to? $meet? the|our|its|their|that|a|any? $target|it|them|that|this',
    '$miss ... $target',
    '$miss to $meet',
    'below|behind|short .. $target',
    'below|off|behind|outside|short|adrift|worse than|of|from? the|our|its|their|what? $target|tolerance',
    'fall|fell|falling|fallen|come|coming short|below|behind of? the|our|its|their? $target|it|them?',
    'off track|course',
    'cross|crosses|crossed|crossing the|its|their|a? $target|tolerance|line',
    'missed|failing',
    'missing .',
    'out of tolerance',
    'underperforming',
  ]),
  ...kept({ kind: 'target', side: 'above' }, 1, ['above|over|past|beyond than|of? the|our|its|their|what? $target']),
  ...kept({ kind: 'target', side: 'below' }, 1, [
    'under .. $target',
    'under the|our|its|their|what? $target|tolerance',
  ]),
  ...kept({ kind: 'comparator', side: 'better', comparators: [] }, 0.7, [
    'better|ahead|stronger than|of =*',
    'beat|beating|beats|outperform|outperforming|outperforms',
    'doing better .. than',
  ]),
  ...kept({ kind: 'comparator', side: 'worse', comparators: [] }, 0.7, [
    'worse|weaker than =*',
    'behind =*',
    'fall|falls|fell|falling|fallen|come|coming short|below|behind of? the? =*',
    'short of the? =*',
    'lag|lagging|lags|trail|trailing|trails behind?',
    'doing worse .. than',
  ]),
  ...moved('worse', [
    'got|gotten|getting|get|gets|gone|become|becoming|became|going worse',
    'worsen|worsened|worsening|worsens|deteriorate|deteriorated|deteriorating|deteriorates|slipped|slipping|slip|slips|slid|sliding',
    'went|gone|going|go|moved|moving|heading in? the wrong way|direction',
    'the wrong way|direction',
    'worse',
    'backwards|backward',
  ]),
  ...moved('better', [
    'got|gotten|getting|get|gets|gone|become|becoming|became|going better|quicker|faster',
    'improve|improved|improving|improves|improvers|improvement|improvements|recovered|recovering',
    'went|gone|going|go|moved|moving|heading in? the right way|direction',
    'the right way|direction',
    'better',
  ]),
  ...moved('rose', [
    'gone|went|going|goes|go|come|been|is|are|was|were|creeping|crept|shot|edging up|higher',
    'risen|rose|rising|rises|rise|grown|grew|growing|grows|grow|increased|increasing|increases|increase|climbed|climbing|climbs|jumped|soared|surged|spiked|doubled',
    'up since|on|from',
  ]),
  ...moved('fell', [
    'gone|went|going|goes|go|come|came|coming|been|is|are|was|were|edging down|lower',
    'fallen|fell|falling|falls|fall|dropped|dropping|drops|drop|decreased|decreasing|decreases|declined|declining|declines|reduced|reducing|dipped|dips|shrunk|shrank|plummeted|halved',
    'down since|on|from',
  ]),
  ...moved('unchanged', [
    'unchanged',
    'stayed|stay|staying|remained|remain|held|been|is|are the? same|flat|level|put|steady|static|stable',
    'no|not|without|any change|movement',
    'not changed|moved',
    'flat|static|steady|stagnant|plateaued|level',
  ]),
  ...moved('changed', ['changed|moved|shifted|altered', 'different .', 'change|changes|movement .']),
  ...kept({ kind: 'state', state: 'provisional' }, 1, [
    'provisional|provisionally',
    'not final|finalised|confirmed',
    'draft figures|figure|data',
  ]),
  ...kept({ kind: 'state', state: 'approximate' }, 1, ['approximate|approximated', 'rounded']),
  ...left({ kind: 'state', state: 'approximate' }, 1.5, ['exact|precise .']),
  ...kept({ kind: 'state', state: 'suppressed' }, 1, [
    'suppressed|hidden|masked|redacted',
    'too small to show|publish|report',
  ]),
  ...kept({ kind: 'state', state: 'corrected' }, 1, [
    'corrected|revised|restated|amended',
    'been corrected|revised|restated|amended',
  ]),
  ...kept({ kind: 'state', state: 'withdrawn' }, 1, ['withdrawn|retracted', 'taken down']),
  ...kept({ kind: 'state', state: 'broken' }, 1, [
    'break in the? series',
    'not comparable',
    'changed|new|different definition|definitions|method|basis|counting',
  ]),
  ...kept({ kind: 'has', what: 'target' }, 1, [
    'with|have|has|having|hold|holds|held|got|carry|carrying|set|recorded|agreed|published|come a|any|the|our|their|its|with|numeric? $target|targets',
    '$target|targets set|agreed|recorded|published|held|exist|exists|against',
  ]),
  ...left({ kind: 'has', what: 'target' }, 1, [
    'no|without|lack|lacks|lacking|missing a|any? $target|targets',
    'have|has no $target|targets',
    'untargeted',
  ]),
  ...kept({ kind: 'has', what: 'comparator' }, 1, [
    'with|have|has|having|hold|held|got|come a|any|the|our|with|other? benchmark|benchmarks|comparator|comparators|comparison|comparisons',
    'can|could .. be set against|beside|alongside =*',
    'can|could .. set|compare|benchmark .. against|beside|with|alongside =*',
  ]),
  ...left({ kind: 'has', what: 'comparator' }, 1, ['no|without a|any? benchmark|benchmarks|comparator|comparators']),
  ...kept({ kind: 'has', what: 'parts' }, 1, ['with|have|has .. breakdown|breakdowns|split', 'broken down by']),
  ...kept({ kind: 'held-on', basis: 'month' }, 1, [
    'held|reported|published|measured|counted|available monthly',
    'monthly measure|indicator|kpi|metric|one',
  ]),
  ...kept({ kind: 'held-on', basis: 'quarter' }, 1, [
    'held|reported|published|measured|counted|available quarterly',
    'quarterly measure|indicator|kpi|metric|one',
  ]),
  ...kept({ kind: 'held-on', basis: 'year' }, 1, [
    'held|reported|published|measured|counted|available annually|yearly',
    'annual|yearly measure|indicator|kpi|metric|one',
  ]),
  ...kept({ kind: 'unit', units: ['percent'] }, 0.5, [
    'percentage|percent measures|indicators|kpis|ones',
    'that|which are percentages',
  ]),
  ...kept({ kind: 'verdict', verdict: 'real' }, 0.4, [
    'real|genuine|significant|meaningful|statistically change|changes|movement|shift|shifts|improvement|improvements|difference|trend|significant',
    'really changed|moved|improved|worsened',
    'significantly|statistically|genuinely changed?',
    'is|are that|it|this|the|they .. real|genuine|significant|meaningful',
    'more than noise|chance',
    'special cause',
  ]),
  ...kept({ kind: 'verdict', verdict: 'noise' }, 0.4, [
    'noise|random|chance|blip|blips|fluke|coincidence',
    'just|only|simply|probably|mere noise|chance|random|luck|blip|variation',
    'random|natural|normal|common|usual cause? variation',
  ]),
  ...kept({ kind: 'verdict', verdict: 'out-of-reach' }, 1, [
    'out of reach',
    'unreachable|unattainable|impossible|hopeless',
    'never|can not|will not =$meet|get|be|reliably|consistently',
    'will|would never $meet',
    'stand no chance',
  ]),
  ...kept({ kind: 'verdict', verdict: 'too-close' }, 1, [
    'too close to call',
    'hit and|or miss',
    'touch and go',
    'could go either way',
    'borderline|marginal',
  ]),
  ...VERDICTS_KEPT,
];
