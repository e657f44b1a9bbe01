import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../src/catalogue/catalogue.ts';
import { reportStore } from '../../fixtures/report-bot.ts';
import { AFTER_RE_REFERRALS, inShort } from './read.ts';

let catalogue: Catalogue;
let close: () => Promise<void>;

beforeAll(async () => {
  const opened = await reportStore();
  catalogue = await opened.store.catalogue();
  close = opened.close;
});
afterAll(() => close());

type Labelled = readonly (readonly [string, string])[];

const SET_UP: Labelled = [
  ['send me this every Monday at 9', 'set-up · what? · every Monday · 09:00'],
  [
    'post the red indicators for children in care here every weekday at 8:30',
    'set-up · red, Children in care · every weekday (Monday to Friday) · 08:30',
  ],
  ['weekly digest', 'set-up · everything · every Monday'],
  ['weekly digest, only when something changed', 'set-up · everything · every Monday · unchanged: line'],
  ['weekly digest in full even if nothing changed', 'set-up · everything · every Monday · unchanged: full'],
  ['weekly digest please', 'set-up · everything · every Monday'],
  ['daily digest of child protection at 7am', 'set-up · Child protection · every day · 07:00'],
  [
    'monthly digest on the first working day at 8',
    'set-up · everything · on the first weekday (Monday to Friday) of every month · 08:00',
  ],
  ['can i have the headlines every friday afternoon', 'set-up · everything · every Friday · 14:00'],
  ['send us the children in care figures each tuesday 9.30', 'set-up · Children in care · every Tuesday · 09:30'],
  ['post re-referrals on the last friday of the month', 'set-up · REF-RE · on the last Friday of every month'],
  ['email me this every week', 'set-up · what? · every Monday'],
  ['every monday', 'set-up · what? · every Monday'],
  ['quarterly digest', 'set-up · everything · on the 1st of January, April, July and October'],
  ['send everything on the 1st of every month', 'set-up · everything · on the 1st of every month'],
  [
    'digest for health every weekday except wednesday',
    'set-up · Health and wellbeing · every Monday, Tuesday, Thursday and Friday',
  ],
  ['digest every day at noon', 'set-up · everything · every day · 12:00'],
  ['digest every morning', 'set-up · everything · every day · 09:00'],
  ['digest every evening at 6', 'set-up · everything · every day · 18:00'],
  ['digest daily 17:00', 'set-up · everything · every day · 17:00'],
  ['digest at 0830 every weekday', 'set-up · everything · every weekday (Monday to Friday) · 08:30'],
  ['digest every monday at 9 in europe/paris time', 'set-up · everything · every Monday · 09:00 · Europe/Paris'],
  ['digest every monday at 9 uk time', 'set-up · everything · every Monday · 09:00 · Europe/London'],
  [
    'digest on the 31st of each month',
    'set-up · everything · on the 31st (or the last day, where it is shorter) of every month',
  ],
  ['digest every monday only when something changed', 'set-up · everything · every Monday · unchanged: line'],
  [
    'digest every monday only when something changed, otherwise nothing',
    'set-up · everything · every Monday · unchanged: nothing',
  ],
  ['digest every monday, nothing if nothing has changed', 'set-up · everything · every Monday · unchanged: nothing'],
  ['digest every monday, one line when nothing changed', 'set-up · everything · every Monday · unchanged: line'],
  ['digest every monday in full even if nothing changed', 'set-up · everything · every Monday · unchanged: full'],
  ['weekly digest starting 6 april', 'set-up · everything · every Monday · from 2026-04-06'],
  ['weekly digest from next monday', 'set-up · everything · every Monday · from 2026-03-30'],
  ['digest of the amber and red every monday', 'set-up · red, amber · every Monday'],
  ['post everything that needs attention every monday', 'set-up · attention · every Monday'],
  ['digest of what missed target every friday', 'set-up · below-target · every Friday'],
  ['send the trend of re-referrals on the 1st of each month', 'set-up · trend of REF-RE · on the 1st of every month'],
  ['send what got worse every friday', 'set-up · movers worse of everything · every Friday'],
  ['weekly digest of our risks', 'set-up · risk of everything · every Monday'],
  ['send me this every <script>alert(1)</script>', 'set-up · what? · when?'],
  ['digest every monday at 9 <!channel>', 'set-up · everything · every Monday · 09:00'],
  ['digest every monday @everyone', 'set-up · everything · every Monday'],
  ['post this every monday in the public channel', 'set-up · what? · every Monday'],
  ['digest at 9', 'set-up · everything · when? · 09:00'],
  ['digest at', 'set-up · everything · when?'],
  ['digest every', 'set-up · everything · when?'],
  ['digest every monday at nine thirty', 'set-up · everything · every Monday · 09:30'],
  ['digest every monday at quarter to nine', 'set-up · everything · every Monday · 08:45'],
  ['digest every monday at 9.30am', 'set-up · everything · every Monday · 09:30'],
  ['digest every monday at 12am', 'set-up · everything · every Monday · 00:00'],
  ['digest every monday at 13pm', 'set-up · everything · every Monday · 13:00'],
  ['digest mondays', 'set-up · everything · every Monday'],
  ['digest mon wed fri 8am', 'set-up · everything · every Monday, Wednesday and Friday · 08:00'],
  ['digest wkly', 'set-up · everything · every Monday'],
  ['dijest every monday', 'set-up · everything · every Monday'],
  ['weekly digset', 'set-up · everything · every Monday'],
  ['post this weekly', 'set-up · what? · every Monday'],
  ['digest every monday at five fifteen', 'set-up · everything · every Monday · 17:15'],
  ['every friday pls', 'set-up · what? · every Friday'],
  ['digest every monday', 'set-up · everything · every Monday'],
  [
    'digest every monday, always in full, even if nothing has changed',
    'set-up · everything · every Monday · unchanged: full',
  ],
  ['send me re-referrals every monday at 9', 'set-up · REF-RE · every Monday · 09:00'],
  ['re-referrals every monday at 9', 'set-up · REF-RE · every Monday · 09:00'],
  ['child protection every week at 8am', 'set-up · Child protection · every Monday · 08:00'],
  [
    'can we get child protection every 2 weeks on a thursday at 4pm',
    'set-up · Child protection · every other Thursday · 16:00',
  ],
  [
    'could you please post the children in care headlines in here each monday morning',
    'set-up · Children in care · every Monday · 09:00',
  ],
  ['we need the front door figures daily at 7:30am', 'set-up · Contact and front door · every day · 07:30'],
  ['put me down for the monday digest', 'set-up · everything · every Monday'],
  ['subscribe me to child protection', 'set-up · Child protection · when?'],
  ['subscribe', 'set-up · what? · when?'],
  ['sign us up for the weekly one', 'set-up · what? · every Monday'],
  ['set up a digest', 'set-up · everything · when?'],
  ['set up a weekly digest for child protection at 9', 'set-up · Child protection · every Monday · 09:00'],
  ['can the headlines land here every week?', 'set-up · everything · every Monday'],
  ['schedule the headlines for every weekday 8am', 'set-up · everything · every weekday (Monday to Friday) · 08:00'],
  ['post at 9 every day', 'set-up · what? · every day · 09:00'],
  ['digest every weekday 8.30am of the reds', 'set-up · red · every weekday (Monday to Friday) · 08:30'],
  ['send us all the ambers and reds on tuesdays', 'set-up · red, amber · every Tuesday'],
  ['digest of placement stability fortnightly on fridays', 'set-up · Placement stability · every other Friday'],
  [
    'monthly digest on the last working day at 4pm',
    'set-up · everything · on the last weekday (Monday to Friday) of every month · 16:00',
  ],
  [
    'digest on the first monday of each month at 10',
    'set-up · everything · on the first Monday of every month · 10:00',
  ],
  ['digest on the second tuesday of every month', 'set-up · everything · on the second Tuesday of every month'],
  ['digest on the last day of the month', 'set-up · everything · on the last day of every month'],
  ['digest at the end of each quarter', 'set-up · everything · on the last day of January, April, July and October'],
  ['digest every monday and wednesday at noon', 'set-up · everything · every Monday and Wednesday · 12:00'],
  ['digest weekdays 0800', 'set-up · everything · every weekday (Monday to Friday) · 08:00'],
  ['digest every weekend', 'set-up · everything · every Saturday and Sunday'],
  ['digest every monday at midnight', 'set-up · everything · every Monday · 00:00'],
  ['digest every monday first thing', 'set-up · everything · every Monday · 08:00'],
  ['digest every monday at close of play', 'set-up · everything · every Monday · 17:00'],
  ['digest mondays at half 8', 'set-up · everything · every Monday · 08:30'],
  ['digest mondays at half past 8', 'set-up · everything · every Monday · 08:30'],
  ['digest mondays at ten to nine', 'set-up · everything · every Monday · 08:50'],
  ['digest every monday at 9 america/new_york', 'set-up · everything · every Monday · 09:00 · America/New_York'],
  ['digest every monday at 9 (Europe/London)', 'set-up · everything · every Monday · 09:00 · Europe/London'],
  ['digest every monday from 4 may', 'set-up · everything · every Monday · from 2026-05-04'],
  ['digest every monday starting in june', 'set-up · everything · every Monday · from 2026-06-01'],
  ['digest on the 29th', 'set-up · everything · on the 29th (or the last day, where it is shorter) of every month'],
  ['would love the headlines every week', 'set-up · everything · every Monday'],
  ['digest for our monday meeting every monday at 8', 'set-up · everything · every Monday · 08:00'],
  ['digest for the board every month', 'set-up · everything · on the 1st of every month'],
  ['weekly digest for the team', 'set-up · everything · every Monday'],
  ['give us a round-up every friday at 4', 'set-up · everything · every Friday · 16:00'],
  ['please could we have the main points each friday', 'set-up · everything · every Friday'],
  ['weekly digest with a chart', 'set-up · everything · every Monday'],
  ['weekly digest for me and the team please', 'set-up · everything · every Monday'],
  ['digest with just the headlines weekly', 'set-up · everything · every Monday'],
  ['weekly digest in short', 'set-up · everything · every Monday'],
  ['big picture every monday', 'set-up · everything · every Monday'],
  ['weekly digest of what changed', 'set-up · everything · every Monday'],
  ['digest of the worst ones every friday', 'set-up · attention · every Friday'],
  ['top 5 worst every monday', 'set-up · everything · every Monday'],
  ['send me the top five worst indicators every monday', 'set-up · attention · every Monday'],
  ['weekly digest of data that is overdue', 'set-up · what? · every Monday'],
  ['digest of measures that miss their target every monday', 'set-up · below-target · every Monday'],
  ['/scorecard digest every Monday at 9', 'set-up · everything · every Monday · 09:00'],
  ['/scorecard digest of child protection every Friday at 16:30', 'set-up · Child protection · every Friday · 16:30'],
  ['Send Me This Every Monday At 9', 'set-up · what? · every Monday · 09:00'],
  [
    'digest every monday at 9am please, only when something has changed',
    'set-up · everything · every Monday · 09:00 · unchanged: line',
  ],
  ['weekly digest of CP at 9:00', 'set-up · Child protection · every Monday · 09:00'],
  [
    'digest of re-referrals and dental checks every tuesday at 10',
    'set-up · REF-RE, CIC-DENTAL · every Tuesday · 10:00',
  ],
  [
    'compare re-referrals with england every month on the 1st',
    'set-up · benchmark of REF-RE · on the 1st of every month',
  ],
  ['send me re-referrals against england every monday', 'set-up · benchmark of REF-RE · every Monday'],
  ['send the reasons for re-referrals every monday', 'set-up · why of REF-RE · every Monday'],
  ['post how many children are in care every friday', 'set-up · count of CIC-N · every Friday'],
];

const AFTER_AN_ANSWER: Labelled = [
  ['send me this every Monday at 9', 'set-up · REF-RE · every Monday · 09:00'],
  ['post this here every weekday at 8:30', 'set-up · REF-RE · every weekday (Monday to Friday) · 08:30'],
  ['can u send me this evry monday 9am', 'set-up · REF-RE · every Monday · 09:00'],
  ['snd me this every mon at 9', 'set-up · REF-RE · every Monday · 09:00'],
  ['pls post this weekly', 'set-up · REF-RE · every Monday'],
  ['every monday at nine post that here', 'set-up · REF-RE · every Monday · 09:00'],
  ['same thing every thursday pls', 'set-up · REF-RE · every Thursday'],
  ['this every monday', 'set-up · REF-RE · every Monday'],
  ['every friday pls', 'set-up · REF-RE · every Friday'],
  ['send me this tomorrow at 9', 'refused · not-repeated · send me this tomorrow at 9'],
  ['send me this on monday', 'refused · not-repeated · send me this on monday'],
  ['alert us when this goes red', 'alert · REF-RE · red'],
  ['tell me if it goes red', 'alert · REF-RE · red'],
  ['please post this weekly', 'set-up · REF-RE · every Monday'],
  ['post this weekly', 'set-up · REF-RE · every Monday'],
  ['snd me this every monday at 9', 'set-up · REF-RE · every Monday · 09:00'],
  ['digest of this every monday', 'set-up · REF-RE · every Monday'],
  ['can i have that in my inbox every monday', 'set-up · REF-RE · every Monday'],
  ['post these every 1st of the month', 'set-up · REF-RE · on the 1st of every month'],
  ['keep me posted every friday on this', 'set-up · REF-RE · every Friday'],
  ['send me this same time next week', 'no request'],
  ['send this every month on the 3rd at 3', 'set-up · REF-RE · on the 3rd of every month · 15:00'],
  ['send me this every monday for the team meeting', 'set-up · REF-RE · every Monday'],
];

describe('a message that sets a digest up', () => {
  it.each(SET_UP)('by itself: %s → %s', (words, reading) => {
    expect(inShort(words, catalogue)).toBe(reading);
  });

  it.each(AFTER_AN_ANSWER)('after an answer, with what was answered: %s → %s', (words, reading) => {
    expect(inShort(words, catalogue, AFTER_RE_REFERRALS)).toBe(reading);
  });
});
