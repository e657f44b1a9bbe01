import { describe, expect, it } from 'vitest';
import { checkFolder } from '../../src/import/check-folder.ts';
import { describeProblem } from '../../src/import/problem.ts';
import type { Held } from '../../src/import/rows.ts';

const HELD: Held = {
  indicators: new Map([
    ['CALLS', { unit: 'count', polarity: 'none' }],
    ['SEEN', { unit: 'percent', polarity: 'higher' }],
    ['LATE', { unit: 'percent', polarity: 'lower' }],
    ['LOAD', { unit: 'score', polarity: 'range' }],
    ['CHANGE', { unit: 'score', polarity: 'none' }],
  ]),
  themes: new Map([['Front door', { parent: null }]]),
  areas: new Map([
    ['the council', { kind: 'organisation', parent: null }],
    ['North', { kind: 'locality', parent: 'the council' }],
    ['England', { kind: 'comparator', parent: null }],
  ]),
};
const NOTHING: Held = { indicators: new Map(), themes: new Map(), areas: new Map() };

function check(files: Readonly<Record<string, string>>, held = HELD) {
  return checkFolder(new Map(Object.entries(files)), held);
}

function messages(files: Readonly<Record<string, string>>, held = HELD): readonly string[] {
  return check(files, held).problems.map(describeProblem);
}

/** A file of one row: the header is as many of the columns as the row has cells. */
function one(header: string, row: string): string {
  return `${header}\n${row}\n`;
}

const OBSERVATION = 'code,basis,period,value,numerator,denominator';

describe('a bad row is reported with its place, what was found and what is allowed', () => {
  it.each([
    {
      why: 'no such indicator, and one is near',
      file: 'observations.csv',
      text: one(OBSERVATION, 'SEN,month,2018-12,80,,'),
      message:
        'observations.csv, line 2, column code: found "SEN"; allowed: a code of indicators.csv, or one held already (did you mean "SEEN"?).',
    },
    {
      why: 'a code is missing',
      file: 'observations.csv',
      text: one(OBSERVATION, ',month,2018-12,80,,'),
      message: 'observations.csv, line 2, column code: found nothing; allowed: some text.',
    },
    {
      why: 'a short name is short',
      file: 'indicators.csv',
      text: one(
        'code,name,theme,unit,polarity,population,short',
        `N,New,Front door,count,none,people,${'x'.repeat(33)}`,
      ),
      message: 'indicators.csv, line 2, column short: found 33 characters; allowed: 32 characters at most.',
    },
    {
      why: 'changes are said in one of two ways',
      file: 'source.csv',
      text: one('title,published,changes', 'Q3,2019-03-07,percentage'),
      message:
        'source.csv, line 2, column changes: found "percentage"; allowed: percent or points (did you mean "percent"?).',
    },
    {
      why: 'a pack of words is the name of a folder',
      file: 'source.csv',
      text: one('title,published,words', 'Q3,2019-03-07,town; ../else'),
      message:
        'source.csv, line 2, column words: found "../else"; allowed: names of word packs in small letters, with semicolons between them.',
    },
    {
      why: 'a basis is a word of the list',
      file: 'observations.csv',
      text: one(OBSERVATION, 'SEEN,monthly,2018-12,80,,'),
      message:
        'observations.csv, line 2, column basis: found "monthly"; allowed: month, quarter, year, rolling-year or snapshot (did you mean "month"?).',
    },
    {
      why: 'no basis',
      file: 'observations.csv',
      text: one(OBSERVATION, 'SEEN,,2018-12,80,,'),
      message:
        'observations.csv, line 2, column basis: found nothing; allowed: month, quarter, year, rolling-year or snapshot.',
    },
    {
      why: 'a month has a year',
      file: 'observations.csv',
      text: one(OBSERVATION, 'SEEN,month,December,80,,'),
      message: 'observations.csv, line 2, column period: found "December"; allowed: a month as 2018-12.',
    },
    {
      why: 'there is no thirteenth month',
      file: 'observations.csv',
      text: one(OBSERVATION, 'SEEN,month,2018-13,80,,'),
      message: 'observations.csv, line 2, column period: found "2018-13"; allowed: a month as 2018-12.',
    },
    {
      why: 'a quarter names both years',
      file: 'observations.csv',
      text: one(OBSERVATION, 'SEEN,quarter,Q3 2018,80,,'),
      message:
        'observations.csv, line 2, column period: found "Q3 2018"; allowed: a quarter of the financial year as 2018/19 Q3.',
    },
    {
      why: 'the second year follows the first',
      file: 'observations.csv',
      text: one(OBSERVATION, 'SEEN,year,2018/20,80,,'),
      message: 'observations.csv, line 2, column period: found "2018/20"; allowed: a financial year as 2018/19.',
    },
    {
      why: 'a day that the calendar lacks',
      file: 'observations.csv',
      text: one(OBSERVATION, 'SEEN,snapshot,2019-02-29,80,,'),
      message: 'observations.csv, line 2, column period: found "2019-02-29"; allowed: a date as 2018-12-31.',
    },
    {
      why: 'a rolling year is named by its month, not by its day',
      file: 'observations.csv',
      text: one(OBSERVATION, 'SEEN,rolling-year,2018-12-31,80,,'),
      message:
        'observations.csv, line 2, column period: found "2018-12-31"; allowed: the last month of the rolling year as 2018-12.',
    },
    {
      why: 'words are no number',
      file: 'observations.csv',
      text: one(OBSERVATION, 'SEEN,month,2018-12,nearly 80,,'),
      message:
        'observations.csv, line 2, column value: found "nearly 80"; allowed: a number such as 71.4 or 71.4%, or a symbol for none such as [c].',
    },
    {
      why: 'a comma that parts no thousands may be a point of elsewhere',
      file: 'observations.csv',
      text: one(OBSERVATION, 'CALLS,month,2018-12,"21,6",,'),
      message:
        'observations.csv, line 2, column value: found "21,6"; allowed: a number such as 600 or 71.4, or a symbol for none such as [c].',
    },
    {
      why: 'only percentages have a sign for it',
      file: 'observations.csv',
      text: one(OBSERVATION, 'CALLS,month,2018-12,80%,,'),
      message:
        'observations.csv, line 2, column value: found "80%"; allowed: a number such as 600 or 71.4, or a symbol for none such as [c].',
    },
    {
      why: 'a point has digits behind it',
      file: 'observations.csv',
      text: one(OBSERVATION, 'SEEN,month,2018-12,5.,,'),
      message:
        'observations.csv, line 2, column value: found "5."; allowed: a number such as 71.4 or 71.4%, or a symbol for none such as [c].',
    },
    {
      why: 'more digits than can be reckoned with exactly',
      file: 'observations.csv',
      text: one(OBSERVATION, 'CALLS,month,2018-12,1234567890123456,,'),
      message:
        'observations.csv, line 2, column value: found "1234567890123456"; allowed: a number of 15 digits at most.',
    },
    {
      why: 'digits behind the point count too',
      file: 'benchmarks.csv',
      text: one('code,comparator,period,value', 'SEEN,England,2017/18,86.39999999999999'),
      message:
        'benchmarks.csv, line 2, column value: found "86.39999999999999"; allowed: a number of 15 digits at most.',
    },
    {
      why: 'so do those of a target',
      file: 'targets.csv',
      text: one('code,target', 'SEEN,86.39999999999999'),
      message: 'targets.csv, line 2, column target: found "86.39999999999999"; allowed: a number of 15 digits at most.',
    },
    {
      why: 'and those that a tolerance comes to',
      file: 'targets.csv',
      text: one('code,target,tolerance', 'SEEN,86.3999999999999,3.3333%'),
      message:
        'targets.csv, line 2, column tolerance: found "3.3333%"; allowed: one that comes to a number of 15 digits at most.',
    },
    {
      why: 'a share is at most the whole',
      file: 'observations.csv',
      text: one(OBSERVATION, 'SEEN,month,2018-12,864,,'),
      message:
        'observations.csv, line 2, column value: found "864"; allowed: a percentage from 0 to 100; column bounds of indicators.csv says where more is possible.',
    },
    {
      why: 'a share is nothing at least',
      file: 'observations.csv',
      text: one(OBSERVATION, 'SEEN,month,2018-12,-1,,'),
      message:
        'observations.csv, line 2, column value: found "-1"; allowed: a percentage from 0 to 100; column bounds of indicators.csv says where more is possible.',
    },
    {
      why: 'a count is whole',
      file: 'observations.csv',
      text: one(OBSERVATION, 'CALLS,month,2018-12,80.5,,'),
      message:
        'observations.csv, line 2, column value: found "80.5"; allowed: a whole number, as this indicator is a count; column decimals of indicators.csv says where parts are counted.',
    },
    {
      why: 'nothing is said at all',
      file: 'observations.csv',
      text: one(OBSERVATION, 'SEEN,month,2018-12,,,861'),
      message:
        'observations.csv, line 2, column value: found nothing; allowed: a number, or a marker that says why there is none.',
    },
    {
      why: 'a part is not more than the whole',
      file: 'observations.csv',
      text: one(OBSERVATION, 'SEEN,month,2018-12,80,862,861'),
      message: 'observations.csv, line 2, column numerator: found "862"; allowed: 861 at most, the denominator.',
    },
    {
      why: 'people are counted in whole numbers',
      file: 'observations.csv',
      text: one(OBSERVATION, 'SEEN,month,2018-12,80,7.5,'),
      message:
        'observations.csv, line 2, column numerator: found "7.5"; allowed: a whole number such as 600, without a sign, a comma or a point.',
    },
    {
      why: 'a share of nothing is none',
      file: 'observations.csv',
      text: one(OBSERVATION, 'SEEN,month,2018-12,80,,0'),
      message: 'observations.csv, line 2, column denominator: found "0"; allowed: more than 0, or nothing.',
    },
    {
      why: 'a suppressed number has no value',
      file: 'observations.csv',
      text: one(`${OBSERVATION},marker`, 'SEEN,month,2018-12,80,,,suppressed'),
      message:
        'observations.csv, line 2, column marker: found "suppressed" beside a number; allowed: a marker or a number, not both.',
    },
    {
      why: '▼ is an arrow in the place of a rating',
      file: 'observations.csv',
      text: one(`${OBSERVATION},rating`, 'SEEN,month,2018-12,80,,,▼'),
      message:
        'observations.csv, line 2, column rating: found "▼"; allowed: exceeds, within, attention, yellow, amber, red, ★, ● or ▲ (▼ is an arrow, not a rating).',
    },
    {
      why: 'two ratings of one number',
      file: 'observations.csv',
      text: one(`${OBSERVATION},symbol,rating`, 'SEEN,month,2018-12,80,,,★,amber'),
      message:
        'observations.csv, line 2, column rating: found "amber"; allowed: the same rating as the symbol ★ in column symbol, or no symbol.',
    },
    {
      why: 'a symbol is one of the key',
      file: 'observations.csv',
      text: one(`${OBSERVATION},symbol`, 'SEEN,month,2018-12,80,,,*'),
      message: 'observations.csv, line 2, column symbol: found "*"; allowed: ★, ●, ▲ or ▼.',
    },
    {
      why: 'an arrow is an arrow',
      file: 'observations.csv',
      text: one(`${OBSERVATION},direction`, 'SEEN,month,2018-12,80,,,up'),
      message: 'observations.csv, line 2, column direction: found "up"; allowed: →, ↑ or ↓.',
    },
    {
      why: 'by how much belongs to what moved',
      file: 'observations.csv',
      text: one(`${OBSERVATION},moved,by`, 'SEEN,month,2018-12,80,,,,2.5%'),
      message: 'observations.csv, line 2, column by: found "2.5%"; allowed: nothing where column moved is empty.',
    },
    {
      why: 'since when belongs to a movement',
      file: 'observations.csv',
      text: one(`${OBSERVATION},moved,verdict,since`, 'SEEN,month,2018-12,80,,,,,April'),
      message:
        'observations.csv, line 2, column since: found "April"; allowed: nothing where the columns moved and verdict are empty.',
    },
    {
      why: 'a part is a part of something',
      file: 'observations.csv',
      text: one(`${OBSERVATION},breakdown`, 'SEEN,month,2018-12,80,,,girls'),
      message:
        'observations.csv, line 2, column breakdown: found "girls"; allowed: what it is broken down by and the part, as "age: under 5"; nothing for the total.',
    },
    {
      why: 'a number of nowhere',
      file: 'observations.csv',
      text: one(`${OBSERVATION},area`, 'SEEN,month,2018-12,80,,,Nroth'),
      message:
        'observations.csv, line 2, column area: found "Nroth"; allowed: an area of areas.csv, or one held already; nothing is the whole (did you mean "North"?).',
    },
    {
      why: 'the same number twice',
      file: 'observations.csv',
      text: `${OBSERVATION}\nSEEN,month,2018-12,80,,\nSEEN,month,2018-12,81,,\n`,
      message:
        'observations.csv, line 3: found SEEN for the month 2018-12 again; allowed: one row of it (line 2 is the first).',
    },
    {
      why: 'empty area and the organisation are one area',
      file: 'observations.csv',
      text: `code,basis,period,value,area\nSEEN,month,2018-12,80,\nSEEN,month,2018-12,80,the council\n`,
      message:
        'observations.csv, line 3: found SEEN for the month 2018-12, the council again; allowed: one row of it (line 2 is the first).',
    },
    {
      why: 'a word that is neither yes nor no',
      file: 'observations.csv',
      text: one(`${OBSERVATION},provisional`, 'SEEN,month,2018-12,80,,,true'),
      message: 'observations.csv, line 2, column provisional: found "true"; allowed: yes or no.',
    },
    {
      why: 'a row that lacks a cell',
      file: 'observations.csv',
      text: one(OBSERVATION, 'SEEN,month,2018-12,80,'),
      message:
        'observations.csv, line 2: found 5 cells; allowed: 6, as in the header (a cell with a comma in it stands in double quotes).',
    },
    {
      why: 'a column that is known nowhere',
      file: 'observations.csv',
      text: one('code,basis,perod,value', 'SEEN,month,2018-12,80'),
      message:
        'observations.csv, line 1: found the unknown column "perod"; allowed: code, basis, period, value, numerator, denominator, breakdown, qualifier, symbol, direction, note, area, marker, provisional, break, rating, moved, verdict, since, by or remark (did you mean "period"?).',
      others: 1,
    },
    {
      why: 'a column that must be there',
      file: 'words.csv',
      text: 'concept\nchild\n',
      message: 'words.csv, line 1, column word: found no such column; allowed: a column of this name.',
    },
    {
      why: 'a column twice',
      file: 'words.csv',
      text: 'concept,word,word\nchild,kid,kid\n',
      message: 'words.csv, line 1, column word: found the column twice; allowed: each column once.',
    },
    {
      why: 'a spreadsheet of another country',
      file: 'words.csv',
      text: 'concept;word\nchild;kid\n',
      message:
        'words.csv, line 1: found "concept;word"; allowed: commas between the columns, not semicolons (save as CSV UTF-8).',
      others: 2,
    },
    {
      why: 'an empty file',
      file: 'words.csv',
      text: '',
      message: 'words.csv: found an empty file; allowed: a header with the names of the columns.',
    },
    {
      why: 'a quote that is never closed',
      file: 'words.csv',
      text: 'concept,word\nchild,kid\nchild,"kids\n',
      message:
        'words.csv, line 3: found a double quote that is out of place or never closed; allowed: a cell in double quotes from its beginning to its end, each quote inside it written twice.',
    },
    {
      why: 'a word means one thing',
      file: 'words.csv',
      text: 'concept,word\nchild,kid\ngoat,kid\n',
      message: 'words.csv, line 3: found the word "kid" again; allowed: one row of it (line 2 is the first).',
    },
    {
      why: 'a file of another name',
      file: 'observation.csv',
      text: '',
      message:
        'observation.csv: found a file of an unknown name; allowed: source.csv, themes.csv, areas.csv, indicators.csv, relations.csv, aliases.csv, observations.csv, targets.csv, benchmarks.csv, commentary.csv, risks.csv, terms.csv or words.csv (did you mean "observations.csv"?).',
    },
    {
      why: 'a target is a number',
      file: 'targets.csv',
      text: one('code,target', 'SEEN,>=80'),
      message: 'targets.csv, line 2, column target: found ">=80"; allowed: a number such as 85 or 97.5.',
    },
    {
      why: 'a target of nothing',
      file: 'targets.csv',
      text: one('code,target', 'SEEN,'),
      message: 'targets.csv, line 2, column target: found nothing; allowed: a number, or limits.',
    },
    {
      why: 'limits go from best to worst',
      file: 'targets.csv',
      text: one('code,target,within', 'SEEN,80,85'),
      message:
        'targets.csv, line 2, column within: found "85"; allowed: 80 or worse: exceeds, target, within, yellow and amber go from best to worst.',
    },
    {
      why: 'and the other way where lower is better',
      file: 'targets.csv',
      text: one('code,target,within', 'LATE,10,8'),
      message:
        'targets.csv, line 2, column within: found "8"; allowed: 10 or worse: exceeds, target, within, yellow and amber go from best to worst.',
    },
    {
      why: 'a tolerance on the better side tolerates nothing',
      file: 'targets.csv',
      text: one('code,target,tolerance', 'SEEN,80,+3 points'),
      message:
        'targets.csv, line 2, column tolerance: found "+3 points"; allowed: a tolerance on the worse side of the target (higher is better: -3).',
    },
    {
      why: 'a count has no points',
      file: 'targets.csv',
      text: one('code,target,tolerance', 'LOAD,20,±2 points'),
      message:
        'targets.csv, line 2, column tolerance: found "±2 points"; allowed: no points, as this indicator is not a percentage.',
    },
    {
      why: 'a tolerance in words',
      file: 'targets.csv',
      text: one('code,target,tolerance', 'SEEN,80,a bit'),
      message:
        'targets.csv, line 2, column tolerance: found "a bit"; allowed: a tolerance as -3 points, 10%, ±2 or -2 to +1.',
    },
    {
      why: 'the limit is said twice',
      file: 'targets.csv',
      text: one('code,target,within,tolerance', 'SEEN,80,77,-3 points'),
      message:
        'targets.csv, line 2, column tolerance: found "-3 points"; allowed: a tolerance or the limit within, not both.',
    },
    {
      why: 'a range is for what has a best place',
      file: 'targets.csv',
      text: one('code,target,low,high', 'SEEN,,70,80'),
      message:
        'targets.csv, line 2, column low: found "70"; allowed: nothing, as the indicator\'s polarity is higher, not range.',
      others: 1,
    },
    {
      why: 'half a range',
      file: 'targets.csv',
      text: one('code,target,low,high', 'LOAD,,70,'),
      message: 'targets.csv, line 2, column high: found nothing; allowed: both low and high, or neither.',
    },
    {
      why: 'comparators are not rated',
      file: 'targets.csv',
      text: one('code,target,area', 'SEEN,80,England'),
      message:
        'targets.csv, line 2, column area: found "England"; allowed: an area of our own, as comparators are not rated.',
    },
    {
      why: 'a target ends after it begins',
      file: 'targets.csv',
      text: one('code,target,from,to', 'SEEN,80,2018-04-01,2018-03-31'),
      message: 'targets.csv, line 2, column to: found "2018-03-31"; allowed: a day from 2018-04-01 on.',
    },
    {
      why: 'two targets at once',
      file: 'targets.csv',
      text: 'code,target,from,to\nSEEN,80,2018-04-01,2019-03-31\nSEEN,85,2019-01-01,\n',
      message:
        'targets.csv, line 3, column from: found "2019-01-01"; allowed: a day after 2019-03-31, where the target of line 2 ends.',
    },
    {
      why: 'which of two is the newest',
      file: 'targets.csv',
      text: 'code,target,from\nSEEN,80,2018-04-01\nSEEN,85,\n',
      message:
        'targets.csv, line 3, column from: found nothing; allowed: a day, as the file has another target of the same indicator, area and basis.',
    },
    {
      why: 'a group of no known kind',
      file: 'benchmarks.csv',
      text: one('code,comparator,period,value', 'SEEN,Our friends,,80'),
      message:
        'benchmarks.csv, line 2, column kind: found nothing; allowed: national, region, neighbours or good-outstanding, as no area of this name is held yet.',
    },
    {
      why: 'our own area is no comparator',
      file: 'benchmarks.csv',
      text: one('code,comparator,period,value', 'SEEN,North,,80'),
      message:
        'benchmarks.csv, line 2, column comparator: found "North"; allowed: an area that is a comparator, not one of our own.',
    },
    {
      why: 'a benchmark without a number',
      file: 'benchmarks.csv',
      text: one('code,comparator,period,value', 'SEEN,England,,'),
      message: 'benchmarks.csv, line 2, column value: found nothing; allowed: a number such as 71.4.',
    },
    {
      why: 'a period in no known form',
      file: 'benchmarks.csv',
      text: one('code,comparator,period,value', 'SEEN,England,2017,80'),
      message:
        'benchmarks.csv, line 2, column period: found "2017"; allowed: a year, quarter, month or date as 2017/18, 2018/19 Q3, 2018-12 or 2018-12-31; nothing where the source gives none.',
    },
    {
      why: 'a second organisation',
      file: 'areas.csv',
      text: one('area,kind', 'the borough,organisation'),
      message:
        'areas.csv, line 2, column kind: found a second organisation; allowed: one organisation, which is "the council".',
    },
    {
      why: 'a comparator says of what sort',
      file: 'areas.csv',
      text: one('area,kind,comparator', 'Wales,comparator,'),
      message:
        'areas.csv, line 2, column comparator: found nothing; allowed: national, region, neighbours or good-outstanding.',
    },
    {
      why: 'an area below itself',
      file: 'areas.csv',
      text: 'area,kind,parent\nEast,locality,West\nWest,locality,East\n',
      message: 'areas.csv, line 2, column parent: found "West"; allowed: a parent that is not below itself.',
      others: 1,
    },
    {
      why: 'a parent that is nowhere',
      file: 'themes.csv',
      text: one('theme,parent', 'Visits,Front dor'),
      message:
        'themes.csv, line 2, column parent: found "Front dor"; allowed: a name of this file, or one held already (did you mean "Front door"?).',
    },
    {
      why: 'a theme that is nowhere',
      file: 'indicators.csv',
      text: one('code,name,theme,unit,polarity,population', 'NEW,New,Front dor,count,none,calls'),
      message:
        'indicators.csv, line 2, column theme: found "Front dor"; allowed: a theme of themes.csv, or one held already (did you mean "Front door"?).',
    },
    {
      why: 'a unit is a word of the list',
      file: 'indicators.csv',
      text: one('code,name,theme,unit,polarity,population', 'NEW,New,Front door,%,none,calls'),
      message:
        'indicators.csv, line 2, column unit: found "%"; allowed: percent, count, per-1000, per-10000, per-100000, minutes, hours, days, money, ratio or score.',
    },
    {
      why: 'no number has so many decimals',
      file: 'indicators.csv',
      text: one('code,name,theme,unit,polarity,population,decimals', 'NEW,New,Front door,count,none,calls,12'),
      message: 'indicators.csv, line 2, column decimals: found "12"; allowed: 0 to 6.',
    },
    {
      why: 'an indicator is not near itself',
      file: 'relations.csv',
      text: one('code,kind,other', 'SEEN,near,SEEN'),
      message:
        'relations.csv, line 2, column other: found "SEEN"; allowed: another indicator than the one in column code.',
    },
    {
      why: 'the same pair from the other side',
      file: 'relations.csv',
      text: 'code,kind,other\nSEEN,near,LATE\nLATE,near,SEEN\n',
      message: 'relations.csv, line 3: found LATE near SEEN again; allowed: one row of it (line 2 is the first).',
    },
    {
      why: 'only an indicator has an opposite',
      file: 'aliases.csv',
      text: one('of,name,alias,reading', 'theme,Front door,MASH,inverse'),
      message:
        'aliases.csv, line 2, column reading: found "inverse"; allowed: same, as only indicators have an opposite.',
    },
    {
      why: 'one of several codes is unknown',
      file: 'commentary.csv',
      text: one('section,kind,codes,text', 'Visits,context,SEEN; LAET,All is well.'),
      message:
        'commentary.csv, line 2, column codes: found "LAET"; allowed: codes of indicators.csv, with semicolons between them (did you mean "LATE"?).',
    },
    {
      why: 'a risk without its score',
      file: 'risks.csv',
      text: one('ref,title,level,score', 'R1,Drift,High,'),
      message: 'risks.csv, line 2, column score: found nothing; allowed: a whole number such as 12.',
    },
    {
      why: 'a term that nothing measures',
      file: 'terms.csv',
      text: one('term,meaning,code', 'adoption,Adopted children.,ADOPT'),
      message:
        'terms.csv, line 2, column code: found "ADOPT"; allowed: a code of indicators.csv, or one held already; nothing where none measures it.',
    },
    {
      why: 'a day written as people say it',
      file: 'source.csv',
      text: one('title,published', 'Q3 report,7 March 2019'),
      message:
        'source.csv, line 2, column published: found "7 March 2019"; allowed: a day of the calendar as 2018-12-31.',
    },
    {
      why: 'a folder has one source',
      file: 'source.csv',
      text: 'title,published\nQ3,2019-03-07\nQ4,2019-06-07\n',
      message: 'source.csv, line 3: found a second row; allowed: one row.',
    },
  ])('$file: $why', ({ file, text, message, others = 0 }) => {
    const found = messages({ [file]: text });
    expect(found).toContain(message);
    expect(found).toHaveLength(1 + others);
  });

  it('all of them, in the order of the files and lines', () => {
    const files = {
      'targets.csv': one('code,target', 'NONE,80'),
      'observations.csv': `${OBSERVATION}\nSEEN,month,2018-12,eighty,,\nSEEN,week,2018-12,80,x,\n`,
    };
    expect(check(files).problems.map(({ file, line, column }) => [file, line, column])).toEqual([
      ['observations.csv', 2, 'value'],
      ['observations.csv', 3, 'basis'],
      ['observations.csv', 3, 'numerator'],
      ['targets.csv', 2, 'code'],
    ]);
  });

  it('a folder without files', () => {
    expect(messages({})[0]).toMatch(/^the folder: found no CSV file; allowed: at least one of source\.csv/);
  });
});

describe("what can't be is refused before anyone sees it", () => {
  const ON = { 'source.csv': 'title,published\nQ3,2018-12-15\n' };

  it('a period that ends after its publication', () => {
    const text = one(OBSERVATION, 'SEEN,month,2062-10,80,,');
    expect(messages({ ...ON, 'observations.csv': text })).toEqual([
      'observations.csv, line 2, column period: found "2062-10", which ends on 2062-10-31; allowed: a period that has ended when the source is published, 2018-12-15.',
    ]);
    expect(messages({ ...ON, 'observations.csv': one(OBSERVATION, 'SEEN,month,2018-11,80,,') })).toEqual([]);
  });

  it('a publication that lies ahead', () => {
    const { problems } = checkFolder(new Map(Object.entries(ON)), HELD, '2018-12-14');
    expect(problems.map(describeProblem)).toEqual([
      'source.csv, line 2, column published: found "2018-12-15"; allowed: today, 2018-12-14, or a day before it.',
    ]);
    expect(checkFolder(new Map(Object.entries(ON)), HELD, '2018-12-15').problems).toEqual([]);
  });

  it('two measures of one name, whatever the capitals', () => {
    const rows = 'A,Calls answered,Front door,count,none\nB,calls  answered,Front door,count,none\n';
    expect(messages({ 'indicators.csv': `code,name,theme,unit,polarity\n${rows}` })).toEqual([
      'indicators.csv, line 3, column name: found "calls  answered"; allowed: a name of its own, as A is called that already.',
    ]);
  });

  it('a hint never changes a number tenfold', () => {
    const text = one('code,name,theme,unit,polarity', 'A,New,Front door,per-1000000,none');
    expect(messages({ 'indicators.csv': text }).join()).not.toContain('did you mean');
  });
});

describe('measures of every kind', () => {
  const MEASURES = `code,name,theme,unit,polarity,decimals,bounds
SPEND,Spend,Front door,money,none,,
BUDGET,Spend of the budget,Front door,percent,none,,0 to 150
NET,Net change,Front door,count,none,,none
FTE,Workers,Front door,count,none,1,
WAIT,Waiting,Front door,minutes,lower,,
RATE,Rate,Front door,per-100000,lower,,
`;
  it.each([
    { code: 'SPEND', cell: '"£2,160"', is: '2160' },
    { code: 'SPEND', cell: '(3)', is: '-3' },
    { code: 'SPEND', cell: '£1.2m', is: '1200000' },
    { code: 'SPEND', cell: '-£3k', is: '-3000' },
    { code: 'BUDGET', cell: '101.4%', is: '101.4' },
    { code: 'NET', cell: '\u22123', is: '-3' },
    { code: 'FTE', cell: '12.5', is: '12.5' },
    { code: 'WAIT', cell: '12 mins', is: '12' },
    { code: 'RATE', cell: '.50', is: '0.50' },
    { code: 'spend of the budget', cell: '80', is: '80' },
  ])('$code of $cell is $is', ({ code, cell, is }) => {
    const files = {
      'indicators.csv': MEASURES,
      'observations.csv': one(OBSERVATION, `${code},month,Oct-18,${cell},,,,,`),
    };
    expect(messages(files)).toEqual([]);
    expect(check(files).folder.observations[0]).toMatchObject({ value: is, period: { label: '2018-10' } });
  });

  it.each([
    { cell: '[c]', marker: 'suppressed', note: null },
    { cell: '<5', marker: 'suppressed', note: 'printed as <5' },
    { cell: 'N/A', marker: 'not applicable', note: null },
    { cell: '[low]', marker: 'low', note: null },
    { cell: '..', marker: 'unavailable', note: null },
  ])('$cell is no number but $marker', ({ cell, marker, note }) => {
    const { observations } = check({ 'observations.csv': one(OBSERVATION, `SEEN,month,2018-12,${cell},,`) }).folder;
    expect(observations[0]).toMatchObject({ value: null, marker, note });
  });

  it.each(['101.4', '-1'])('%s is no percentage where the measure does not say so', (cell) => {
    expect(messages({ 'observations.csv': one(OBSERVATION, `SEEN,month,2018-12,${cell},,`) })).toHaveLength(1);
  });

  it('a number in thousands is rounded, and said to be', () => {
    const files = { 'indicators.csv': MEASURES, 'observations.csv': one(OBSERVATION, 'SPEND,month,2018-12,£3.1m,,') };
    expect(check(files).folder.observations[0]).toMatchObject({ value: '3100000', qualifier: 'approximate' });
  });

  it.each([
    { row: 'SEEN,month,2018-12,,42,50', why: 'there are only counts' },
    { row: 'SEEN,month,2018-12,[c],,', why: 'there is no number' },
  ])('what is not printed is not said to be rounded: $why', ({ row }) => {
    expect(check({ 'observations.csv': one(OBSERVATION, row) }).folder.observations[0]).toMatchObject({
      value: null,
      qualifier: 'exact',
    });
  });
});

describe('files as programs write them', () => {
  it.each([
    { why: 'a byte order mark', text: '\uFEFFcode,basis,period,value\nSEEN,month,2018-12,80\n' },
    { why: 'line ends of Windows', text: 'code,basis,period,value\r\nSEEN,month,2018-12,80\r\n' },
    { why: 'line ends of old', text: 'code,basis,period,value\rSEEN,month,2018-12,80\r' },
    { why: 'no line end at the end', text: 'code,basis,period,value\nSEEN,month,2018-12,80' },
    { why: 'blank lines, and rows of empty cells', text: 'code,basis,period,value\n\nSEEN,month,2018-12,80\n,,,\n\n' },
    { why: 'everything in quotes', text: '"code","basis","period","value"\n"SEEN","month","2018-12","80"\n' },
    { why: 'spaces around', text: 'Code, Basis ,period,VALUE\n SEEN , month ,2018-12, 80\n' },
    { why: 'columns in another order', text: 'value,period,basis,code\n80,2018-12,month,SEEN\n' },
    { why: 'a percentage with its sign', text: 'code,basis,period,value\nSEEN,month,2018-12,80 %\n' },
  ])('$why', ({ text }) => {
    const { folder, problems } = check({ 'observations.csv': text });
    expect(problems).toEqual([]);
    expect(folder.observations).toHaveLength(1);
    expect(folder.observations[0]).toMatchObject({ code: 'SEEN', value: '80', period: { label: '2018-12' } });
  });

  it.each([
    { why: 'line feeds', end: '\n' },
    { why: 'line ends of Windows', end: '\r\n' },
  ])('a cell over several lines moves the lines below it: $why', ({ end }) => {
    const lines = [
      'code,basis,period,value,remark',
      'SEEN,month,2018-11,80,"one',
      '',
      'two"',
      '',
      'SEEN,day,2018-12,80,',
    ];
    const { folder, problems } = check({ 'observations.csv': lines.join(end) });
    expect(problems.map(({ line, column }) => [line, column])).toEqual([[6, 'basis']]);
    expect(folder.observations[0]).toMatchObject({ line: 2, remarks: ['one', 'two'] });
  });

  it('a number keeps the digits that were printed', () => {
    const text = 'code,basis,period,value\nSEEN,month,2018-11,80.0\nSEEN,month,2018-12,0\n';
    expect(check({ 'observations.csv': text }).folder.observations.map(({ value }) => value)).toEqual(['80.0', '0']);
  });
});

describe('what a row says', () => {
  function observation(header: string, row: string) {
    const { folder, problems } = check({ 'observations.csv': one(`code,basis,period,value,${header}`, row) });
    expect(problems).toEqual([]);
    return folder.observations[0];
  }

  it.each([
    { symbol: '★', rating: '', read: 'exceeds', why: 'the symbol is the rating where no word is' },
    { symbol: '●', rating: '', read: 'within', why: 'a dot is within tolerance' },
    { symbol: '▲', rating: 'amber', read: 'amber', why: 'a colour is an extent of attention' },
    { symbol: '▼', rating: 'attention', read: 'attention', why: 'the words rate what the arrow does not' },
    { symbol: '▼', rating: '', read: null, why: 'an arrow is no rating' },
    { symbol: '', rating: '▲', read: 'attention', why: 'a rating may be a symbol' },
    { symbol: '', rating: '', read: null, why: 'not rated' },
  ])('$symbol with "$rating" is $read: $why', ({ symbol, rating, read }) => {
    expect(observation('symbol,rating', `SEEN,month,2018-12,80,${symbol},${rating}`)?.rating).toBe(read);
  });

  it.each([
    { printed: '➔', arrow: '→' },
    { printed: '⬆️', arrow: '↑' },
    { printed: '⬇', arrow: '↓' },
    { printed: '', arrow: null },
  ])('the arrow $printed is shown as $arrow', ({ printed, arrow }) => {
    expect(observation('direction', `SEEN,month,2018-12,80,${printed}`)?.arrow).toBe(arrow);
  });

  it('only a count: no value, and no percentage made of it', () => {
    expect(observation('numerator', 'SEEN,snapshot,2018-09-30,,207')).toMatchObject({ value: null, numerator: 207 });
  });

  it('a marker stands for the number', () => {
    expect(observation('marker', 'SEEN,month,2018-12,,suppressed')).toMatchObject({
      value: null,
      marker: 'suppressed',
    });
  });

  it.each([
    ['reason: worker visit', 'reason', 'worker visit'],
    ['a:b', 'a', 'b'],
    ['time : 10:30', 'time', '10:30'],
    ['all', 'all', 'all'],
    ['', 'all', 'all'],
  ])('the breakdown "%s" is %s, %s', (cell, dimension, category) => {
    expect(observation('breakdown', `SEEN,month,2018-12,80,${cell}`)).toMatchObject({ dimension, category });
  });

  it.each(['worker visit', ': worker visit', 'reason:', 'all: worker visit', 'reason: all'])(
    'the breakdown "%s" is none',
    (cell) => {
      const text = one('code,basis,period,value,breakdown', `SEEN,month,2018-12,80,${cell}`);
      expect(messages({ 'observations.csv': text })).toEqual([
        expect.stringContaining(`line 2, column breakdown: found "${cell}"; allowed: what it is broken down by`),
      ]);
    },
  );

  it('two of one series and time are told by area and breakdown, a total by neither', () => {
    const header = 'code,basis,period,value,area,breakdown';
    const doubles = (row: string) => messages({ 'observations.csv': `${header}\n${row}\n${row}\n` })[0];
    expect(doubles('SEEN,month,2018-12,80,North,age: under 5')).toContain(
      'found SEEN for the month 2018-12, North, age: under 5 again;',
    );
    expect(doubles('SEEN,month,2018-12,80,,')).toContain('found SEEN for the month 2018-12 again;');
  });

  it('a part may be the whole, and no more than it unless the measure says so', () => {
    expect(observation('numerator,denominator', 'SEEN,month,2018-12,100,40,40')).toMatchObject({ numerator: 40 });
    const more = one(OBSERVATION, 'SEEN,month,2018-12,100,41,40');
    expect(messages({ 'observations.csv': more })).toEqual([expect.stringContaining('allowed: 40 at most')]);
    const seen = { unit: 'percent', polarity: 'higher' } as const;
    const withBounds = (bounds: string | null) => new Map([['SEEN', { ...seen, bounds }]]);
    expect(messages({ 'observations.csv': more }, { ...HELD, indicators: withBounds('0 to 150') })).toEqual([]);
    expect(messages({ 'observations.csv': more }, { ...HELD, indicators: withBounds(null) })).toHaveLength(1);
  });

  it.each([
    ['', '', '', '', { moved: null, verdict: null, since: null, by: null }],
    ['rose', '', '', '', { moved: 'rose', verdict: null, since: null, by: null }],
    ['', 'better', '', '', { moved: null, verdict: 'better', since: null, by: null }],
    ['fell', '', 'April', '', { moved: 'fell', verdict: null, since: 'April', by: null }],
    ['fell', '', '', '2.5%', { moved: 'fell', verdict: null, since: null, by: '2.5%' }],
  ])('a movement in words: "%s", "%s", "%s", "%s"', (moved, verdict, since, by, movement) => {
    const row = `SEEN,month,2018-12,80,${[moved, verdict, since, by].join(',')}`;
    expect(observation('moved,verdict,since,by', row)?.movement).toEqual(movement);
  });

  it('an arrow in the column of ratings is told from a rating that is merely unknown', () => {
    const told = (rating: string) =>
      messages({ 'observations.csv': one('code,basis,period,value,rating', `SEEN,month,2018-12,80,${rating}`) })[0];
    expect(told('▼')).toContain('(▼ is an arrow, not a rating)');
    expect(told('purple')).not.toContain('is an arrow');
  });

  it('a printed number is exact unless something says otherwise', () => {
    expect(observation('qualifier', 'SEEN,month,2018-12,80,')?.qualifier).toBe('exact');
    expect(observation('qualifier', 'SEEN,month,2018-12,80,approximate')?.qualifier).toBe('approximate');
  });

  it('a symbol in the column of markers stands for its word', () => {
    expect(observation('marker', 'SEEN,month,2018-12,,[c]')).toMatchObject({ value: null, marker: 'suppressed' });
  });

  it.each([
    ['late return', '<5', 'late return; '],
    ['late return', '80', 'late return'],
  ])('the note "%s" beside %s', (note, value, begins) => {
    expect(observation('note', `SEEN,month,2018-12,${value},${note}`)?.note?.startsWith(begins)).toBe(true);
  });

  it('a score may be below nothing', () => {
    expect(observation('note', 'CHANGE,month,2018-12,-3,')?.value).toBe('-3');
  });

  it('a benchmark without a date is of the period that is not given', () => {
    const text = one('code,comparator,period,value', 'SEEN,Statistical neighbours,,80');
    const { folder, problems } = check({ 'benchmarks.csv': text });
    expect(problems).toEqual([]);
    expect(folder.areas).toEqual([
      { name: 'Statistical neighbours', kind: 'comparator', comparator: 'neighbours', parent: null, aliases: [] },
    ]);
    expect(folder.observations[0]?.period).toEqual({
      basis: 'not-given',
      label: 'not given',
      start: '0001-01-01',
      end: '0001-01-01',
    });
  });

  it('a benchmark of a month is of a rolling year where the basis says so', () => {
    const text = one('code,comparator,period,value,basis', 'SEEN,England,2018-12,80,rolling-year');
    const [benchmark] = check({ 'benchmarks.csv': text }).folder.observations;
    expect(benchmark?.period).toMatchObject({ basis: 'rolling-year', start: '2018-01-01', end: '2018-12-31' });
  });

  it('the five files alone, on nothing: themes, comparators and the organisation are made of what they name', () => {
    const files = {
      'indicators.csv': one('code,name,theme,unit,polarity,population', 'SEEN,Seen,Visits,percent,higher,children'),
      'benchmarks.csv': one('code,comparator,period,value', 'SEEN,England,2017/18,80'),
    };
    const { folder, problems } = check(files, NOTHING);
    expect(problems).toEqual([]);
    expect(folder.themes).toEqual([{ name: 'Visits', parent: null, aliases: [] }]);
    expect(folder.areas.map(({ name, kind }) => [name, kind])).toEqual([
      ['the council', 'organisation'],
      ['England', 'comparator'],
    ]);
  });
});

describe('a file that cannot be read whole is reported once, not again wherever its names are used', () => {
  const INDICATORS = 'code,name,theme,unit,polarity,population\nA,All seen,Visits,percent,higher,children\n';
  const users = {
    'observations.csv': 'code,basis,period,value\nA,month,2018-12,86.4\n',
    'targets.csv': 'code,target\nA,90\n',
    'aliases.csv': 'of,name,alias\nindicator,A,seen\ntheme,Visits,visits made\n',
    'commentary.csv': 'section,kind,text,codes,theme\nVisits,context,Some words.,A,Visits\n',
  };

  it('reads the folder where nothing is wrong', () => {
    expect(messages({ ...users, 'indicators.csv': INDICATORS }, NOTHING)).toEqual([]);
  });

  it.each([
    {
      why: 'a column of the header is misspelt',
      file: 'indicators.csv',
      text: INDICATORS.replace('polarity', 'polarty'),
      problems: [/line 1: found the unknown column "polarty"/, /line 1, column polarity: found no such column/],
    },
    {
      why: 'a comma in a name without quotes',
      file: 'indicators.csv',
      text: INDICATORS.replace('All seen', 'All, seen'),
      problems: [/line 2: found 7 cells/],
    },
    {
      why: 'a quote that never ends',
      file: 'indicators.csv',
      text: INDICATORS.replace('All seen', '"All seen'),
      problems: [/line 2: found a double quote/],
    },
    { why: 'nothing in it', file: 'indicators.csv', text: '', problems: [/^indicators.csv: found an empty file/] },
    {
      why: 'a unit that is none says nothing of the numbers',
      file: 'indicators.csv',
      text: INDICATORS.replace('percent', 'percentage'),
      problems: [/line 2, column unit: found "percentage"/],
    },
    {
      why: 'a list of themes with a header of its own',
      file: 'themes.csv',
      text: 'name\nVisits\n',
      problems: [/line 1: found the unknown column "name"/, /column theme: found no such column/],
    },
  ])('$file: $why', ({ file, text, problems }) => {
    const found = messages({ ...users, 'indicators.csv': INDICATORS, [file]: text }, NOTHING);
    expect(found).toEqual(problems.map((problem) => expect.stringMatching(problem)));
  });

  it('areas with a broken header: numbers of an area are not reported too', () => {
    const observations = 'code,basis,period,value,area\nSEEN,month,2018-12,86.4,South\n';
    const found = messages({ 'areas.csv': 'area\nSouth\n', 'observations.csv': observations });
    expect(found).toEqual(['areas.csv, line 1, column kind: found no such column; allowed: a column of this name.']);
  });

  it('what is wrong by itself is reported still', () => {
    const files = { 'indicators.csv': 'code\n', 'observations.csv': 'code,basis,period,value\nA,monthly,2018-12,1\n' };
    expect(messages(files, NOTHING).at(-1)).toMatch(/observations.csv, line 2, column basis/);
  });
});
