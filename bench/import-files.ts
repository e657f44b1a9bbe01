import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { SIZE } from './generate.ts';

/** A folder in our own form with a million numbers: 500 measures of 20 areas in 100 months. */
export async function writeMillion(folder: string): Promise<number> {
  await mkdir(folder, { recursive: true });
  const areas = ['', ...Array.from({ length: SIZE.localities + SIZE.comparators }, (_, at) => `Area ${at + 1}`)];
  const measures = Array.from({ length: SIZE.indicators }, (_, at) => `M${at + 1}`);
  await writeFile(
    join(folder, 'areas.csv'),
    ['area,kind', ...areas.slice(1).map((area) => `${area},locality`), ''].join('\n'),
  );
  const rows = measures.map((code, at) => `${code},Measure number ${at + 1},Theme ${at % 25},percent,higher`);
  await writeFile(join(folder, 'indicators.csv'), ['code,name,theme,unit,polarity', ...rows, ''].join('\n'));
  const out = createWriteStream(join(folder, 'observations.csv'));
  out.write('code,basis,period,area,value,numerator,denominator\n');
  let count = 0;
  for (const [at, code] of measures.entries()) {
    for (const [place, area] of areas.entries()) {
      const lines: string[] = [];
      for (let month = 0; month < SIZE.periods; month += 1) {
        const label = `${2016 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
        const part = (at * 7919 + place * 104_729 + month * 37) % 1000;
        lines.push(`${code},month,${label},${area},${(part / 10).toFixed(1)},${part},1000\n`);
      }
      count += lines.length;
      if (!out.write(lines.join(''))) await once(out, 'drain');
    }
  }
  out.end();
  await once(out, 'finish');
  return count;
}

/** A file that is out to do harm, made only when it is its turn. */
export interface Hostile {
  readonly what: string;
  readonly name: string;
  readonly bytes: () => Uint8Array;
}

const MB = 1024 * 1024;

export const HOSTILE: readonly Hostile[] = [
  { what: 'a zip bomb as a workbook', name: 'bomb.xlsx', bytes: () => book('x'.repeat(400 * MB)) },
  { what: 'a workbook of a thousand bombs', name: 'bombs.xlsx', bytes: manyBombs },
  { what: 'a million columns', name: 'wide.xlsx', bytes: () => book(cells('<c r="BDWGN1"><v>1</v></c>')) },
  { what: 'a CSV of a million columns', name: 'wide.csv', bytes: () => strToU8(`${'a,'.repeat(1_000_000)}a\n`) },
  { what: 'a million rows of one cell', name: 'long.xlsx', bytes: () => book(rowsOf(1_000_000)) },
  { what: 'formulas and links', name: 'formulas.xlsx', bytes: () => book(cells(FORMULA)) },
  { what: 'a macro', name: 'macro.xlsm', bytes: () => book(cells(FORMULA), { 'xl/vbaProject.bin': strToU8('macro') }) },
  { what: 'entities that multiply', name: 'entities.xlsx', bytes: () => book(ENTITIES + cells(FORMULA)) },
  { what: 'a program called .xlsx', name: 'program.xlsx', bytes: () => strToU8(`MZ\0${'\u0001'.repeat(MB)}`) },
  { what: 'names with script', name: '<script>alert(1)</script>.csv', bytes: () => strToU8(SCRIPT) },
  { what: '200 MB', name: 'large.csv', bytes: () => new Uint8Array(200 * MB).fill(97) },
  { what: '31 MB of quotes', name: 'quotes.csv', bytes: () => strToU8(`a,b\n${'"'.repeat(31 * MB)}`) },
  { what: '31 MB of short lines', name: 'lines.csv', bytes: () => strToU8('a,1\n'.repeat(7.75 * MB)) },
  { what: '31 MB of cells, no two alike', name: 'cells.csv', bytes: () => strToU8(cellsApart()) },
  { what: '31 MB in wide characters', name: 'wide-characters.csv', bytes: () => strToU8('Ω,数\n'.repeat(4.4 * MB)) },
  { what: 'a cell of 31 MB', name: 'cell.csv', bytes: () => strToU8(`a,b\n${'x'.repeat(31 * MB)},1\n`) },
  { what: '60 MB called as ours', name: 'observations.csv', bytes: () => strToU8('a,b,c\n'.repeat(10 * MB)) },
  { what: '60 MB of measures', name: 'indicators.csv', bytes: () => strToU8('a,b,c\n'.repeat(10 * MB)) },
  { what: '60 MB of ours, packed', name: 'ours.zip', bytes: packedOurs },
  { what: 'a cell far out in each row', name: 'far.xlsx', bytes: () => book(farCells()) },
  { what: 'many texts, no two alike', name: 'texts.xlsx', bytes: manyTexts },
  { what: 'rows of a sheet as full as it may be', name: 'full.xlsx', bytes: () => book(fullRows()) },
];

const FORMULA =
  '<c r="A1" t="str"><f>WEBSERVICE("http://127.0.0.1:1/")</f><v>x</v></c><c r="B1"><f>1+1</f><v>2</v></c>';
const ENTITIES = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
const SCRIPT = 'Indicator,Good is,Unit,Apr-18\n<script>alert(1)</script>,High,number,3\n';

function cells(inner: string): string {
  return `<worksheet><sheetData><row r="1">${inner}</row></sheetData></worksheet>`;
}

function rowsOf(count: number): string {
  const rows = Array.from({ length: count }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>1</v></c></row>`);
  return `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`;
}

function book(worksheet: string, more: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  return zipSync({ ...PARTS, 'xl/worksheets/a.xml': strToU8(worksheet), ...more }, { level: 1 });
}

function cellsApart(): string {
  const rows = Array.from({ length: 8_000 }, (_, row) =>
    Array.from({ length: 120 }, (_, column) => `cell ${row} and ${column} of all these here`).join(','),
  );
  return `${rows.join('\n')}\n`.slice(0, 31 * MB);
}

function packedOurs(): Uint8Array {
  return zipSync({ 'observations.csv': strToU8('code,basis,period,value\n'.repeat(2.5 * MB)) }, { level: 1 });
}

function farCells(): string {
  const rows = Array.from({ length: 200_000 }, (_, at) => `<row r="${at + 1}"><c r="ALL${at + 1}"><v>1</v></c></row>`);
  return `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`;
}

function manyTexts(): Uint8Array {
  const texts = Array.from(
    { length: 400_000 },
    (_, at) => `<si><t>text number ${at} that is like no other in it</t></si>`,
  );
  return book(cells('<c r="A1" t="s"><v>1</v></c>'), {
    'xl/sharedStrings.xml': strToU8(`<sst>${texts.join('')}</sst>`),
  });
}

/** Within every limit but what it says: it is read to its end. */
function fullRows(): string {
  const columns = Array.from({ length: 40 }, (_, at) => at);
  const rows = Array.from(
    { length: 19_500 },
    (_, row) => `<row>${columns.map((at) => `<c><v>${row * 40 + at}.5</v></c>`).join('')}</row>`,
  );
  return `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`;
}

function manyBombs(): Uint8Array {
  const bomb = strToU8('x'.repeat(MB));
  const many = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`xl/worksheets/s${at}.xml`, bomb]));
  const sheets = Array.from({ length: 1000 }, (_, at) => `<sheet name="S${at}" id="r${at}"/>`).join('');
  const links = Array.from({ length: 1000 }, (_, at) => `<Relationship Id="r${at}" Target="worksheets/s${at}.xml"/>`);
  return zipSync(
    {
      ...many,
      'xl/workbook.xml': strToU8(`<workbook><sheets>${sheets}</sheets></workbook>`),
      'xl/_rels/workbook.xml.rels': strToU8(`<Relationships>${links.join('')}</Relationships>`),
    },
    { level: 1 },
  );
}

const PARTS = {
  'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="Board" id="r1"/></sheets></workbook>'),
  'xl/_rels/workbook.xml.rels': strToU8(
    '<Relationships><Relationship Id="r1" Target="worksheets/a.xml"/></Relationships>',
  ),
  'xl/styles.xml': strToU8('<styleSheet/>'),
};
