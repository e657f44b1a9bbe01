/** When a measure enters or leaves a rating, or passes its target. */
export const CONDITION =
  /\b(?:(?:go|goes|going|gone|turn|turns|turned|become|becomes|get|gets|is|are|move|moves|drop|drops|fall|falls|slip|slips|cross|crosses|hit|hits|reach|reaches|enter|enters|leave|leaves|come|comes|rise|rises|change|changes) (?:back |again |no longer |not )?(?:in ?to |to |out of |off |below |under |above |over |on |in |from )?(?:the |its |their |a |an )?(?:red|amber|green|yellow|attention|targets?|tolerance|thresholds?|track)|needs? attention|requires? attention|miss(?:es|ed)? (?:its |their |the |a )?targets?|changes? (?:rating|colour))\b/;

/** What no alert is made of: any movement, new data, or a limit of one's own. */
export const NO_ALERT =
  /\b(?:(?:get|gets|getting|go|goes) (?:any )?(?:worse|better|up|down)|worsens?|improves?|deteriorates?|(?:is|are|has been|have been|gets?) (?:updated|published|refreshed|changed)|changes?|moves?|new (?:data|figures?)|(?:drops?|falls?|goe?s?|gets?|rises?|is|are) (?:below|under|above|over|past|to) \d[\d.]*)/;
