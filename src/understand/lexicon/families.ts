/**
 * Words that stand for each other in phrases, by the name that phrases give them: `$fell` is any form of falling. Only
 * ordinary English: what a field calls its things comes with its data.
 */
export const FAMILIES: Readonly<Record<string, string>> = {
  /** Forms of to be, do and have, that ask or tell. */
  is: 'is|are|was|were|be|been|being|am',
  do: 'do|does|did|doing|done',
  have: 'have|has|had|having',
  will: 'will|shall|would|could|can|might|should|may',
  /** Whoever is spoken of. */
  we: 'we|they|it|i|you|he|she|one|us|them|anyone|anybody|everyone',
  that: 'that|this|it|those|these|them|they',
  /** Directions. */
  rise: 'rise|rising|risen|rose|grow|growing|grew|grown|growth|increase|increasing|increased|climb|climbing|climbed|creep|creeping|crept|jump|jumped|jumping|soar|soared|soaring|surge|surged|spike|spiked|spiking|up|upward|upwards',
  fall: 'fall|falling|fallen|fell|drop|dropping|dropped|decrease|decreasing|decreased|decline|declining|declined|reduce|reducing|reduced|reduction|shrink|shrinking|shrank|shrunk|dip|dipped|dipping|slump|slumped|plummet|plummeted|down|downward|downwards',
  improve: 'improve|improving|improved|improvement|recover|recovering|recovered|better',
  worsen:
    'worsen|worsening|worsened|deteriorate|deteriorating|deteriorated|deterioration|slip|slipping|slipped|slide|sliding|slid|worse',
  change: 'change|changing|changed|move|moving|moved|movement|shift|shifted|shifting|differ|differed',
  /** Passing and missing. */
  meet: 'meet|meeting|met|hit|hitting|reach|reaching|reached|achieve|achieving|achieved|make|making|made|attain|attained',
  miss: 'miss|missing|missed|fail|failing|failed',
  beat: 'beat|beating|beaten|exceed|exceeding|exceeded|surpass|surpassing|surpassed|clear|clearing|cleared|outperform|outperforming|top|topping',
  target: 'target|sla|goal|standard|aim|objective|threshold|ambition|expectation',
  /** What a figure is called. */
  figure: 'figure|number|value|result|stat|statistic|score|reading|total|percentage|percent|rate|level|data|amount',
  measure: 'measure|indicator|kpi|metric|pi|target|line|item|figure|stat|number',
  area: 'area|locality|district|patch|place|ward|site|branch|region|office|team|part|neighbourhood|zone|division|location|unit|group',
  month: 'month|quarter|year|week|period|time|point',
  best: 'best|strongest|top|greatest|finest|quickest|fastest|soonest',
  worst: 'worst|poorest|weakest|bottom|lowliest|slowest',
  highest: 'highest|most|largest|biggest|maximum|max|greatest|peak|record',
  lowest: 'lowest|fewest|least|smallest|minimum|min|littlest',
  show: 'show|give|tell|list|name|get|send|let|display|see|find|bring|pull',
  compare: 'compare|compared|comparing|comparison|comparable',
  say: 'say|saying|said|claim|claiming|claimed|tell|told|think|thought|reckon|believe|heard|hear|read|quote|quoted|report|reported|suggest|suggested',
};
