import { describe, expect, it } from 'vitest';
import { inShort, type Labelled, useCatalogue } from './read.ts';

const catalogue = useCatalogue();

const LISTS: Labelled = [
  ['digest', 'list'],
  ['digest list', 'list'],
  ['/scorecard digest list', 'list'],
  ['scorecard digest list', 'list'],
  ['digest help', 'list'],
  ['alerts', 'list'],
  ['alert list', 'list'],
  ['what alerts do we have?', 'list'],
  ['list alerts', 'list'],
  ['which digests are set up here?', 'list'],
  ['what is set up here?', 'list'],
  ['am i signed up for anything?', 'list'],
  ['what do i get and when?', 'list'],
  ['when is the next digest?', 'list'],
  ['show my digests', 'list'],
  ['what digests are there in this channel', 'list'],
  ["show me what's posted here", 'list'],
  ['are there any alerts here?', 'list'],
  ['what is a digest?', 'list'],
  ['digets list', 'list'],
  ['is anything subscribed', 'list'],
  ['what was in the last digest?', 'list'],
  ['digest list please', 'list'],
  ['Digest List', 'list'],
  ['DIGEST LIST', 'list'],
];

const PAUSES: Labelled = [
  ['digest pause until 1 April', 'pause · digest · until 2026-04-01'],
  ['pause alert 2 until monday', 'pause · alert 2 · until 2026-03-30'],
  ['pause', 'pause'],
  ['pause it', 'pause'],
  ['pause digest', 'pause · digest'],
  ['pause digest 2 until 1 april', 'pause · digest 2 · until 2026-04-01'],
  ['pause the monday digest for two weeks', 'pause · monday digest · until 2026-04-10'],
  ['pause the digest until further notice', 'pause · digest'],
  ['pause until next week', 'pause · until 2026-03-30'],
  ['pause everything until the new year', 'pause · all · until 2027-01-01'],
  ['pause for a month', 'pause · until 2026-04-27'],
  ['pause until the end of may', 'pause · until 2026-06-01'],
  ['hold the digest until thursday', 'pause · digest · until 2026-04-02'],
  ['mute this for 3 weeks', 'pause · until 2026-04-17'],
  ['stop the digest until june', 'pause · digest · until 2026-06-01'],
  ['pause all alerts until monday', 'pause · all alert · until 2026-03-30'],
  ['pause my digest while i am on leave until 14 april', 'pause · digest · until 2026-04-14'],
  ['/scorecard digest pause until 1 April', 'pause · digest · until 2026-04-01'],
  ['digest pause 2 until 1 April', 'pause · digest 2 · until 2026-04-01'],
  ['pause until 1 April', 'pause · until 2026-04-01'],
  ['pause digest until tomorrow', 'pause · digest · until 2026-03-28'],
];

const RESUMES: Labelled = [
  ['digest resume', 'resume · digest'],
  ['resume digest 2', 'resume · digest 2'],
  ['resume all', 'resume · all'],
  ['start it again', 'resume'],
  ['turn it back on', 'resume'],
  ['turn the digest back on', 'resume · digest'],
  ['unpause', 'resume'],
  ['restart the digest', 'resume · digest'],
  ['resume alert 3', 'resume · alert 3'],
  ['/scorecard digest resume', 'resume · digest'],
  ['digest resume 2', 'resume · digest 2'],
  ['digest resume all', 'resume · all digest'],
];

const STOPS: Labelled = [
  ['digest stop', 'stop · digest'],
  ['stop alerts', 'stop · alert'],
  ['stop digest 1', 'stop · digest 1'],
  ['stop', 'stop'],
  ['stop it', 'stop'],
  ['stop them all', 'stop · all'],
  ['stop all digests', 'stop · all digest'],
  ['cancel the weekly digest', 'stop · digest'],
  ['unsubscribe', 'stop'],
  ['please stop sending these', 'stop'],
  ['turn it off', 'stop'],
  ['turn off the monday digest', 'stop · monday digest'],
  ['no more digests please', 'stop · digest'],
  ['i dont want the weekly digest any more', 'stop · digest'],
  ['delete digest 3', 'stop · digest 3'],
  ['remove alert 1', 'stop · alert 1'],
  ['take me off the list', 'stop'],
  ['digest stop 99999999999999999999', 'stop · digest 100000000000000000000'],
  ['stop sending these', 'stop'],
  ['stop digest 100', 'stop · digest 100'],
  ['stop alert 3', 'stop · alert 3'],
  ['/scorecard digest stop', 'stop · digest'],
  ['scorecard digest stop 2', 'stop · digest 2'],
  ['digest stop all', 'stop · all digest'],
  ['/scorecard digest stop 2', 'stop · digest 2'],
  ['digest stop 2', 'stop · digest 2'],
];

const PREVIEWS: Labelled = [
  ['digest preview', 'preview · digest'],
  ['preview', 'preview'],
  ['preview digest 1', 'preview · digest 1'],
  ['preview a digest of child protection', 'preview · digest · Child protection'],
  ['what would the digest look like?', 'preview · digest'],
  ['show me a preview of the weekly digest', 'preview · digest'],
  ['preview alert 1', 'preview · alert 1'],
  ['/scorecard digest preview', 'preview · digest'],
  ['digest preview 2', 'preview · digest 2'],
];

const RUNS: Labelled = [
  ['digest run now', 'run · digest'],
  ['run digest 1 now', 'run · digest 1'],
  ['run it now', 'run'],
  ['send the digest now', 'run · digest'],
  ['post the digest now', 'run · digest'],
  ['send digest 2 now', 'run · digest 2'],
  ['run now', 'run'],
  ['digest run', 'run · digest'],
  ['/scorecard digest run now', 'run · digest'],
  ['digest run 2 now', 'run · digest 2'],
];

const CHANGES: Labelled = [
  ['only when something changed', 'change · unchanged: line'],
  ['move digest 1 to fridays', 'change · digest 1 · every Friday'],
  ['move it to fridays at 8:30', 'change · every Friday · 08:30'],
  ['change digest 2 to 10am', 'change · digest 2 · when? · 10:00'],
  ['make it fridays', 'change · every Friday'],
  ['make that every other week', 'change · every other Monday'],
  ['can we have it on tuesdays instead', 'change · every Tuesday'],
  ['change the time to 8', 'change · when? · 08:00'],
  ['change my digest to weekdays at half past eight', 'change · digest · every weekday (Monday to Friday) · 08:30'],
  ['switch it to monthly', 'change · on the 1st of every month'],
  ['move the monday one to wednesdays', 'change · monday · every Wednesday'],
  ['make digest 1 about children in care', 'change · digest 1 · Children in care'],
  ['change digest 1 to cover child protection', 'change · digest 1 · Child protection'],
  ['change it to only when something changed', 'change · unchanged: line'],
  ['move my digest from monday to friday', 'change · digest · every Friday'],
  ['set digest 2 to 7:45', 'change · digest 2 · when? · 07:45'],
];

const ALERTS: Labelled = [
  ['alert us when re-referrals go red', 'alert · REF-RE · red'],
  ['alert me if re-referrals turn red', 'alert · REF-RE · red'],
  ['tell us when re-referrals go red', 'alert · REF-RE · red'],
  ['let me know when re-referrals go red', 'alert · REF-RE · red'],
  ['notify us when anything goes red', 'alert · everything · red'],
  ['warn us as soon as child protection needs attention', 'alert · Child protection · attention'],
  ['ping me if dental checks drops out of amber', 'alert · CIC-DENTAL · not amber'],
  ['tell me when the timeliness of initial health assessments misses its target', 'alert · CIC-IHA · misses'],
  [
    'alert us when children in care goes red and remind us every week while it stays red',
    'alert · Children in care · red · again · every Monday',
  ],
  ['alert when re-referrals go red, remind every monday at 9', 'alert · REF-RE · red · again · every Monday · 09:00'],
  ['let us know if anything turns red', 'alert · everything · red'],
  ['alert us about re-referrals', 'alert · REF-RE · red'],
  ['alert us when this goes red', 'alert · what? · red'],
  ['alert us when re-referrals is no longer red', 'alert · REF-RE · not red'],
  ['alert us when re-referrals hits its target', 'alert · REF-RE · meets'],
  ['can you alert me to the worst indicators', 'alert · everything · red'],
  ['let me know if we are below target on re-referrals', 'alert · REF-RE · misses'],
  ['set up an alert for re-referrals', 'alert · REF-RE · red'],
  ['alert us if any children in care measure goes red', 'alert · Children in care · red'],
  ['alert us when re-referrals comes out of red', 'alert · REF-RE · not red'],
  ['tell me as soon as anything needs attention', 'alert · everything · attention'],
  ['let the team know when child protection goes into red', 'alert · Child protection · red'],
  ['warn us about re-referrals', 'alert · REF-RE · red'],
  [
    'notify me when dental checks cross their threshold, and again every monday while it stays',
    'alert · CIC-DENTAL · misses · again · every Monday',
  ],
  ['alert us when re-referrals go red and again when they come back', 'alert · REF-RE · red'],
  ['alert us every monday if re-referrals is red', 'alert · REF-RE · red · again · every Monday'],
  ['alert us when something goes red', 'alert · everything · red'],
  ['alert us when re-referrals go red and then when it comes back', 'alert · REF-RE · red'],
  ['alert us when re-referrals go red, and when it comes back', 'alert · REF-RE · red'],
];

/** Said about what is set up: only an order acts. */
const NO_ORDERS: Labelled = [
  ['how do I stop the digest?', 'list'],
  ['how do i stop it?', 'no request'],
  ['who can stop the digest?', 'list'],
  ['should we stop the digest?', 'list'],
  ["don't stop the digest", 'list'],
  ['please do not stop the digest', 'list'],
  ['the digest did not stop', 'list'],
  ['can we stop the digest?', 'list'],
  ['did someone stop the digest?', 'list'],
  ['why was the digest stopped?', 'list'],
  ['is the digest paused?', 'list'],
  ['our digest has stopped', 'list'],
  ['what happens if I stop the digest?', 'list'],
  ['when did you pause the alert?', 'list'],
  ['never cancel the weekly digest', 'list'],
  ['can you stop the digest please', 'stop · digest'],
  ["I'd like you to stop the digest", 'stop · digest'],
  ['i want to stop the digest', 'stop · digest'],
  ['right, stop the digest', 'stop · digest'],
  ["let's stop the digest", 'stop · digest'],
];

const THRESHOLDS: Labelled = [
  ['alert us when dental checks stop improving', 'alert · CIC-DENTAL · not better'],
  ['alert us when re-referrals stop being red', 'alert · REF-RE · not red'],
  ['alert us when dental checks drop below 70%', 'alert · CIC-DENTAL · under 70'],
  ['alert me when re-referrals go above 30%', 'alert · REF-RE · over 30'],
  ['tell us when dental checks are fewer than 80% in any locality', 'refused · not-held · locality'],
  ['alert us when re-referrals has fallen three months running', 'alert · REF-RE · fell x3'],
  ['alert us if dental checks falls for 4 quarters in a row', 'alert · CIC-DENTAL · fell x4'],
  ['let us know when anything gets worse', 'alert · everything · worse'],
  ['warn us when re-referrals rises', 'alert · REF-RE · rose'],
];

describe('a message that', () => {
  it.each(NO_ORDERS)('is no order unless it says so to the bot: %s → %s', (words, reading) => {
    expect(inShort(words, catalogue())).toBe(reading);
  });

  it.each(THRESHOLDS)('says in the alert itself when it is told: %s → %s', (words, reading) => {
    expect(inShort(words, catalogue())).toBe(reading);
  });

  it.each(LISTS)('lists: %s → %s', (words, reading) => {
    expect(inShort(words, catalogue())).toBe(reading);
  });

  it.each(PAUSES)('pauses: %s → %s', (words, reading) => {
    expect(inShort(words, catalogue())).toBe(reading);
  });

  it.each(RESUMES)('resumes: %s → %s', (words, reading) => {
    expect(inShort(words, catalogue())).toBe(reading);
  });

  it.each(STOPS)('stops: %s → %s', (words, reading) => {
    expect(inShort(words, catalogue())).toBe(reading);
  });

  it.each(PREVIEWS)('previews: %s → %s', (words, reading) => {
    expect(inShort(words, catalogue())).toBe(reading);
  });

  it.each(RUNS)('posts now: %s → %s', (words, reading) => {
    expect(inShort(words, catalogue())).toBe(reading);
  });

  it.each(CHANGES)('changes: %s → %s', (words, reading) => {
    expect(inShort(words, catalogue())).toBe(reading);
  });

  it.each(ALERTS)('sets an alert up: %s → %s', (words, reading) => {
    expect(inShort(words, catalogue())).toBe(reading);
  });
});
