import { type Row, rows } from './row.ts';

/** What no figure holds, whatever the subject: what is to come, and what was attached. */
export const NOT_HELD: readonly Row[] = [
  ...rows('not-held', { role: 'not-held', nature: 'forecast' }, 1, [
    'forecast|forecasts|forecasting|predict|prediction|predictions|projected|projection|projections|predicted',
    'what|where|how will we|it|they|that|the|there .. be|look|end|finish|reach|land',
    'how many .. will we|it|they|there .. be|have',
    'will .. be|look|have =in|by|at|next',
    'is|are going|likely|expected|set to rise|fall|improve|worsen|increase|decrease',
    'at this|the current? rate',
    'if $we .. more|fewer|less|another|extra',
    'on current trend|trends|form|trajectory',
    'do you expect|anticipate',
  ]),
  ...rows('not-held', { role: 'not-held', nature: 'attachment' }, 1.2, [
    'attached|attachment|attachments',
    'see|read|open|look|check at|this|the|my? attached|attachment|file|pdf|spreadsheet|screenshot|image|photo|picture|document|voice',
    'this|the|my|that|these file|pdf|spreadsheet|screenshot|image|photo|voice|recording|clip|attachment',
    'screenshot|screenshots|pdf|xlsx|docx',
    'uploaded|forwarded|enclosed',
    'voice note|clip|message',
    'what i sent|attached|uploaded|pasted',
  ]),
];
