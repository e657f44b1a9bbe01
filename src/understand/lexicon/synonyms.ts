/**
 * Plain English that means the same in any organisation's measures: each row a concept and its words. Words of one field
 * are data of a catalogue (word packs), not these.
 */
export const SYNONYMS: readonly (readonly [concept: string, words: readonly string[]])[] = [
  [
    'timely',
    [
      'on time',
      'in time',
      'within timescale',
      'within timescales',
      'in timescale',
      'timely',
      'timeliness',
      'promptly',
      'prompt',
      'punctual',
      'within deadline',
      'within target time',
      'on schedule',
      'quickly',
      'fast enough',
      'quickly enough',
      'timescale',
      'deadline',
    ],
  ],
  ['call', ['call', 'phone', 'telephone', 'phone call', 'on the phone']],
  ['staff', ['staff', 'employee', 'workforce', 'personnel', 'colleague']],
  ['sickness', ['sickness', 'sick', 'sick leave', 'off sick', 'sickness absence', 'absence']],
  ['wait', ['wait', 'waiting', 'queue', 'queueing']],
  ['vacancy', ['vacancy', 'vacant post', 'unfilled post', 'vacant', 'unfilled']],
  ['spend', ['spend', 'spending', 'expenditure', 'cost', 'spent']],
  ['customer', ['customer', 'client', 'service user']],
  ['percent', ['percent', 'percentage', 'proportion', 'share']],
  ['overdue', ['overdue', 'late', 'past due', 'out of date', 'delayed']],
  ['complete', ['complete', 'completed', 'completion', 'done', 'finished']],
  ['answer', ['answer', 'answered', 'respond', 'responded', 'response', 'reply', 'replied']],
  ['satisfied', ['satisfied', 'satisfaction', 'happy', 'content']],
  ['house', ['house', 'home', 'property', 'dwelling']],
  ['person', ['person', 'people', 'individual']],
  ['job', ['job', 'post', 'position']],
];
