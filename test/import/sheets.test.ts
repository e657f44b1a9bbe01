import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checkFolder } from '../../src/import/check-folder.ts';
import type { Held } from '../../src/import/rows.ts';
import { bringSheet, tablesOf } from '../../src/import/sheet/bring-sheet.ts';
import type { Mapping } from '../../src/import/sheet/mapping.ts';
import { readSheets } from '../../src/import/sheet/read-sheets.ts';
import { openZip } from '../../src/import/sheet/zip.ts';
import { workbook } from '../fixtures/sheets.ts';

const NOTHING: Held = { indicators: new Map(), themes: new Map(), areas: new Map() };

async function bring(bytes: Buffer, mapping: Mapping = {}, name = 'Scorecard.xlsx') {
  const read = bringSheet(tablesOf(await readSheets(bytes, name), mapping), { mapping, held: NOTHING, file: name });
  const { folder, problems } = checkFolder(read.files, NOTHING);
  return { ...read, folder, problems: [...read.problems, ...problems] };
}

/** Every figure as 'code basis period [area] value' in the order of the sheet. */
async function figures(bytes: Buffer, mapping: Mapping = {}, name?: string) {
  const { folder, problems, questions } = await bring(bytes, mapping, name);
  expect(problems).toEqual([]);
  expect(questions).toEqual([]);
  return folder.observations.map(({ code, area, period, value, numerator, denominator, marker, rating }) =>
    [code, period.basis, period.label, area, value ?? marker, numerator, denominator, rating]
      .filter((each) => each !== null)
      .join(' '),
  );
}

const UP: Mapping = { polarity: { '*': 'higher' } };
const percent = (v: number) => ({ v, z: '0.0%' });

describe('scorecards as people lay them out', () => {
  it('months in columns under two rows of headings, with sections, footnotes and limits', async () => {
    const rows = [
      ['Early help scorecard', null],
      [],
      [
        'NO.',
        'INDICATORS',
        'GOOD PERF IS',
        'DATA NOTE',
        '2016/17',
        null,
        null,
        'DOT',
        'RAG',
        'Target and Tolerances',
        null,
        null,
      ],
      [null, null, null, null, 'Jan-17', 'Feb-17', 'Mar-17', null, null, 'Red', 'Amber', 'Green'],
      ['Contacts'],
      [
        '1.1',
        'Visits in 10 days *',
        'High',
        'Monthly',
        percent(0.8347),
        percent(0.84),
        null,
        '↑',
        'Green',
        '<75%',
        '>75%',
        '>=80%',
      ],
      ['1.2', 'Cases open', 'Low', 'Monthly', 2160, 2174, 2031, '↓', 'R', null, null, null],
      ['Staff'],
      [
        '2.1',
        'Agency staff',
        'Low',
        'Financial Year',
        percent(0.1),
        percent(0.12),
        percent(0.11),
        '→',
        null,
        null,
        null,
        null,
      ],
      ['* See note 1'],
    ];
    const merges = ['E3:G3', 'J3:L3', 'A3:A4', 'B3:B4'];
    const { folder, problems, questions } = await bring(workbook({ Scorecard: rows }, { merges }));
    expect({ problems, questions }).toEqual({ problems: [], questions: [] });
    expect(
      folder.indicators.map(({ code, name, theme, unit, polarity }) => [code, name, theme, unit, polarity]),
    ).toEqual([
      ['1.1', 'Visits in 10 days', 'Contacts', 'percent', 'higher'],
      ['1.2', 'Cases open', 'Contacts', 'count', 'lower'],
      ['2.1', 'Agency staff', 'Staff', 'percent', 'lower'],
    ]);
    expect(folder.observations.map(({ code, period, value, rating }) => [code, period.label, value, rating])).toEqual([
      ['1.1', '2017-01', '83.5', null],
      ['1.1', '2017-02', '84.0', 'within'],
      ['1.2', '2017-01', '2160', null],
      ['1.2', '2017-02', '2174', null],
      ['1.2', '2017-03', '2031', 'red'],
      ['2.1', '2017-01', '10.0', null],
      ['2.1', '2017-02', '12.0', null],
      ['2.1', '2017-03', '11.0', null],
    ]);
    expect(folder.thresholds).toMatchObject([{ code: '1.1', target: '80', amber: '75' }]);
  });

  it('a financial year whose January to March stand under the year that it began in', async () => {
    const months = [
      'April',
      'May',
      'June',
      'July',
      'August',
      'Sept',
      'October',
      'November',
      'December',
      'January',
      'February',
      'March',
    ];
    const rows = [
      ['Performance Area', 'Metric', 'Data last updated', '22/23 Ambition', ...months.map((month) => `${month} 22`)],
      ['Flow', 'Beds open', 'May', '=/> 101%', '89%', '90%', ...Array.from({ length: 9 }, () => null), '95.5%'],
    ];
    const { folder, problems, notes, questions } = await bring(workbook({ Region: rows }));
    expect({ problems, questions }).toEqual({ problems: [], questions: [] });
    expect(folder.observations.map(({ period, value }) => `${period.label} ${value}`)).toEqual([
      '2022-04 89',
      '2022-05 90',
      '2023-03 95.5',
    ]);
    expect(folder.thresholds[0]?.target).toBe('101');
    expect(folder.indicators[0]).toMatchObject({ theme: 'Flow', polarity: 'higher' });
    expect(notes.join()).toContain("'March 22' is read as 2023-03");
  });

  it('one row for each figure, in a CSV with areas', async () => {
    const text = [
      'area_code,area_name,period,indicator,measure,unit,value',
      'E1,Northshire,2017/18,Health assessments,Percentage,%,91.0',
      'E2,East,2017/18,Health assessments,Percentage,%,[c]',
      'E9,England,2017/18,Health assessments,Percentage,%,88',
    ].join('\r\n');
    const mapping: Mapping = { ...UP, columns: { indicator: 'measure', measure: 'ignore' } };
    expect(await figures(Buffer.from(`\uFEFF${text}`), mapping, 'tidy.csv')).toEqual([
      'HEALTH-ASSESSMENTS year 2017/18 Northshire 91.0',
      'HEALTH-ASSESSMENTS year 2017/18 East suppressed',
      'HEALTH-ASSESSMENTS year 2017/18 England 88',
    ]);
  });

  it('a preamble, serial dates and symbols for what is not there, as ODS', async () => {
    const rows = [
      ['Table 1: visits by date'],
      ['This table is published every month. It counts visits that were made in time, and says so at length.'],
      ['Indicator', 'Definition', 'Date', 'Value'],
      ['Visits in time (%)', 'In time', { v: 43465, z: 'dd/mm/yyyy' }, '71.4%'],
      ['Visits in time (%)', null, { v: 43373, z: 'dd/mm/yyyy' }, '[x]'],
    ];
    expect(await figures(workbook({ Sheet1: rows }, { type: 'ods' }), UP, 'visits.ods')).toEqual([
      'VISITS-TIME snapshot 2018-12-31 71.4',
      'VISITS-TIME snapshot 2018-09-30 unavailable',
    ]);
  });

  it('a number and a percentage under one name', async () => {
    const rows = [
      ['Measure', 'Unit', 'Polarity', 'Q1 18/19', 'Q2 18/19'],
      ['Repeat plans', 'Number', 'Low', 20, 24],
      [null, '%', null, percent(0.1), percent(0.12)],
    ];
    expect(await figures(workbook({ Plans: rows }))).toEqual([
      'REPEAT-PLANS quarter 2018/19 Q1 10.0 20',
      'REPEAT-PLANS quarter 2018/19 Q2 12.0 24',
    ]);
  });

  it('semicolons, Windows-1252 and pounds', async () => {
    const text = 'Indicator;Polarity;2017/18;2018/19\r\nSpend on caf\xe9s;Low;\xa31,250;\xa31.2m\r\n';
    const { folder, problems } = await bring(Buffer.from(text, 'latin1'), {}, 'spend.csv');
    expect(problems).toEqual([]);
    expect(folder.indicators[0]).toMatchObject({ name: 'Spend on cafés', unit: 'money' });
    expect(folder.observations.map(({ value, qualifier }) => [value, qualifier])).toEqual([
      ['1250', 'exact'],
      ['1200000', 'approximate'],
    ]);
  });

  it('UTF-16 with tabs', async () => {
    const text = '\uFEFFMeasure\tGood is\tOct-26\tNov-26\r\nWaiting (days)\tLow\t27\t26\r\n';
    expect(await figures(Buffer.from(text, 'utf16le'), {}, 'wait.txt')).toEqual([
      'WAITING-DAYS month 2026-10 27',
      'WAITING-DAYS month 2026-11 26',
    ]);
  });

  it('hidden rows and sheets, totals and blank future months are left out', async () => {
    const rows = [
      ['Indicator', 'Good is', 'Apr-18', 'May-18', 'Jun-18'],
      ['Cases closed', 'High', 120, 130, null],
      ['Old cases', 'High', 999, 999, null],
      ['Total', null, 1119, 1129, null],
    ];
    const bytes = workbook(
      {
        Board: rows,
        Lookup: [
          ['Indicator', 'Apr-18', 'May-18'],
          ['Secret', 1, 2],
        ],
      },
      { hiddenRows: [3], hiddenSheets: ['Lookup'] },
    );
    expect(await figures(bytes)).toEqual(['CASES-CLOSED month 2018-04 120', 'CASES-CLOSED month 2018-05 130']);
  });

  it('benchmarks beside the figures are of others', async () => {
    const rows = [
      ['KPI', 'Polarity', '2017/18', 'LATEST BENCHMARKING - 2014/15', null],
      [null, null, null, 'STAT NEIGH AVE', 'NAT AVE'],
      ['Checks (%)', 'H', '80.0%', '78%', '81.5%'],
    ];
    const { folder, problems } = await bring(workbook({ Board: rows }, { merges: ['D1:E1'] }));
    expect(problems).toEqual([]);
    expect(folder.indicators.map(({ name }) => name)).toEqual(['Checks']);
    expect(folder.observations.map(({ area, period, value }) => [area, period.label, value])).toEqual([
      [null, '2017/18', '80.0'],
      ['Statistical neighbours', '2014/15', '78'],
      ['National average', '2014/15', '81.5'],
    ]);
  });

  it('a rating is of the newest figure, and not of a month that has none', async () => {
    const rows = [
      ['Indicator', 'Good is', 'RAG', 'Apr-18', 'May-18', 'Jun-18'],
      ['Cases\r\nclosed', 'High', 'A', 120, 130, 'n/a'],
    ];
    expect(await figures(workbook({ Board: rows }))).toEqual([
      'CASES-CLOSED month 2018-04 120',
      'CASES-CLOSED month 2018-05 130 amber',
      'CASES-CLOSED month 2018-06 not applicable',
    ]);
  });

  it('a rating by the colour of the cell alone', async () => {
    const read = await figures(coloured(), { polarity: { '*': 'higher' } });
    expect(read).toEqual(['CHECKS month 2018-04 91.5 within', 'CHECKS month 2018-05 70.0 red']);
  });
});

describe('what a sheet does not say is asked once', () => {
  const rows = [
    ['Indicator', 'Apr-18', 'May-18'],
    ['Checks', 80.5, 81.5],
    ['Visits', 70.5, 71],
  ];

  it('the unit and which way is better, of all measures together', async () => {
    const { questions } = await bring(workbook({ Board: rows }));
    expect(questions.map(({ kind, of }) => ({ kind, of }))).toEqual([
      { kind: 'units', of: ['Checks', 'Visits'] },
      { kind: 'polarity', of: ['Checks', 'Visits'] },
    ]);
  });

  it('and answered by a mapping, for one or for all', async () => {
    const mapping: Mapping = { units: { '*': 'percent' }, polarity: { '*': 'higher', Visits: 'lower' } };
    const { folder, questions } = await bring(workbook({ Board: rows }), mapping);
    expect(questions).toEqual([]);
    expect(folder.indicators.map(({ unit, polarity }) => [unit, polarity])).toEqual([
      ['percent', 'higher'],
      ['percent', 'lower'],
    ]);
  });

  it('never of a measure that is held', async () => {
    const held: Held = {
      ...NOTHING,
      indicators: new Map([['CHK', { name: 'checks', unit: 'percent', polarity: 'higher' }]]),
    };
    const read = bringSheet(tablesOf(await readSheets(workbook({ Board: rows }), 'a.xlsx'), {}), {
      mapping: {},
      held,
      file: 'a.xlsx',
    });
    expect(read.questions.map(({ of }) => of)).toEqual([['Visits'], ['Visits']]);
    expect(read.files.get('observations.csv')).toContain('CHK,month,2018-04');
  });

  it('a cell that is no figure is named by its place', async () => {
    const { problems } = await bring(workbook({ Board: [...rows, ['Calls', 'about 5', 6]] }), {
      units: { '*': 'count' },
      ...UP,
    });
    expect(problems[0]).toMatchObject({
      file: 'Scorecard.xlsx, sheet Board',
      line: 4,
      column: 'B4',
      found: '"about 5"',
    });
  });
});

describe('files that are out to do harm are refused or read safely', () => {
  const sheet = (inner: string) => `<worksheet><sheetData>${inner}</sheetData></worksheet>`;
  const packed = (worksheet: string, more: Readonly<Record<string, Uint8Array>> = {}) =>
    Buffer.from(zipSync({ ...parts(worksheet, '<styleSheet/>'), ...more }));

  it('a cell that is longer than any', async () => {
    const bytes = packed(sheet(`<row r="1"><c t="inlineStr"><is><t>${'x'.repeat(400_000)}</t></is></c></row>`));
    await expect(readSheets(bytes, 'long.xlsx')).rejects.toThrow('a cell is too long');
  });

  it('a bomb: little that unpacks to very much', { timeout: 60_000 }, async () => {
    const bytes = Buffer.from(zipSync({ 'observations.csv': new Uint8Array(130 * 1024 * 1024) }));
    expect(bytes.length).toBeLessThan(1024 * 1024);
    const reading = async () => {
      let read = 0;
      for await (const piece of openZip(bytes).read('observations.csv')) read += piece.length;
      return read;
    };
    await expect(reading()).rejects.toThrow('unpacks to more than is read');
  });

  it('a bomb that says it is small', async () => {
    const bytes = Buffer.from(zipSync({ 'observations.csv': new Uint8Array(1024 * 1024) }));
    // Where the list of what is in it says how long each is: 24 bytes behind its mark.
    bytes.writeUInt32LE(100, bytes.indexOf(Buffer.from('504b0102', 'hex')) + 24);
    const reading = async () => {
      for await (const piece of openZip(bytes).read('observations.csv')) expect(piece.length).toBeLessThan(100_000);
    };
    await expect(reading()).rejects.toThrow('longer than it says');
  });

  it.each([
    ['a cell far out in each row', `<row><c r="ALL1"><v>1</v></c></row>`.repeat(2000), 'too many cells'],
    ['very many rows', '<row><c><v>1</v></c></row>'.repeat(260_000), 'too many rows'],
    ['very many merged blocks', '<mergeCell ref="A1:B2"/>'.repeat(600_000), 'too many parts'],
    ['elements within each other', '<a>'.repeat(2000), 'no sound XML'],
    [
      'an element of very many attributes',
      `<a ${Array.from({ length: 300 }, (_, at) => `b${at}=""`).join(' ')}/>`,
      'no sound XML',
    ],
  ])('%s', async (_what, inner, why) => {
    await expect(readSheets(packed(sheet(inner)), 'much.xlsx')).rejects.toThrow(why);
  });

  it('columns from before the first', async () => {
    const bytes = packed(sheet('<cols><col min="-1e15" max="2" hidden="1"/></cols>'));
    await expect(readSheets(bytes, 'before.xlsx')).resolves.toMatchObject([{ rows: [] }]);
  });

  it('a million columns', async () => {
    const bytes = packed(sheet('<row r="1"><c r="BDWGN1"><v>1</v></c></row>'));
    await expect(readSheets(bytes, 'wide.xlsx')).rejects.toThrow('more than 1000 columns');
  });

  it('entities that multiply', async () => {
    const bytes = packed(
      `<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${sheet('<row r="1"><c t="str"><v>&b;</v></c></row>')}`,
    );
    await expect(readSheets(bytes, 'entities.xlsx')).rejects.toThrow('no sound XML');
  });

  it('a formula is what it came to, a link and a macro are nothing', async () => {
    const formula =
      '<row r="1"><c r="A1" t="str"><f>WEBSERVICE("http://127.0.0.1:1/")</f><v>Visits</v></c><c r="B1"><f>1+1</f><v>3</v></c></row>';
    const bytes = packed(sheet(formula), {
      'xl/vbaProject.bin': strToU8('macro'),
      'xl/externalLinks/a.xml': strToU8('<a/>'),
    });
    const [read] = await readSheets(bytes, 'macro.xlsm');
    expect(read?.rows[0]?.cells.map(({ text }) => text)).toEqual(['Visits', '3']);
  });

  it.each([
    ['an old Excel file', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'save it as .xlsx'],
    ['a PDF', Buffer.from('%PDF-1.7 and more'), 'it is a PDF'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), 'it is no text'],
    ['a zip of nothing', Buffer.from(zipSync({ 'a.bin': strToU8('aaaaaaaaaaaa') })), 'nothing in it is a table'],
    ['a zip that ends early', packed(sheet('')).subarray(0, 300), 'its end is missing'],
    ['more than is read', Buffer.alloc(33 * 1024 * 1024), 'larger than 32 MB'],
  ])('%s', async (_name, bytes, why) => {
    await expect(readSheets(bytes, 'scorecard.xlsx')).rejects.toThrow(why);
  });
});

/** The files of the smallest workbook. */
function parts(worksheet: string, styles: string): Readonly<Record<string, Uint8Array>> {
  return {
    'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="Board" id="r1"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="r1" Target="worksheets/a.xml"/></Relationships>',
    ),
    'xl/styles.xml': strToU8(styles),
    'xl/worksheets/a.xml': strToU8(worksheet),
  };
}

/** A workbook with colours, which the library that makes the others can't write. */
function coloured(): Buffer {
  const fills = ['FF00B050', 'FFFF0000'].map(
    (rgb) => `<fill><patternFill><fgColor rgb="${rgb}"/></patternFill></fill>`,
  );
  const styles = `<styleSheet><fills>${fills.join('')}<fill/></fills><cellXfs>${[0, 1, 2].map((fill) => `<xf numFmtId="10" fillId="${fill}"/>`).join('')}</cellXfs></styleSheet>`;
  const text = (at: string, value: string) => `<c r="${at}" t="str" s="2"><v>${value}</v></c>`;
  const head = `<row r="1">${text('A1', 'Indicator')}${text('B1', 'Apr-18')}${text('C1', 'May-18')}</row>`;
  const row = `<row r="2">${text('A2', 'Checks')}<c r="B2" s="0"><v>0.915</v></c><c r="C2" s="1"><v>0.7</v></c></row>`;
  const bytes = zipSync(
    parts(
      `<worksheet><sheetData>${head}${row}</sheetData></worksheet>`,
      styles
        .replaceAll('numFmtId="10"', 'numFmtId="164"')
        .replace('<styleSheet>', '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.0%"/></numFmts>'),
    ),
  );
  return Buffer.from(bytes);
}
