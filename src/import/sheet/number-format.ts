/** How a cell shows its number. */
export type NumberFormat =
  | { readonly kind: 'general' }
  | { readonly kind: 'number' | 'percent'; readonly decimals: number }
  | { readonly kind: 'date' }
  | { readonly kind: 'month' };

const GENERAL: NumberFormat = { kind: 'general' };

/** Formats that have a number and no text: https://learn.microsoft.com/dotnet/api/documentformat.openxml.spreadsheet.numberingformat */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'dd/mm/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  22: 'dd/mm/yyyy hh:mm',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
};

export function builtIn(id: number): NumberFormat {
  return readFormat(BUILT_IN[id] ?? 'General');
}

/** Reads a format as Excel writes it: 'dd/mm/yyyy', 'mmm-yy', '0.0%', '#,##0'. Only the first of its parts counts. */
export function readFormat(code: string): NumberFormat {
  const plain = (code.split(';')[0] ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '').toLowerCase();
  if (/general|@/.test(plain) || plain.trim() === '') return GENERAL;
  if (/[dy]/.test(plain) || /m{3}/.test(plain)) return { kind: /d/.test(plain) ? 'date' : 'month' };
  const decimals = /[0#?]\.([0#?]+)/.exec(plain)?.[1]?.length ?? 0;
  if (plain.includes('%')) return { kind: 'percent', decimals };
  return /[0#]/.test(plain) ? { kind: 'number', decimals } : GENERAL;
}

/** A stored number as it is displayed: a share of 1 as a percentage, a serial day as a date, with the decimals shown. */
export function display(number: number, format: NumberFormat, isFrom1904 = false): string {
  switch (format.kind) {
    case 'general':
      return plain(Number(number.toPrecision(12)));
    case 'number':
      return rounded(number, format.decimals);
    case 'percent':
      return `${rounded(number * 100, format.decimals)}%`;
    case 'date':
      return dayOf(number, isFrom1904);
    case 'month':
      return dayOf(number, isFrom1904).slice(0, 7);
  }
}

function plain(number: number): string {
  const text = String(number);
  return text.includes('e') ? number.toFixed(12).replace(/\.?0+$/, '') : text;
}

/** Half away from zero, by the digits that are stored rather than by their binary fraction: 1.005 is 1.01. */
function rounded(number: number, decimals: number): string {
  const exact = Number(Number(number.toPrecision(15)).toFixed(Math.min(decimals + 6, 20)));
  const scaled = Math.round(Math.abs(exact) * 10 ** decimals + 1e-9);
  const digits = String(scaled).padStart(decimals + 1, '0');
  const text =
    decimals === 0 ? digits : `${digits.slice(0, digits.length - decimals)}.${digits.slice(digits.length - decimals)}`;
  return number < 0 && scaled > 0 ? `-${text}` : text;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Day 1 is 1 January 1900, and day 60 a 29 February that never was: https://learn.microsoft.com/office/troubleshoot/excel/wrongly-assumes-1900-is-leap-year */
function dayOf(serial: number, isFrom1904: boolean): string {
  const first = isFrom1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const day = new Date(first + Math.floor(serial) * DAY_MS);
  return Number.isNaN(day.getTime()) ? '' : day.toISOString().slice(0, 10);
}
