const ENTERS =
  '(?:go|goes|going|gone|turn|turns|turned|become|becomes|get|gets|is|are|move|moves|drop|drops|fall|falls|slip|slips|come|comes|change|changes|enter|enters|leave|leaves|stop|stops)';
const COLOUR = '(?:red|amber|green|yellow|attention)';

/** When a measure enters or leaves a rating. */
const RATED = new RegExp(
  `\\b${ENTERS} (?:being |back |again |no longer |not )?(?:in ?to |to |out of |off |below |under |above |in )?(?:the )?${COLOUR}\\b`,
);
const THE_TARGET = '(?:the |its |their |our |a )?(?:targets?|tolerance|thresholds?|track)\\b';
const OF_TARGET: readonly RegExp[] = [
  new RegExp(`\\b(?:hits?|reach(?:es)?|meets?|miss(?:es|ed)?|cross(?:es)?) ${THE_TARGET}`),
  new RegExp(
    `\\b(?:drops?|falls?|goe?s?|is|are|slips?|rises?|gets?)\\b.{0,20}\\b(?:below|under|above|over|off|on|to|of) ${THE_TARGET}`,
  ),
];
const NEEDS = /\b(?:needs?|requires?) attention\b|\bchanges? (?:rating|colour)\b/;
const OF_NUMBER =
  /\b(?:below|under|above|over|past|less than|fewer than|more than|at least|at most|exceeds?|reach(?:es)?|hits?|to) \d/;
const OF_MOVEMENT =
  /\b(?:gets?|goes|go|getting|is|are|stops?|starts?|keeps?|has|have|had|been|any)? ?(?:worse|better|improv(?:e[sd]?|ing)|deteriorat(?:e[sd]?|ing)|worsen(?:s|ed|ing)?|fall(?:s|en|ing)?|ris(?:es?|en|ing)|drop(?:s|ped|ping)?)\b/;

/** Whether words say when a figure enters or leaves a state. */
export function saysWhen(text: string): boolean {
  return [RATED, ...OF_TARGET, NEEDS, OF_NUMBER, OF_MOVEMENT].some((words) => words.test(text));
}

/** What no alert is made of: any change at all, or new data. */
export const NO_ALERT =
  /\b(?:(?:is|are|has been|have been|gets?) (?:updated|published|refreshed|changed)|changes?(?! (?:rating|colour))|moves?|new (?:data|figures?|numbers?))\b/;
