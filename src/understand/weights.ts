/** What a reading is ranked by, all in one place: points, about 1 for a word that is accounted for. */
export const WEIGHTS = {
  subject: {
    /** A telling word of the wording, times its rarity and how sure it is. */
    own: 2,
    /** A word that says no more than the subject does. */
    context: 0.9,
    /** A part of the wording that was not said, times its rarity. */
    missing: { name: 0.25, alias: 0.7, inverse: 0.9, short: 0, code: 0, theme: 0.9 },
    /** … of which numbers and lengths of time count as much as this. */
    missingNumber: 0.3,
    /** Every part of the wording was said. */
    whole: 0.6,
    /** … and it is the name itself. */
    name: 0.2,
    /** A part of the wording that the thread's measure has said, times its rarity. */
    carry: 0.8,
    /** Least that the words said must tell, as a share of the rarest word's. */
    least: 0.38,
    /** … or its code, which is given to nothing else. */
    code: 0.5,
    /** All is said but its denial, so that the opposite is meant. */
    turned: 0.35,
    /** Each word that stands between those of the wording. */
    gap: 0.02,
    /** 'The … measures': all that these words tell of. */
    alike: 0.5,
    /** A theme that isn't named in full. */
    partOfTheme: 0.4,
    /** Another indicator or theme beside the first. */
    another: 0.7,
    /** Least that its own words must be worth. */
    leastOfAnother: 0.6,
  },
  left: {
    grammar: 0,
    plain: 0.05,
    degree: 0.35,
    everything: 0,
    english: 0.5,
    unknown: 0.8,
    name: 1,
    number: 1.2,
    denial: 1.5,
    /** A word that other subjects are named by, times its rarity, beside what it costs as a word. */
    ofOthers: 1.4,
    /** A word that many subjects are named by. */
    common: 0.15,
  },
  span: {
    ask: 0.5,
    other: 1,
    /** A number or a time that the measure itself is named by ('more than 20 children'). */
    ofSubject: 0.35,
  },
  votes: {
    /** Votes for another ask than the one read. */
    against: 0.35,
  },
  thread: {
    /** A message that says nothing to go on by itself. */
    carried: 0.4,
    /** A whole question of its own is no follow-up. */
    ownQuestion: 0.9,
    back: 0.6,
    /** What is like the thread's own measure. */
    near: 1.4,
    /** 'And the others' is not what was asked already. */
    again: 1,
    /** Nothing is named: everything is meant. */
    everything: 0.7,
  },
  /** How near two readings are to be asked about. */
  near: 0.3,
  /** The same of two that are known by the very words that were said. */
  nearByName: 0.9,
} as const;

/** What a part of a question votes for by itself: less than any word that asks. */
export const IMPLIED = {
  condition: 0.9,
  order: 0.8,
  place: 0.9,
  limit: 0.4,
  against: 0.7,
  several: 0.4,
  stretch: 0.5,
  quoted: 0.4,
  form: 0.3,
  group: 0.35,
  risks: 3,
  indicator: 0.3,
} as const;

/** How well an ask goes with what it is asked of. */
export const AGREEMENT = {
  /** A summary is of many measures, a figure of one. */
  overviewOfGroup: 0.8,
  figureOfGroup: -0.5,
  /** 'Anything in …' is of a group, however little of its name is said. */
  severalMeant: 1.2,
  /** Lists are of many, or of one in many places. */
  listOfOne: -0.4,
  /** What is said of a measure needs one. */
  wordsOfNothing: -0.6,
  /** One figure of everything is none. */
  figureOfAll: -1.2,
  /** 'Hello' and 'help' are about nothing. */
  talkOfMeasure: -1.5,
  /** What is said of a measure has no order. */
  orderOfWords: -1,
} as const;

/** How well the way in which a measure is held goes with what is asked of it. */
export const HOLDING = {
  /** Counts asked of a measure that counts, percentages of one that has them. */
  form: 0.5,
  /** A percentage is of a count, and a count may have a share. */
  otherForm: -0.4,
  /** Days, money and scores are neither. */
  noForm: -0.8,
  /** 'Longer' is of times, and 'cheaper' of money. */
  unit: 0.7,
  /** What goes up and down is a number first. */
  moved: 0.25,
  /** A rate per so many people that nobody asked for as a rate. */
  rateUnsaid: -0.2,
  /** No target, comparator or parts, where these are asked for. */
  lacking: -0.4,
} as const;
